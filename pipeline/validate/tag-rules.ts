/** Was the form made for this institution and this cycle? Only forms that we sent out say so. */
import { quoted, quotedName } from "../lib/japanese/quoted.ts";
import { tagText } from "../model/form-tag.ts";
import { findingOf, type Rule } from "./rule.ts";

/** Letters of texts that are compared. */
const SHORT = 40;

const formTagMismatch: Rule = (subject) => {
  const { tag } = subject.submission;
  if (tag === undefined) return [];
  const { institution, cycle } = subject;
  const signs = [
    ...(tag.institution === tagText(institution.code)
      ? []
      : [
          `別の機関（コード ${quotedName(tag.institution)}）に配った様式に、「${quotedName(`${institution.code} ${institution.name}`)}」と記入されています`,
        ]),
    ...(tag.cycle === tagText(cycle.name) ? [] : [`「${quoted(tag.cycle, SHORT)}」のために配った様式です`]),
    ...(tag.form === tagText(cycle.formVersion) ? [] : [`第${quoted(tag.form, SHORT)}版の様式です`]),
  ];
  if (signs.length === 0) return [];
  const place = subject.submission.code?.place ?? subject.submission.name?.place ?? null;
  const said = {
    found: `${signs.join("。")}。`,
    ask: `今回（${quoted(cycle.name, SHORT)}）の、この機関の点検の結果か確かめてください。`,
  };
  return [findingOf("form-tag-mismatch", subject, { measure: null, place }, said)];
};

/** Of forms that we sent out. */
export const tagRules: readonly Rule[] = [formTagMismatch];
