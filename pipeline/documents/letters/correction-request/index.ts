/** 見直し・確認依頼書: what an institution must mend in the submission that counts. */
import { fileNameOf } from "../../../lib/file-name.ts";
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import { askedOfSender, findingsToMend, foundForSender } from "../../../model/asked-of-sender.ts";
import { FINDING_KINDS, type Finding } from "../../../model/finding.ts";
import type { InstitutionResult } from "../../../model/inspection.ts";
import type { LastRequest } from "../../../model/resubmission.ts";
import {
  answerBy,
  bodiesOf,
  BODY_TEXTS,
  bodyValues,
  COMMON_TEXTS,
  commonValues,
  deadlinesOf,
  INSTITUTION_TEXTS,
  institutionValues,
} from "../common-values.ts";
import { originsOf, TO_CORRECT } from "../../kinds/origins.ts";
import { tracedTable } from "../../kinds/trace-lines.ts";
import { countsByInstitution, type Letter, type LetterKind } from "../letter-kind.ts";

const FINDING = ["番号", "シート", "セル", "措置番号", "種類", "内容", "お願い", "経過"] as const;
/** What became of what the last letter asked for. */
const COUNTS = ["前回の件数", "直った件数", "直っていない件数", "新しい件数", "お願いした回数"] as const;
/** The same in words. */
const LAST_REQUEST = "前回の依頼";

/** To each institution whose submission that counts has findings of severity error. */
export const correctionRequest: LetterKind = {
  title: "見直し・確認依頼書",
  paper: "見直し・確認依頼書",
  area: "letters",
  vocabulary: {
    document: "見直し・確認依頼書",
    texts: [
      ...COMMON_TEXTS,
      ...BODY_TEXTS,
      ...INSTITUTION_TEXTS,
      "提出ファイル名",
      "点検日",
      "提出期限",
      "回答期限",
      LAST_REQUEST,
    ],
    counts: ["指摘件数", ...COUNTS],
    flags: [],
    lists: { 指摘: FINDING },
  },
  // What has become of what an earlier letter asked for stands in changes.csv, finding by finding.
  trace: (letters, paper) => {
    const columns = { 指摘件数: originsOf(paper.body).findings(TO_CORRECT, { counts: "○" }) };
    return tracedTable(paper, ["institution_code"], columns, countsByInstitution(letters, columns));
  },
  passages: [LAST_REQUEST],
  mailed: true,
  lettersOf: (results) => {
    const [bodies, deadlineOf] = [bodiesOf(results), deadlinesOf(results)];
    return results.institutions.flatMap((result): readonly Letter[] => {
      const { institution, submission, lastRequest } = result;
      const body = bodies.get(institution.supervisor);
      const asked = findingsToMend(result.findings, submission?.file);
      if (body === undefined || submission === null || asked.length === 0) return [];
      const deadline = deadlineOf(institution);
      const values = {
        ...commonValues(results, body),
        ...bodyValues(body),
        ...institutionValues(institution),
        提出ファイル名: fileNameOf(submission.file),
        点検日: inspectedOn(result),
        提出期限: formatWareki(deadline),
        回答期限: answerBy(results, deadline),
        指摘件数: asked.length,
        ...lastRequestValues(lastRequest),
        指摘: asked.map((finding, index) => toRow(finding, index, lastRequest)),
      };
      return [{ body, institution, values }];
    });
  },
};

/** All zero where nothing was asked before. */
function lastRequestValues(lastRequest: LastRequest | undefined): Readonly<Record<(typeof COUNTS)[number], number>> {
  return {
    前回の件数: lastRequest?.before ?? 0,
    直った件数: lastRequest?.fixed ?? 0,
    直っていない件数: lastRequest?.open ?? 0,
    新しい件数: lastRequest?.new ?? 0,
    お願いした回数: lastRequest?.timesAsked ?? 0,
  };
}

/** Asked again, and for which time, or come up since the last letter; nothing where that is the first. */
function courseOf({ timesAsked }: Finding, lastRequest: LastRequest | undefined): string {
  if (timesAsked !== undefined) return `【再依頼（${String(timesAsked + 1)}回目）】`;
  return lastRequest === undefined ? "" : "【新規】";
}

function inspectedOn({ submission }: InstitutionResult): string {
  const on = submission?.inspected?.on ?? null;
  return on === null ? "記載なし" : formatWareki(on);
}

function toRow(
  finding: Finding,
  index: number,
  lastRequest: LastRequest | undefined,
): Record<(typeof FINDING)[number], string> {
  const { sheet, cell, measure, code } = finding;
  return {
    番号: String(index + 1),
    シート: sheet,
    セル: cell,
    措置番号: measure === null ? "" : String(measure),
    種類: FINDING_KINDS[code].title,
    内容: foundForSender(finding),
    お願い: askedOfSender(finding),
    経過: courseOf(finding, lastRequest),
  };
}
