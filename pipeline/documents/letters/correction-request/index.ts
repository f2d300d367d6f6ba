/** 見直し・確認依頼書: what an institution must mend in the submission that counts. */
import { fileNameOf } from "../../../lib/file-name.ts";
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import { askedOfSender, findingsToMend } from "../../../model/asked-of-sender.ts";
import { FINDING_KINDS, type Finding } from "../../../model/finding.ts";
import type { InstitutionResult } from "../../../model/inspection.ts";
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
import type { Letter, LetterKind } from "../letter-kind.ts";

const FINDING = ["番号", "シート", "セル", "措置番号", "種類", "内容", "お願い"] as const;

/** To each institution whose submission that counts has findings of severity error. */
export const correctionRequest: LetterKind = {
  title: "見直し・確認依頼書",
  paper: "見直し・確認依頼書",
  area: "letters",
  vocabulary: {
    document: "見直し・確認依頼書",
    texts: [...COMMON_TEXTS, ...BODY_TEXTS, ...INSTITUTION_TEXTS, "提出ファイル名", "点検日", "提出期限", "回答期限"],
    counts: ["指摘件数"],
    flags: [],
    lists: { 指摘: FINDING },
  },
  passages: [],
  mailed: true,
  lettersOf: (results) => {
    const [bodies, deadlineOf] = [bodiesOf(results), deadlinesOf(results)];
    return results.institutions.flatMap((result): readonly Letter[] => {
      const { institution, submission } = result;
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
        回答期限: formatWareki(answerBy(results.asOf, deadline)),
        指摘件数: asked.length,
        指摘: asked.map(toRow),
      };
      return [{ body, institution, values }];
    });
  },
};

function inspectedOn({ submission }: InstitutionResult): string {
  const on = submission?.inspected?.on ?? null;
  return on === null ? "記載なし" : formatWareki(on);
}

function toRow(
  { sheet, cell, measure, code, message }: Finding,
  index: number,
): Record<(typeof FINDING)[number], string> {
  return {
    番号: String(index + 1),
    シート: sheet,
    セル: cell,
    措置番号: measure === null ? "" : String(measure),
    種類: FINDING_KINDS[code].title,
    内容: message,
    お願い: askedOfSender(code),
  };
}
