/** 様02-06 of an institution that no body stands between and the operator: its own answers. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { AnswerKind } from "../../../model/answer-kind.ts";
import { countedKind, measuresLeft, type CycleScope } from "../../../model/cycle-scope.ts";
import type { InstitutionResult } from "../../../model/inspection.ts";
import { ANSWER_LABELS } from "../../../model/labels.ts";
import type { Measure } from "../../../model/measure.ts";
import type { Answer } from "../../../model/submission.ts";
import type { RunResults } from "../../kinds/document-kind.ts";
import { COMMON_TEXTS, commonValues, INSTITUTION_TEXTS, institutionValues } from "../common-values.ts";
import { originsOf } from "../../kinds/origins.ts";
import { markedGist } from "../../kinds/measure-gist.ts";
import { tracedTable } from "../../kinds/trace-lines.ts";
import { figuresByInstitution, type Letter, type LetterKind } from "../letter-kind.ts";
import {
  ATTACHMENT,
  DOCUMENT,
  attachments,
  REPORT_COUNTS,
  REPORT_FLAGS,
  REPORT_PASSAGES,
  REPORT_TEXTS,
  reportOrigins,
  reportValues,
  TITLE,
} from "./report-values.ts";

const MEASURE = ["番号", "章", "節", "項目", "要旨", "結果", "実施予定時期", "特記事項"] as const;

/** Of each institution below the operator itself of which something could be read. */
export const ownReport: LetterKind = {
  title: `${TITLE}（機関）`,
  paper: TITLE,
  area: "reports",
  vocabulary: {
    document: DOCUMENT,
    texts: [...COMMON_TEXTS, ...INSTITUTION_TEXTS, ...REPORT_TEXTS, "点検日"],
    counts: REPORT_COUNTS,
    flags: REPORT_FLAGS,
    lists: { 措置: MEASURE, 添付: ATTACHMENT },
  },
  // Numbers of measures are no institution's own: inspectedMeasureCount and reportedMeasureCount of the body's report say the same.
  trace: (letters, paper) => {
    const { 点検措置数: _, 報告措置数: __, ...columns } = reportOrigins(originsOf(paper.body));
    return tracedTable(paper, ["institution_code"], columns, figuresByInstitution(letters, columns));
  },
  passages: REPORT_PASSAGES,
  mailed: false,
  lettersOf: (results) => {
    const operators = new Map(
      results.rollups.filter(({ body }) => body.kind === "運営主体").map((rollup) => [rollup.body.code, rollup]),
    );
    return results.institutions.flatMap((result): readonly Letter[] => {
      const { institution, submission } = result;
      const rollup = operators.get(institution.supervisor);
      if (rollup === undefined || submission === null) return [];
      return [{ body: rollup.body, institution, values: valuesOf(result, submission.answers, rollup.scope, results) }];
    });
  },
};

function valuesOf(
  result: InstitutionResult,
  answers: readonly Answer[],
  scope: CycleScope,
  results: RunResults,
): Letter["values"] {
  const { cycle } = results.registry;
  const byMeasure = new Map(answers.map((answer) => [answer.measure, answer]));
  const reported = scope.reported.map((measure) => {
    const answer = byMeasure.get(measure.number);
    const written = answer?.mark.kind ?? "missing";
    return { measure, answer, written, kind: countedKind(written, measure, result.institution) };
  });
  const count = (kind: AnswerKind): number => reported.filter((each) => each.kind === kind).length;
  const totals = {
    implemented: count("implemented"),
    planned: count("planned"),
    not_applicable: count("not_applicable"),
    missing: count("missing"),
    invalid: count("invalid"),
  };
  const left = measuresLeft(scope.reported, result.institution);
  const otherwise = reported.filter(({ measure, written }) => left.has(measure.number) && written !== "not_applicable");
  const values = reportValues(cycle, scope, totals, [result], {
    left: { all: left.size, otherwise: otherwise.length },
    planned: {
      asOf: results.asOf,
      days: reported.filter(({ kind }) => kind === "planned").map(({ answer }) => dayOf(answer)),
    },
  });
  return {
    ...commonValues(results, null),
    ...institutionValues(result.institution),
    宛名: cycle.operator,
    ...values,
    点検日: String(values["点検期間"]),
    措置: reported.map(({ measure, answer, kind }) => toRow(measure, answer, kind)),
    添付: attachments(["別紙　措置別の点検結果"]),
  };
}

function dayOf(answer: Answer | undefined): string | null {
  return answer?.planned?.on ?? null;
}

function toRow(
  measure: Measure,
  answer: Answer | undefined,
  kind: AnswerKind,
): Record<(typeof MEASURE)[number], string> {
  const { number, chapter, section, heading } = measure;
  const on = kind === "planned" ? dayOf(answer) : null;
  return {
    番号: String(number),
    章: chapter,
    節: section,
    項目: heading,
    要旨: markedGist(measure),
    結果: ANSWER_LABELS[kind],
    実施予定時期: on === null ? "" : formatWareki(on),
    特記事項: answer?.remark ?? "",
  };
}
