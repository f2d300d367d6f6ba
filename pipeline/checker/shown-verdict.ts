/** A verdict as its sender reads it: may it be sent, what is to be mended and where, what stands there and what is expected. */
import { formatWareki } from "../lib/japanese/wareki.ts";
import { quoted } from "../lib/japanese/quoted.ts";
import { visibleText } from "../lib/visible-text.ts";
import { askedOfSender, foundForSender } from "../model/asked-of-sender.ts";
import { ANSWER_KINDS, countKinds } from "../model/answer-kind.ts";
import type { CheckerScope } from "../model/checker-scope.ts";
import { SEVERITIES, type Finding } from "../model/finding.ts";
import type { Inspection, ReadInspection } from "../model/inspection.ts";
import { ANSWER_LABELS, SEVERITY_LABELS } from "../model/labels.ts";
import type { Place } from "../model/place.ts";
import type { Submission } from "../model/submission.ts";

/** Plain texts, for the page to show. */
export interface ShownVerdict {
  /** ready: may be sent; look: too, when somebody has looked at what is listed; mend: not yet; refused: nothing could be read. */
  readonly state: "ready" | "look" | "mend" | "refused";
  readonly file: string;
  /** May it be sent? One short sentence. */
  readonly headline: string;
  /** What to do next. */
  readonly next: string;
  /** Whose it is and when it was inspected, then how many answers of each kind: labels and values. */
  readonly facts: readonly ShownFact[];
  readonly rows: readonly ShownFinding[];
}

/** A label and its value. */
interface ShownFact {
  readonly label: string;
  readonly value: string;
}

/** A finding: a row of the list. */
export interface ShownFinding {
  /** 要修正, 要確認 or 参考. */
  readonly severity: string;
  /** 「No.12 項目」; empty for what is about the whole book. */
  readonly measure: string;
  /** Sheet and cell; empty for what is about the whole book. */
  readonly place: string;
  /** What stands in that cell. */
  readonly there: string;
  /** What is wrong with it. */
  readonly found: string;
  /** What is expected. */
  readonly asked: string;
}

/** Headings of a row, in order. */
export const FINDING_HEADINGS: Readonly<Record<keyof ShownFinding, string>> = {
  severity: "区分",
  measure: "措置",
  place: "場所",
  there: "今の記入",
  found: "見つかったこと",
  asked: "していただくこと",
};

/** @param scope by which it was judged */
export function showVerdict(inspection: Inspection, scope: CheckerScope): ShownVerdict {
  if (inspection.outcome === "rejected")
    return showRefusal(inspection.path, inspection.message, askedOfSender(inspection));
  const { path, submission, findings } = inspection;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  return {
    ...verdictOf(errors, warnings),
    file: visibleText(path),
    facts: factsOf(inspection),
    rows: sorted(findings).map((finding) => rowOf(finding, submission, scope)),
  };
}

/** A file that was not read. */
export function showRefusal(file: string, found: string, asked: string): ShownVerdict {
  return {
    state: "refused",
    file: visibleText(file),
    headline: "このファイルは、点検表として読み取れません。まだ送付しないでください。",
    next: visibleText(found + asked),
    facts: [],
    rows: [],
  };
}

function verdictOf(errors: number, warnings: number): Pick<ShownVerdict, "state" | "headline" | "next"> {
  if (errors > 0)
    return {
      state: "mend",
      headline: `直すところが${String(errors)}か所あります。直してから送付してください。`,
      next: "下の一覧の「要修正」をExcelで直して保存し、もう一度このページで確かめてください。",
    };
  if (warnings > 0)
    return {
      state: "look",
      headline: `送付できます。その前に、確かめていただきたいところが${String(warnings)}か所あります。`,
      next: "下の一覧の「要確認」を御覧ください。記入のとおりでよければ、そのまま送付できます。",
    };
  return {
    state: "ready",
    headline: "送付できます。",
    next: "直すところはありません。いつもの方法で送付してください。",
  };
}

function factsOf({ submission }: ReadInspection): readonly ShownFact[] {
  const { code, name, inspected, answers } = submission;
  const own = (text: string | undefined): string => (text === undefined ? "記入なし" : visibleText(text));
  const on = inspected?.on ?? null;
  const counts = countKinds(answers.map(({ mark }) => mark.kind));
  return [
    { label: "機関コード", value: own(code?.text) },
    { label: "機関名", value: own(name?.text) },
    { label: "点検日", value: on === null ? own(inspected?.field.text) : formatWareki(on) },
    ...ANSWER_KINDS.map((kind) => ({ label: ANSWER_LABELS[kind], value: `${String(counts[kind])}件` })),
  ];
}

/** What must be mended first, then in the order of the form. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || (a.measure ?? 0) - (b.measure ?? 0),
  );
}

function rowOf(finding: Finding, submission: Submission, { catalog }: CheckerScope): ShownFinding {
  const { severity, measure, sheet, cell } = finding;
  const heading = catalog.measures.find(({ number }) => number === measure)?.heading ?? "";
  return {
    severity: SEVERITY_LABELS[severity],
    measure: measure === null ? "" : visibleText(`No.${String(measure)} ${heading}`.trim()),
    place: cell === "" ? "" : visibleText(`${sheet} の ${cell}`),
    there: thereOf(finding, submission),
    found: visibleText(foundForSender(finding)),
    asked: visibleText(askedOfSender(finding)),
  };
}

/** Letters of what stands in a cell. */
const LONGEST = 120;

/** Empty where the finding is about no cell that is read. */
function thereOf({ measure, sheet, cell }: Finding, { answers, code, name, inspected }: Submission): string {
  const isHere = (place: Place | null | undefined): boolean => place?.sheet === sheet && place.cell === cell;
  const answer = answers.find((one) => one.measure === measure);
  if (answer !== undefined && isHere(answer.place)) return shown(answer.rawMark);
  if (answer !== undefined && isHere(answer.remarkPlace)) return shown(answer.rawRemark ?? answer.remark);
  if (answer?.alteredText !== undefined && isHere(answer.alteredText.place)) return shown(answer.alteredText.text);
  const field = [code, name, inspected?.field].find((one) => isHere(one?.place));
  return field == null ? "" : shown(field.text);
}

function shown(text: string): string {
  return text.trim() === "" ? "（空欄）" : visibleText(quoted(text, LONGEST));
}
