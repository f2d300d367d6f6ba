/** Supervising bodies: a table of all, and a page each. The table of all measures of a body is drawn by the script. */
import { formatCount } from "../../lib/format-count.ts";
import { ANSWER_KINDS } from "../../model/answer-kind.ts";
import { formatImplementationRate } from "../../model/implementation-rate.ts";
import { ANSWER_LABELS, STATUS_LABELS } from "../../model/labels.ts";
import { INSTITUTION_STATUSES, type AnswerTotals, type BodyRollup, type SubmissionStatus } from "../../model/rollup.ts";
import { subordinatesAddUp } from "../../model/subordinates-add-up.ts";
import { statusBar } from "../charts/status-bar.ts";
import { markup, NOTHING, type Markup } from "../markup.ts";
import { bodyLink, linkTo, paperLinks } from "../links.ts";
import type { StatusPageInput } from "../page-input.ts";
import { anchor, table, type Column } from "../table.ts";
import { collectorsOf } from "./collectors.ts";

/** The table, and a section for each. */
export function bodyPages(input: StatusPageInput): Markup {
  const collecting = new Set(collectorsOf(input.registry).names);
  return markup`<section class="view" id="表示=取りまとめ機関" aria-labelledby="h-bodies"><h2 id="h-bodies" tabindex="-1">取りまとめ機関</h2>
${table({
  caption: "取りまとめ機関の一覧",
  captionHidden: true,
  columns: [
    { heading: "取りまとめ機関", kind: "name", cell: ({ body }) => bodyLink(body) },
    { heading: "区分", cell: ({ body }) => body.kind },
    ...statusColumns<BodyRollup>(({ status }) => status),
    rateColumn<BodyRollup>(({ totals }) => totals),
  ],
  rows: input.rollups,
})}</section>
${input.rollups.map((rollup) => bodyPage(rollup, input, collecting.has(rollup.body.name)))}`;
}

function bodyPage(rollup: BodyRollup, { ofBodies }: StatusPageInput, collects: boolean): Markup {
  const { body, status, totals } = rollup;
  const address = [["取りまとめ機関", body.code]] as const;
  const list = [["表示", "機関"], ["取りまとめ機関", body.name]] as const; // prettier-ignore
  const heading = `h-${anchor(address)}`;
  return markup`<section class="view" id="${anchor(address)}" aria-labelledby="${heading}"><h2 id="${heading}" tabindex="-1">${body.name}</h2>
<p>${body.kind}　${body.code}　${body.department}</p>
<figure>${statusBar(`${body.name}の機関の状態`, status)}<figcaption>対象 ${formatCount(status.institutions)}機関：${INSTITUTION_STATUSES.map((each) => markup`<span class="key key-${each}"></span>${STATUS_LABELS[each]} ${formatCount(status[each])}　`)}</figcaption></figure>
<p>報告する措置の実施率 <strong>${formatImplementationRate(totals)}</strong>　${collects ? linkTo(list, "直接取りまとめる機関の一覧") : NOTHING}</p>
<h3>文書</h3><p class="papers">${paperLinks(ofBodies.get(body.code) ?? [])}</p>
${chapterTable(rollup)}
${belowTable(rollup)}
<div class="measures-of" data-body="${body.code}"></div></section>`;
}

function chapterTable({ body, chapters }: BodyRollup): Markup {
  return table({
    caption: `${body.name}　章ごとの実施状況（報告する措置）`,
    columns: [
      { heading: "章", kind: "name", cell: ({ chapter }) => chapter },
      { heading: "措置", kind: "number", cell: ({ measures }) => measures },
      ...answerColumns<(typeof chapters)[number]>(({ totals }) => totals),
    ],
    rows: chapters,
  });
}

function belowTable(rollup: BodyRollup): Markup {
  const { body, subordinates } = rollup;
  if (subordinates.length === 0) return NOTHING;
  const below = table({
    caption: `${body.name}　下位の取りまとめ機関の状況`,
    columns: [
      { heading: "取りまとめ機関", kind: "name", cell: (row) => (row.body === null ? "直接取りまとめる機関" : bodyLink(row.body)) }, // prettier-ignore
      ...statusColumns<(typeof subordinates)[number]>(({ status }) => status),
      rateColumn<(typeof subordinates)[number]>(({ totals }) => totals),
    ],
    rows: subordinates,
  });
  return subordinatesAddUp(rollup) ? below : markup`${below}\n<p>${COUNTED_TWICE}</p>`;
}

/** What the report says of the same table. */
const COUNTED_TWICE =
  "集約機関の行と所管府省等の行には、同じ機関が重ねて数えられていることがあります。足しても、対象の機関数にはなりません。";

function statusColumns<Row>(statusOf: (row: Row) => SubmissionStatus): readonly Column<Row>[] {
  return [
    { heading: "対象", kind: "number", cell: (row) => formatCount(statusOf(row).institutions) },
    ...INSTITUTION_STATUSES.map((each): Column<Row> => ({
      heading: STATUS_LABELS[each],
      kind: "number",
      cell: (row) => formatCount(statusOf(row)[each]),
    })),
  ];
}

function rateColumn<Row>(totalsOf: (row: Row) => AnswerTotals): Column<Row> {
  return { heading: "実施率", kind: "number", cell: (row) => formatImplementationRate(totalsOf(row)) };
}

/** A column for each kind of answer, and the rate. */
export function answerColumns<Row>(totalsOf: (row: Row) => AnswerTotals): readonly Column<Row>[] {
  return [
    ...ANSWER_KINDS.map((kind): Column<Row> => ({
      heading: ANSWER_LABELS[kind],
      kind: "number",
      cell: (row) => formatCount(totalsOf(row)[kind]),
    })),
    rateColumn(totalsOf),
  ];
}
