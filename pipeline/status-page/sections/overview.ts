/** Where the cycle stands, and what to do next. */
import { splitIsoDate } from "../../lib/japanese/calendar.ts";
import { formatCount } from "../../lib/format-count.ts";
import { groupBy } from "../../lib/group-by.ts";
import { formatWareki } from "../../lib/japanese/wareki.ts";
import { FINDING_KINDS, type Finding } from "../../model/finding.ts";
import { isAboutDecisions, WAITING } from "../../model/decision.ts";
import { formatImplementationRate } from "../../model/implementation-rate.ts";
import { STATUS_LABELS } from "../../model/labels.ts";
import { submittedIn, INSTITUTION_STATUSES } from "../../model/rollup.ts";
import type { RunPoint } from "../../model/run-point.ts";
import { runsCurve } from "../charts/runs-curve.ts";
import { statusBar } from "../charts/status-bar.ts";
import { markup, NOTHING, type Markup } from "../markup.ts";
import { linkTo } from "../links.ts";
import type { StatusPageInput } from "../page-input.ts";
import { table } from "../table.ts";
import { ofOperator } from "../to-page-data.ts";

/** The first view. */
export function overview(input: StatusPageInput): Markup {
  const { registry, asOf, status, runs } = input;
  const { deadline } = registry.cycle;
  return markup`<section class="view" id="表示=状況" aria-labelledby="h-overview"><h2 id="h-overview" tabindex="-1">いまの状況</h2>
<p>基準日 ${formatWareki(asOf)}。提出期限 ${formatWareki(deadline)}（${daysTo(asOf, deadline)}）。${countedOf(status)}${rate(input)}</p>
<figure>${statusBar("機関の状態", status)}
<dl class="figures"><div><dt>対象の機関</dt><dd>${linkTo([["表示", "機関"]], formatCount(status.institutions))}</dd></div>${INSTITUTION_STATUSES.map(
    (each) =>
      markup`<div><dt><span class="key key-${each}"></span>${STATUS_LABELS[each]}</dt><dd>${linkTo(
        [
          ["表示", "機関"],
          ["状態", STATUS_LABELS[each]],
        ],
        formatCount(status[each]),
      )}</dd></div>`,
  )}</dl></figure>
<h3>次にすること</h3>
${nextSteps(input)}
<h3>これまでの推移</h3>
${progress(runs, deadline)}
${strayFiles(input.unassigned)}
</section>`;
}

/** How many of the institutions the figures are about: all and none are no part. */
function countedOf(status: StatusPageInput["status"]): string {
  const [all, sent] = [formatCount(status.institutions), submittedIn(status)];
  if (sent === 0) return `対象は${all}機関で、集計できる点検結果はまだありません。`;
  if (sent === status.institutions) return `対象の${all}機関${sent > 1 ? "すべて" : ""}の点検結果を集計しています。`;
  return `${all}機関のうち${formatCount(sent)}機関の点検結果を集計しています。`;
}

/** Of all reported measures and everybody of whom there is a result. */
function rate(input: StatusPageInput): string {
  const operator = ofOperator(input);
  return operator === undefined || submittedIn(input.status) === 0
    ? ""
    : `報告する措置の実施率は${formatImplementationRate(operator.totals)}です。`;
}

function daysTo(asOf: string, deadline: string): string {
  const days = dayNumber(deadline) - dayNumber(asOf);
  if (days === 0) return "基準日が期限の日です";
  return days > 0 ? `あと${formatCount(days)}日` : `${formatCount(-days)}日過ぎています`;
}

function dayNumber(iso: string): number {
  const { year, month, day } = splitIsoDate(iso);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** The most urgent first; each with a way to those whom it is about. */
function nextSteps(input: StatusPageInput): Markup {
  const stray = strayOnes(input.unassigned).length;
  const decisions = input.unassigned.filter(isAboutDecisions).length;
  const asked = ofOperator(input)?.followUps.length ?? 0;
  const waiting = ofOperator(input)?.institutions.filter((each) => each.waiting === true).length ?? 0;
  const steps = [
    ...(stray > 0
      ? [markup`<li>どの機関のものか分からないファイルを確かめる（${formatCount(stray)}件。下の表）</li>`]
      : []),
    ...(decisions > 0
      ? [markup`<li>判断の記録（decisions.xlsx）の、当てはまらない行を見直す（${formatCount(decisions)}件）</li>`]
      : []),
    ...(asked > 0
      ? [markup`<li>${linkTo([["表示", "対応"]], `先に連絡する機関に連絡する（${formatCount(asked)}機関）`)}</li>`]
      : []),
    ...(waiting > 0
      ? [markup`<li>${WAITING}の提出を読み取る方法を確かめ、集計に加える（${formatCount(waiting)}機関）</li>`]
      : []),
    ...letterSteps(input),
  ];
  return steps.length === 0 ? markup`<p>いま、することはありません。</p>` : markup`<ol class="steps">${steps}</ol>`;
}

/** By kind of letter, as the office calls it. */
function letterSteps({ ofInstitutions }: StatusPageInput): readonly Markup[] {
  const labels = [...ofInstitutions.values()].flatMap(([letter]) => (letter === undefined ? [] : [letter.label]));
  return [...groupBy(labels, (label) => label)].map(([label, all]) => {
    const address = [["表示", "機関"], ["文書", label]] as const; // prettier-ignore
    return markup`<li>${linkTo(address, `「${label}」を送る（${formatCount(all.length)}機関）`)}</li>`;
  });
}

function progress(runs: readonly RunPoint[], deadline: string): Markup {
  // A line needs two points: one alone would be an empty picture.
  if (runs.length < 2)
    return markup`<p>基準日か機関の状態の数が変わると、次の取りまとめから、ここに推移のグラフを示します。</p>`;
  const rows = runs.map((run, index) => ({ ...run, number: index + 1 }));
  return markup`<figure>${runsCurve(runs, deadline)}<figcaption>取りまとめのたびの、機関の状態（左から実行した順。下の日付は基準日）。基準日か数が変わった回を示しています。</figcaption></figure>
<details><summary>推移を表で見る</summary>
${table({
  caption: "取りまとめのたびの機関の状態",
  columns: [
    { heading: "回", kind: "number", cell: ({ number }) => number },
    { heading: "基準日", cell: ({ asOf }) => formatWareki(asOf), sort: ({ asOf }) => asOf },
    ...INSTITUTION_STATUSES.map((status) => ({
      heading: STATUS_LABELS[status],
      kind: "number" as const,
      cell: ({ counts }: RunPoint) => formatCount(counts[status]),
    })),
  ],
  rows,
})}</details>`;
}

function strayOnes(unassigned: readonly Finding[]): readonly Finding[] {
  return unassigned.filter((finding) => !isAboutDecisions(finding));
}

function strayFiles(unassigned: readonly Finding[]): Markup {
  const rows = strayOnes(unassigned);
  if (rows.length === 0) return NOTHING;
  return markup`<h3>どの機関のものか分からないファイル</h3>
${table({
  caption: "どの機関のものか分からないファイル",
  captionHidden: true,
  columns: [
    { heading: "ファイル", kind: "name", cell: ({ file }) => file },
    { heading: "理由", cell: ({ code }) => FINDING_KINDS[code].title },
    { heading: "内容", cell: ({ message }) => message },
  ],
  rows,
})}`;
}
