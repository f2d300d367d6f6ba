/** 様02-06 of a supervising body: how all its institutions answered. */
import { countOrDash } from "../../../lib/format-count.ts";
import type { InstitutionResult } from "../../../model/inspection.ts";
import { submittedIn, type BodyRollup, type MeasureTotals } from "../../../model/rollup.ts";
import type { Measure } from "../../../model/measure.ts";
import { BODY_TEXTS, bodyValues, COMMON_TEXTS, commonValues } from "../common-values.ts";
import type { TraceOrigin, TraceTable } from "../../../model/trace.ts";
import { markedGist } from "../../kinds/measure-gist.ts";
import { originsOf, REPORTED } from "../../kinds/origins.ts";
import { tracedSentences, tracedTable, type NamedOrigins, type TracedPaper } from "../../kinds/trace-lines.ts";
import type { LetterKind } from "../letter-kind.ts";
import {
  ATTACHMENT,
  DOCUMENT,
  attachments,
  printed,
  REPORT_COUNTS,
  REPORT_FLAGS,
  REPORT_PASSAGES,
  REPORT_TEXTS,
  reportOrigins,
  reportValues,
  TITLE,
  type ReportFigure,
} from "./report-values.ts";

const COUNTS = [
  "機関数",
  "提出機関数",
  "受理機関数",
  "要修正機関数",
  "未提出機関数",
  "読取不能機関数",
  "未実施機関数",
] as const;
const MEASURE = ["番号", "章", "節", "項目", "要旨", "実施済", "未実施", "対象外", "空欄", "判読不能"] as const;

/** Of every body but the operator, which it goes to; where something could be read, or there is no result to report. */
export const bodyReport: LetterKind = {
  title: TITLE,
  paper: TITLE,
  area: "reports",
  vocabulary: {
    document: DOCUMENT,
    texts: [...COMMON_TEXTS, ...BODY_TEXTS, ...REPORT_TEXTS],
    counts: [...REPORT_COUNTS, ...COUNTS],
    flags: [...REPORT_FLAGS],
    lists: { 措置: MEASURE, 添付: ATTACHMENT },
  },
  trace: (letters, paper) =>
    letters.flatMap(({ values }) => [
      ...tracedSentences(paper, values, origins(paper.body)),
      ...(typeof values["措置"] === "object" ? tracedMeasures(paper, values["措置"]) : []),
    ]),
  passages: REPORT_PASSAGES,
  mailed: false,
  lettersOf: (results) => {
    const byCode = new Map(results.institutions.map((result) => [result.institution.code, result]));
    return results.rollups
      .filter(({ body, status }) => body.kind !== "運営主体" && submittedIn(status) > 0)
      .map((rollup) => {
        const covered = rollup.institutions.flatMap(({ institution: { code } }) => byCode.get(code) ?? []);
        const { body } = rollup;
        const values = {
          ...commonValues(results, body),
          ...bodyValues(body),
          宛名: body.addressee === "" ? rollup.cycle.operator : body.addressee,
          ...figures(rollup, covered),
        };
        return { body, institution: null, values };
      });
  },
};

/** By its names; days are no figures. */
function origins(body: string): NamedOrigins<(typeof COUNTS)[number] | ReportFigure> {
  const own = originsOf(body);
  const status = (name: string): TraceOrigin => own.count("institutions", { status: name });
  return {
    ...reportOrigins(own),
    機関数: own.count("institutions"),
    提出機関数: own.count("institutions", { submitted: "○" }),
    受理機関数: status("accepted"),
    要修正機関数: status("needs_correction"),
    未提出機関数: status("not_received"),
    読取不能機関数: status("rejected"),
    未実施機関数: { distinct: "institution_code", of: own.select("answers", { ...REPORTED, answer: "planned" }) },
  };
}

/** A line a measure. */
function tracedMeasures(
  paper: TracedPaper,
  measures: readonly Readonly<Record<string, string | number | boolean>>[],
): readonly TraceTable[] {
  const { answers } = originsOf(paper.body);
  const kinds = {
    実施済: "implemented",
    未実施: "planned",
    対象外: "not_applicable",
    空欄: "missing",
    判読不能: "invalid",
  };
  const columns = Object.fromEntries(Object.entries(kinds).map(([name, answer]) => [name, answers({ answer })]));
  const rows = measures.map((row) => ["番号", ...Object.keys(columns)].map((name) => String(row[name] ?? "")));
  return tracedTable(paper, ["measure"], columns, rows);
}

function figures(
  { cycle, asOf, scope, totals, status, measures, deficiencies, notApplicable }: BodyRollup,
  covered: readonly InstitutionResult[],
) {
  const byNumber = new Map(measures.map((measure) => [measure.number, measure]));
  const left = {
    all: notApplicable.filter(({ byAggregator }) => byAggregator).length,
    otherwise: notApplicable.filter(({ writtenAs }) => writtenAs !== undefined).length,
  };
  return {
    ...reportValues(cycle, scope, totals, covered, {
      left,
      planned: { asOf, days: deficiencies.map(({ plannedOn }) => plannedOn) },
    }),
    機関数: printed(status.institutions),
    提出機関数: printed(submittedIn(status)),
    受理機関数: printed(status.accepted),
    要修正機関数: printed(status.needs_correction),
    未提出機関数: printed(status.not_received),
    読取不能機関数: printed(status.rejected),
    未実施機関数: printed(new Set(deficiencies.map(({ institution }) => institution.code)).size),
    措置: scope.reported.map((measure) => toRow(measure, byNumber.get(measure.number))),
    添付: attachments(["別紙　措置別の点検結果", "取りまとめ報告書、別冊1～3（未実施事項、対象外事項、機関別の一覧）"]),
  };
}

function toRow(measure: Measure, totals: MeasureTotals | undefined): Record<(typeof MEASURE)[number], string> {
  const { number, chapter, section, heading } = measure;
  return {
    番号: String(number),
    章: chapter,
    節: section,
    項目: heading,
    要旨: markedGist(measure),
    実施済: countOrDash(totals?.implemented ?? 0),
    未実施: countOrDash(totals?.planned ?? 0),
    対象外: countOrDash(totals?.not_applicable ?? 0),
    空欄: countOrDash(totals?.missing ?? 0),
    判読不能: countOrDash(totals?.invalid ?? 0),
  };
}
