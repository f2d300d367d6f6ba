/** Whom to ask first, with whom to reach and the papers that are ready. */
import { formatCount } from "../../lib/format-count.ts";
import { FOLLOW_UP_REASONS } from "../../model/follow-up.ts";
import { FOLLOW_UP_LABELS } from "../../model/labels.ts";
import { reasonWords } from "../../model/reason-words.ts";
import { markup, type Markup } from "../markup.ts";
import { bodyLink, institutionLink, paperLinks } from "../links.ts";
import type { StatusPageInput } from "../page-input.ts";
import { filters, table } from "../table.ts";
import { ofOperator } from "../to-page-data.ts";
import { collectorsOf } from "./collectors.ts";

/** The list of all bodies; a filter leaves those of one. */
export function followUpList(input: StatusPageInput): Markup {
  const followUps = ofOperator(input)?.followUps ?? [];
  const collectors = collectorsOf(input.registry);
  const reasons = FOLLOW_UP_REASONS.filter((each) =>
    followUps.some((one) => one.reasons.some((r) => r.reason === each)),
  );
  return markup`<section class="view" id="表示=対応" aria-labelledby="h-follow-ups"><h2 id="h-follow-ups" tabindex="-1">先に連絡する機関</h2>
<p>${howMany(followUps.length)}</p>
${filters("先に連絡する機関を絞り込む", [
  { name: "理由", column: 3, options: reasons.map((reason) => FOLLOW_UP_LABELS[reason]) },
  { name: "取りまとめ機関", column: 2, options: collectors.names },
])}
${table({
  caption: "先に連絡する機関の一覧",
  captionHidden: true,
  columns: [
    { heading: "順位", kind: "number", cell: (_, index) => index + 1 },
    {
      heading: "機関",
      kind: "name",
      cell: ({ institution }) => markup`<span class="code">${institution.code}</span> ${institutionLink(institution)}`,
    },
    {
      heading: "取りまとめ機関",
      cell: ({ institution }) => collectors.of(institution).map(bodyLink),
    },
    {
      heading: "理由",
      cell: ({ reasons: all }) => lines(all.map(({ reason, count }) => reasonWords(reason, count))),
      keys: ({ reasons: all }) => all.map(({ reason }) => FOLLOW_UP_LABELS[reason]),
    },
    {
      heading: "連絡先",
      kind: "unbroken",
      cell: ({ institution: { department, contact, mail = "" } }) => lines([department, contact, mail]),
    },
    {
      heading: "用意してある文書",
      cell: ({ institution: { code } }) => paperLinks(input.ofInstitutions.get(code) ?? []),
    },
  ],
  rows: followUps,
})}</section>`;
}

/** One alone has no order. */
function howMany(count: number): string {
  if (count === 0) return "手紙を待たずに、電話などで連絡したい機関はありません。";
  const order = count > 1 ? "急ぐ理由のある順に並べています。" : "";
  return `手紙を待たずに、電話などで連絡したい${formatCount(count)}機関です。${order}`;
}

function lines(texts: readonly string[]): Markup {
  return markup`${texts.filter((text) => text !== "").map((text) => markup`<div>${text}</div>`)}`;
}
