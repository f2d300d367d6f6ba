/** Is the table the form of this cycle, unaltered? */
import { formatCount } from "../lib/format-count.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import { MOST_BOOK_LETTERS, MOST_CELL_LETTERS } from "../model/limits.ts";
import type { Finding } from "../model/finding.ts";
import type { Submission } from "../model/submission.ts";
import { listed, quoted } from "../lib/japanese/quoted.ts";
import { contradictsKind, contradictsVersion } from "./stated-form.ts";
import { findingOf, perAnswer, type About, type Rule, type Said } from "./rule.ts";

/** More altered texts than this share of the table means another form, not altered rows. */
const ANOTHER_FORM = 0.5;

/** Letters of texts that are compared. */
const SHORT = 40;

const measureTextAltered: Rule = (subject) => {
  if (isAnotherForm(subject)) return [];
  return perAnswer(({ answer, measure }, s) => {
    if (answer.alteredText === undefined) return null;
    const { text, place } = answer.alteredText;
    const found = `措置${String(measure.number)}の文言が様式と違います（記載: 「${quoted(text, SHORT)}」、様式: 「${quoted(measure.text, SHORT)}」）。`;
    const ask = "行のずれがないか確かめてください。";
    return findingOf("measure-text-altered", s, { measure: measure.number, place }, { found, ask });
  })(subject);
};

const formVersionMismatch: Rule = (subject) => {
  const { unknownMeasures, more } = subject.submission;
  const [first] = unknownMeasures;
  const unknown = unknownMeasures.map(({ number }) => String(number));
  const signs = [
    ...(first === undefined
      ? []
      : [`様式にない番号（${listed(unknown, { counter: "件", beyond: more?.unknownMeasures })}）の行があります`]),
    ...(isAnotherForm(subject) ? ["措置の文言の多くが様式と違います"] : []),
  ];
  if (signs.length === 0) return [];
  const said = {
    found: `${signs.join("。")}。`,
    ask: `第${subject.cycle.formVersion}版の様式で作成されているか確かめてください。`,
  };
  return [findingOf("form-version-mismatch", subject, { place: first?.place ?? null }, said)];
};

/** The workbook itself says that it is of another inspection, or of another form. */
const cycleKindMismatch: Rule = (subject) => {
  const { kind, formVersion } = subject.submission.stated;
  const { cycle } = subject;
  const findings: Finding[] = [];
  const add = (about: About, said: Said) => findings.push(findingOf("cycle-kind-mismatch", subject, about, said));
  if (kind !== null && contradictsKind(kind.text, cycle.kind))
    add(kind, {
      found: `点検区分に「${quoted(kind.text, SHORT)}」とありますが、今回は「${cycle.kind}」です。`,
      ask: "今回の点検の結果か確かめ、違えば点検し直すよう依頼してください。",
    });
  if (formVersion !== null && contradictsVersion(formVersion.text, cycle.formVersion))
    add(formVersion, {
      found: `様式に「${quoted(formVersion.text, SHORT)}」とありますが、今回の様式は第${cycle.formVersion}版です。`,
      ask: "今回の様式に記入し直すよう依頼してください。",
    });
  return findings;
};

const tableUnused: Rule = (subject) => {
  const { unusedTables, more } = subject.submission;
  const findings = unusedTables.map((place) => findingOf("table-unused", subject, { place }, UNUSED));
  if (more === undefined || more.unusedTables === 0) return findings;
  const found = `使っていない自己点検表が、ブックにさらに${formatCount(more.unusedTables)}個あります。`;
  return [...findings, findingOf("table-unused", subject, {}, { ...UNUSED, found })];
};

const UNUSED: Said = {
  found: "ブックに自己点検表がほかにもあります。回答の多い表を採用し、この表は使っていません。",
  ask: "採用した表でよいか確かめてください。",
};

const fileHasMacros: Rule = (subject) => {
  if (!subject.submission.hasMacros) return [];
  const found = "マクロを含むブックです。マクロは実行せず、セルの値だけを読み取りました。";
  return [findingOf("file-has-macros", subject, {}, { found })];
};

const textCut: Rule = (subject) => {
  const { texts, count } = subject.submission.cut ?? NOTHING_CUT;
  const findings = texts.map(({ place, letters, kept }) => {
    const found = `${formatCount(letters)}文字の文があり、先頭の${formatCount(kept)}文字だけを読み取りました（1つのセルは${formatCount(MOST_CELL_LETTERS)}文字、1つのブックの記入は合わせて${formatCount(MOST_BOOK_LETTERS)}文字までです）。`;
    return findingOf("text-cut", subject, { place }, { found, ask: SHORTEN });
  });
  if (count <= texts.length) return findings;
  const found = `長すぎるため途中まで読み取った文が、ほかに${formatCount(count - texts.length)}か所あります。`;
  return [...findings, findingOf("text-cut", subject, {}, { found, ask: SHORTEN })];
};

const SHORTEN = "文を短くするか、別の資料に分けてください。";

const NOTHING_CUT: NonNullable<Submission["cut"]> = { texts: [], count: 0 };

const answersAllAlike: Rule = (subject) => {
  const { answers } = subject.submission;
  const others = answers.filter(({ measure }) => subject.measures.get(measure)?.direct === false);
  const only = others[0]?.mark.kind;
  if (only === undefined || answers.length < 10 || !others.every(({ mark }) => mark.kind === only)) return [];
  if (only === "missing" || only === "invalid") return [];
  const found = `すべての措置（◆を除く）の回答が「${ANSWER_LABELS[only]}」です。`;
  const ask = "一括で記入されていないか、必要に応じて確かめてください。";
  return [findingOf("answers-all-alike", subject, {}, { found, ask })];
};

function isAnotherForm({ submission }: Parameters<Rule>[0]): boolean {
  let [found, altered] = [0, 0];
  for (const { place, alteredText } of submission.answers) {
    if (place !== null) found++;
    if (place !== null && alteredText !== undefined) altered++;
  }
  return found >= 10 && altered > found * ANOTHER_FORM;
}

/** About the workbook as a whole, or the texts of its measures. */
export const formRules: readonly Rule[] = [
  measureTextAltered,
  formVersionMismatch,
  cycleKindMismatch,
  tableUnused,
  textCut,
  fileHasMacros,
  answersAllAlike,
];
