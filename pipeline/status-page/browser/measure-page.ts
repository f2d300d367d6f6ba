/** One measure over everybody, and all measures of one body. */
import { formatCount } from "../../lib/format-count.ts";
import { ANSWER_KINDS, type AnswerKind } from "../../model/answer-kind.ts";
import { formatImplementationRate } from "../../model/implementation-rate.ts";
import { ANSWER_LABELS } from "../../model/labels.ts";
import type { AnswerTotals } from "../../model/rollup.ts";
import type { PageData } from "../page-data.ts";
import { dataTable, type Cell, type Heading } from "./data-table.ts";
import { make, type Child } from "./elements.ts";
import { answerOf, link, plannedDay, titleLink } from "./facts.ts";

const COUNTS: readonly Heading[] = [
  ...ANSWER_KINDS.map((kind) => ({ text: ANSWER_LABELS[kind], kind: "number" as const })),
  { text: "実施率", kind: "number" },
];

/** Who has not put it in place is listed; who answers 〇 or － is counted. */
const LISTED: readonly AnswerKind[] = ["planned", "missing", "invalid"];

/** Its page in parts, after its heading; null where the form has no such measure, or it is not inspected. */
export function measurePage(
  number: string,
  data: PageData,
): { readonly title: string; readonly parts: readonly Child[] } | null {
  const at = data.measures.findIndex((each) => String(each.number) === number);
  const measure = data.measures[at];
  if (measure === undefined) return null;
  const kinds = [
    ...(measure.priority ? ["重点報告事項"] : []),
    ...(measure.direct ? ["◆（集約機関が実施する措置）"] : []),
  ];
  return {
    title: measure.title,
    parts: [
      make("p", {}, measure.text),
      ...(kinds.length === 0 ? [] : [make("p", {}, kinds.join("　"))]),
      dataTable("取りまとめ機関ごとの回答", [{ text: "取りまとめ機関", kind: "name" }, ...COUNTS], data.bodies.map(({ code, name, totals }) => [link([["取りまとめ機関", code]], name), ...countCells(totals[at])])),
      openInstitutions(at, data),
    ],
  }; // prettier-ignore
}

function openInstitutions(at: number, { institutions, bodies, asOf }: PageData): HTMLElement {
  const rows = institutions.flatMap(({ code, name, body, answers, planned }): readonly (readonly Cell[])[] => {
    const kind = answerOf(answers[at]);
    if (answers[at] === undefined || !LISTED.includes(kind)) return [];
    // As many days as there are △ before it.
    const on = kind === "planned" ? (planned[answers.slice(0, at).split("p").length - 1] ?? "") : "";
    return [[code, link([["機関", code]], name), bodies[body]?.name ?? "", ANSWER_LABELS[kind], plannedDay(on, asOf)]]; // prettier-ignore
  });
  const headings = [{ text: "コード", kind: "short" }, { text: "機関", kind: "name" }, { text: "取りまとめ機関" }, { text: "回答", kind: "short" }, { text: "実施予定", kind: "short" }] as const; // prettier-ignore
  return dataTable("実施していない機関（△、空欄、判読不能）", headings, rows);
}

/** All inspected measures of a body; nothing for a code that is nobody's. */
export function bodyMeasures(code: string, { bodies, measures }: PageData): readonly Child[] {
  const body = bodies.find((each) => each.code === code);
  if (body === undefined) return [];
  const rows = measures.map((measure, index) => [
    titleLink(measure),
    measure.priority ? "重点" : "",
    ...countCells(body.totals[index]),
  ]);
  const headings: readonly Heading[] = [{ text: "措置", kind: "name" }, { text: "重点", kind: "short" }, ...COUNTS];
  return [dataTable(`${body.name}　措置ごとの回答`, headings, rows)];
}

function countCells(counts: readonly number[] = []): readonly Cell[] {
  const [implemented = 0, planned = 0, not_applicable = 0, missing = 0, invalid = 0] = counts;
  const totals: AnswerTotals = { implemented, planned, not_applicable, missing, invalid };
  return [...ANSWER_KINDS.map((kind) => formatCount(totals[kind])), formatImplementationRate(totals)];
}
