/** What is open in a run, as rows of decisions.xlsx: a person confirms them, and says who, when and why. */
import { fileNameOf } from "../lib/file-name.ts";
import { quoted } from "../lib/japanese/quoted.ts";
import { measuresLeft } from "../model/cycle-scope.ts";
import { HINT, WAITING, type ProposedDecision } from "../model/decision.ts";
import { FINDING_KINDS } from "../model/finding.ts";
import type { InstitutionResult, RejectedInspection } from "../model/inspection.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import type { Measure } from "../model/measure.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { Answer, Submission } from "../model/submission.ts";
import { closestNames } from "./closest-names.ts";
import type { SettledFile } from "./settled-file.ts";
import type { Settlement } from "./settle-submissions.ts";

/**
 * Files of nobody first, one row for each institution that may have sent them (of which one may stay), then what came and cannot be
 * read, then answers, institution by institution.
 */
export function proposeDecisions(
  read: readonly SettledFile[],
  { institutions, files }: Settlement,
  registry: Registry,
  inspected: readonly Measure[],
): readonly ProposedDecision[] {
  const rejected = new Map(
    read.flatMap(({ inspection }) =>
      typeof inspection === "string" || inspection.outcome === "read" ? [] : [[inspection.path, inspection]],
    ),
  );
  // In the order of the paths.
  const counting = new Map(institutions.map(({ institution, submission }) => [institution.code, submission?.file]));
  const open = files.flatMap(({ path }) => rejected.get(path) ?? []).filter(isOpen);
  return [
    ...open.filter(({ institutionCode }) => institutionCode === "").flatMap((file) => whoseIs(file, registry)),
    ...open
      .filter(({ institutionCode }) => institutionCode !== "")
      .map((file) => receive(file, counting.get(file.institutionCode))),
    ...institutions.flatMap((result) => ofInstitution(result, measuresLeft(inspected, result.institution))),
  ];
}

/** What waits was decided; what was not finished is read by the next run. */
function isOpen({ code }: RejectedInspection): boolean {
  return code !== "submission-waiting" && code !== "file-unfinished";
}

function whoseIs(rejection: RejectedInspection, registry: Registry): readonly ProposedDecision[] {
  const { path, code, message } = rejection;
  const candidates = rejection.candidates ?? closestNames(nameOf(path), registry);
  const hint = `【${FINDING_KINDS[code].title}】${message}`;
  const row = { 対象ファイル: path, 指摘コード: code };
  if (candidates.length === 0 && !code.startsWith("institution-"))
    return [
      {
        ...row,
        判断: "提出から除外",
        [HINT]: `${hint}提出であれば、判断を「機関を指定」とし、機関コードを記入します。`,
      },
    ];
  if (candidates.length === 0) return [{ ...row, 判断: "機関を指定", [HINT]: hint }];
  return candidates.map((candidate) => ({
    ...row,
    機関コード: candidate.code,
    判断: "機関を指定",
    [HINT]: `${candidate.name}？${candidates.length > 1 ? "（当てはまる1行だけを残します）" : ""} ${hint}`,
  }));
}

function nameOf(path: string): string {
  return fileNameOf(path).replace(/\.\w{1,5}$/u, "");
}

/** @param counting path of the institution's submission that counts, if there is one: then this may be an earlier one, or a correction of it */
function receive(
  { path, institutionCode, code, message }: RejectedInspection,
  counting: string | undefined,
): ProposedDecision {
  const since =
    counting === undefined
      ? ""
      : `この機関は「${quoted(counting)}」を採用しています。それより前の提出であれば、判断を「提出から除外」に変え、値を空欄にします。`;
  return {
    対象ファイル: path,
    機関コード: institutionCode,
    指摘コード: code,
    判断: "機関を指定",
    値: WAITING,
    [HINT]: `【${FINDING_KINDS[code].title}】${message}${since}`,
  };
}

/** @param left measures that its aggregator does: － is all that anybody may decide there */
function ofInstitution(
  { institution, submission, findings }: InstitutionResult,
  left: ReadonlySet<number>,
): readonly ProposedDecision[] {
  if (submission === null) return [];
  const mismatches = findings.filter(({ code, severity }) => code === "institution-mismatch" && severity === "error");
  return [
    ...mismatches.map(({ file, code, message }) => ({
      対象ファイル: file,
      機関コード: institution.code,
      指摘コード: code,
      判断: "指摘を了承",
      [HINT]: message,
    })),
    ...submission.answers.flatMap((answer) => ofAnswer(answer, submission, institution, left.has(answer.measure))),
  ];
}

function ofAnswer(
  answer: Answer,
  { file }: Submission,
  { code, name }: Institution,
  isLeft: boolean,
): readonly ProposedDecision[] {
  const { mark, measure, place, rawMark, remark, planned } = answer;
  const row = { 対象ファイル: file, シート: place?.sheet ?? "", 機関コード: code, 措置番号: String(measure) };
  const said = remark === "" ? "" : `、特記事項「${quoted(remark)}」`;
  if (mark.kind === "invalid")
    return [
      {
        ...row,
        指摘コード: "answer-unrecognized",
        判断: "回答を読み替え",
        値: isLeft ? ANSWER_LABELS.not_applicable : (mark.suggestion ?? ""),
        [HINT]: `${name} ${place?.cell ?? ""}：点検結果「${quoted(rawMark.trim())}」${said}`,
      },
    ];
  if (isLeft || mark.kind !== "planned" || remark === "" || (planned?.on ?? null) !== null) return [];
  const hint = `${name} ${answer.remarkPlace?.cell ?? ""}：特記事項「${quoted(remark)}」`;
  return [{ ...row, 指摘コード: "planned-date-unreadable", 判断: "実施予定時期を読み替え", [HINT]: hint }];
}
