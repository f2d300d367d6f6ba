/** What became of each decision: what it has changed, or why it counts for nothing. */
import { quotedName, quotedPath } from "../lib/japanese/quoted.ts";
import { formatWareki } from "../lib/japanese/wareki.ts";
import {
  DECISION_SHEET,
  DECISIONS_FILE,
  WAITING,
  type Decision,
  type DecisionOutcome,
  type Outcomes,
} from "../model/decision.ts";
import { makeFinding, type Finding } from "../model/finding.ts";
import type { ReadInspection } from "../model/inspection.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { DecisionIndex } from "./decision-index.ts";
import { indexInstitutions } from "./institution-index.ts";
import type { SettledFile } from "./settled-file.ts";

/** What a run has made of the files, with the decisions applied. */
export interface Judged {
  readonly files: readonly SettledFile[];
  /** By institution code. */
  readonly accepted: ReadonlyMap<string, ReadInspection | null>;
  /** Decisions that have accepted a finding. */
  readonly acknowledged: ReadonlySet<Decision>;
  readonly registry: Registry;
}

/** In the order of the sheet; null where there is no decisions.xlsx. */
export function judgeDecisions({ decisions, withdrawn }: DecisionIndex, judged: Judged): Outcomes {
  if (decisions === null) return null;
  const byPath = new Map(judged.files.map((settled) => [settled.file.path.normalize("NFC"), settled]));
  return decisions.map((decision): DecisionOutcome => {
    const settled = byPath.get(decision.file.normalize("NFC"));
    const institution = institutionOf(decision, settled, judged.registry);
    const withdrawal = withdrawn.get(decision);
    if (withdrawal !== undefined) return { decision, institution, ...withdrawal };
    const effect = effectOf(decision, settled, institution, judged);
    if (effect !== null) return { decision, institution, state: "applied", effect };
    return { decision, institution, state: "unmatched", effect: whyUnmatched(decision, settled, judged) };
  });
}

/** Warnings about decisions that count for nothing; each names its row. */
export function unmatchedFindings(outcomes: readonly DecisionOutcome[]): readonly Finding[] {
  return outcomes
    .filter(({ state }) => state !== "applied")
    .map(({ decision: { kind, row, cell, measure, file }, effect }) =>
      makeFinding("decision-unmatched", {
        institutionCode: "",
        file: DECISIONS_FILE,
        measure,
        place: { sheet: DECISION_SHEET, cell },
        message: `判断の${String(row)}行目「${kind}」${file === "" ? "" : `（ファイル: ${quotedPath(file)}）`}: ${effect}`,
      }),
    );
}

function institutionOf(
  { institutionCode }: Decision,
  settled: SettledFile | undefined,
  registry: Registry,
): Institution | null {
  const inspection = settled?.inspection;
  const code = typeof inspection === "object" ? inspection.institutionCode : (settled?.sender ?? "");
  const { byCode } = indexInstitutions(registry);
  return byCode.get(institutionCode)?.[0] ?? byCode.get(code)?.[0] ?? null;
}

/** What an applied decision has changed; null when it is not applied. */
function effectOf(
  decision: Decision,
  settled: SettledFile | undefined,
  institution: Institution | null,
  { accepted, acknowledged }: Judged,
): string | null {
  const inspection = typeof settled?.inspection === "string" ? undefined : settled?.inspection;
  const read = inspection?.outcome === "read" ? inspection : undefined;
  const counts = read !== undefined && accepted.get(read.institutionCode) === read;
  const name = institution === null ? "" : quotedName(`${institution.code} ${institution.name}`);
  switch (decision.kind) {
    case "機関を指定":
      // Another row may say the same.
      if (inspection?.assigned?.institutionCode !== decision.institutionCode) return null;
      return `「${name}」の提出として扱いました${read === undefined ? `（${WAITING}）` : ""}。`;
    case "採用するファイル":
      return counts && read.adopted?.institutionCode === decision.institutionCode
        ? `「${name}」の提出として、このファイルを採用しました。`
        : null;
    case "提出から除外":
      return settled?.excluded !== undefined ? "提出から除外しました。" : null;
    case "回答を読み替え":
    case "実施予定時期を読み替え":
      return counts ? (read.decided?.find((one) => one.decision === decision)?.effect ?? null) : null;
    case "指摘を了承":
      return acknowledged.has(decision) ? "了承し、参考としました。" : null;
    case "期限を延長":
      return institution === null ? null : `「${name}」の提出期限を${formatWareki(decision.value)}としました。`;
  }
}

/** The first thing that keeps a decision from fitting. */
function whyUnmatched(
  { kind, institutionCode, measure, sheet }: Decision,
  settled: SettledFile | undefined,
  { accepted, registry }: Judged,
): string {
  if (institutionCode !== "" && !indexInstitutions(registry).byCode.has(institutionCode))
    return `機関コード「${quotedName(institutionCode)}」の機関が、点検の対象機関の中にありません。`;
  if (kind !== "期限を延長" && settled === undefined) return "対象ファイルがありません。";
  const inspection = settled?.inspection;
  if (settled?.excluded !== undefined)
    return `対象ファイルは、${String(settled.excluded.row)}行目の判断で提出から除外しています。`;
  if (inspection === undefined || typeof inspection === "string") return "対象ファイルは、提出物として扱っていません。";
  if (kind === "機関を指定") return `シート「${quotedName(sheet)}」の点検表は読み取られていません。`;
  if (inspection.outcome === "rejected") return "対象ファイルは不採用のため、当てはまりません。";
  if (institutionCode !== "" && inspection.institutionCode !== institutionCode) {
    const other = nameOf(inspection.institutionCode, registry);
    return `対象ファイルは、別の機関（${other}）の提出です。`;
  }
  if (kind === "指摘を了承") return "この指摘は、今の提出にはありません。";
  if (accepted.get(inspection.institutionCode) !== inspection)
    return "対象ファイルは採用されていません（新しい提出があります）。";
  return `措置${String(measure)}の回答に当てはまりません（措置の番号、シート、実施予定時期のときは点検結果が「△」かを確かめてください）。`;
}

function nameOf(code: string, registry: Registry): string {
  return quotedName(`${code} ${indexInstitutions(registry).byCode.get(code)?.[0]?.name ?? ""}`);
}
