/** Values that every letter has: whose it is, of which day, about which inspection. */
import { addDays } from "../../lib/japanese/calendar.ts";
import { formatWareki } from "../../lib/japanese/wareki.ts";
import { deadlinesByCode } from "../../model/deadlines.ts";
import type { Institution, SupervisingBody } from "../../model/registry.ts";
import type { RunResults } from "../kinds/document-kind.ts";

/** Of the paper itself and of the inspection. */
export const COMMON_TEXTS = ["文書番号", "日付", "点検名", "点検区分", "様式版"] as const;
/** Of the body that sends it. */
export const BODY_TEXTS = ["取りまとめ機関名", "代表者職名", "代表者氏名", "代表者", "担当部署", "連絡先"] as const;
/** Of whom it goes to. */
export const INSTITUTION_TEXTS = [
  "送付先",
  "機関コード",
  "機関名",
  "機関の担当部署",
  "機関の連絡先",
  "機関のメール",
] as const;

type Texts<Names extends readonly string[]> = Readonly<Record<Names[number], string>>;

/** Stands where a date is to be written by hand. */
const BLANK_DATE = "令和　　年　　月　　日";

/** @param body whose number and day the paper has; null for a paper of somebody who decides on both alone */
export function commonValues(
  { registry: { cycle } }: RunResults,
  body: SupervisingBody | null,
): Texts<typeof COMMON_TEXTS> {
  return {
    文書番号: body?.documentNumber ?? "",
    日付: body === null || cycle.issuedOn === undefined ? BLANK_DATE : formatWareki(cycle.issuedOn),
    点検名: cycle.name,
    点検区分: cycle.kind,
    様式版: cycle.formVersion,
  };
}

/** Who sends it. */
export function bodyValues({
  name,
  department,
  contact = "",
  headTitle = "",
  headName = "",
}: SupervisingBody): Texts<typeof BODY_TEXTS> {
  return {
    取りまとめ機関名: name,
    代表者職名: headTitle,
    代表者氏名: headName,
    代表者: [headTitle, headName].filter((part) => part !== "").join("　"),
    担当部署: department,
    連絡先: contact,
  };
}

/** To whom it goes. */
export function institutionValues({
  code,
  name,
  department,
  contact,
  mail = "",
}: Institution): Texts<typeof INSTITUTION_TEXTS> {
  const 送付先 = [name, department].filter((part) => part !== "").join("　");
  return {
    送付先,
    機関コード: code,
    機関名: name,
    機関の担当部署: department,
    機関の連絡先: contact,
    機関のメール: mail,
  };
}

/** Days that an institution has for what it is asked. */
const DAYS = 14;

/** Until when submissions were to come, `YYYY-MM-DD`: a decision may have given an institution longer than the others. */
export function deadlinesOf({ registry: { cycle }, rollups }: RunResults): (institution: Institution) => string {
  const deadlineOf = deadlinesByCode(
    cycle.deadline,
    rollups.flatMap(({ decisions }) => decisions),
  );
  return ({ code }) => deadlineOf(code);
}

/**
 * Until when an answer to a letter is asked for: two weeks from the day of the letter, and never before the deadline. Without that day there is
 * nothing to count from.
 */
export function answerBy({ registry: { cycle } }: RunResults, deadline: string): string {
  if (cycle.issuedOn === undefined) return BLANK_DATE;
  const soon = addDays(cycle.issuedOn, DAYS);
  return formatWareki(soon > deadline ? soon : deadline);
}

/** Bodies by code. */
export function bodiesOf({ registry }: RunResults): ReadonlyMap<string, SupervisingBody> {
  return new Map(registry.bodies.map((body) => [body.code, body]));
}
