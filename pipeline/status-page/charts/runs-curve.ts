/** How the runs of a cycle have found it: a line for each state, from run to run. */
import { formatCount } from "../../lib/format-count.ts";
import { abbreviateWareki } from "../../lib/japanese/wareki.ts";
import { STATUS_LABELS } from "../../model/labels.ts";
import { INSTITUTION_STATUSES, type InstitutionStatus } from "../../model/rollup.ts";
import type { RunPoint } from "../../model/run-point.ts";
import { markup, NOTHING, type Markup } from "../markup.ts";

const SIZE = { width: 960, height: 300 };
const PLOT = { left: 64, right: 800, top: 24, bottom: 248 };
/** Of names at the ends of lines, which must not lie on each other. */
const LINE_HEIGHT = 22;
const MOST_DAYS_NAMED = 8;
/** More points than this are a line. */
const MOST_MARKED = 40;

/** @param runs two or more @param deadline `YYYY-MM-DD`; a mark stands where the as-of dates pass it. */
export function runsCurve(runs: readonly RunPoint[], deadline: string): Markup {
  const total = Math.max(
    1,
    ...runs.map(({ counts }) => INSTITUTION_STATUSES.reduce((sum, each) => sum + counts[each], 0)),
  );
  const xOf = (index: number): number => PLOT.left + ((PLOT.right - PLOT.left) * index) / (runs.length - 1);
  const yOf = (count: number): number => PLOT.bottom - ((PLOT.bottom - PLOT.top) * count) / total;
  const names = apart(INSTITUTION_STATUSES.map((status) => ({ status, y: yOf(runs.at(-1)?.counts[status] ?? 0) })));
  return markup`<svg class="curve" role="img" aria-label="${spoken(runs)}" viewBox="0 0 ${SIZE.width} ${SIZE.height}">
${grid(total, yOf)}${days(runs, xOf)}${deadlineMark(runs, deadline, xOf)}
${INSTITUTION_STATUSES.map((status) => line(status, runs, xOf, yOf))}
${names.map(({ status, y }) => markup`<text x="${PLOT.right + 12}" y="${fixed(y + 5)}" class="name">${STATUS_LABELS[status]} ${formatCount(runs.at(-1)?.counts[status] ?? 0)}</text>`)}</svg>`;
}

function spoken(runs: readonly RunPoint[]): string {
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) return "";
  const changes = INSTITUTION_STATUSES.map(
    (each) => `${STATUS_LABELS[each]}は${formatCount(first.counts[each])}から${formatCount(last.counts[each])}`,
  );
  return `取りまとめ${formatCount(runs.length)}回の推移の折れ線グラフ。${changes.join("、")}。数字は下の表にあります。`;
}

function grid(total: number, yOf: (count: number) => number): Markup {
  const counts = [...new Set([0, Math.round(total / 2), total])];
  return markup`${counts.map((count) => markup`<line class="grid" x1="${PLOT.left}" x2="${PLOT.right}" y1="${fixed(yOf(count))}" y2="${fixed(yOf(count))}"/><text x="${PLOT.left - 8}" y="${fixed(yOf(count) + 5)}" text-anchor="end">${formatCount(count)}</text>`)}`;
}

/** Runs stand in their order; several of one as-of date share its name. */
function days(runs: readonly RunPoint[], xOf: (index: number) => number): Markup {
  const step = Math.max(1, Math.ceil((runs.length - 1) / (MOST_DAYS_NAMED - 1)));
  return markup`${runs.map(({ asOf }, index) =>
    index % step === 0 && runs[index - step]?.asOf !== asOf
      ? markup`<text x="${fixed(xOf(index))}" y="${PLOT.bottom + 24}" text-anchor="middle">${abbreviateWareki(asOf)}</text>`
      : NOTHING,
  )}`;
}

/** Between the last run up to the deadline and the first one after it. */
function deadlineMark(runs: readonly RunPoint[], deadline: string, xOf: (index: number) => number): Markup {
  const after = runs.findIndex(
    ({ asOf }, index) => index > 0 && asOf > deadline && (runs[index - 1]?.asOf ?? "") <= deadline,
  );
  if (after === -1) return NOTHING;
  const x = fixed((xOf(after - 1) + xOf(after)) / 2);
  return markup`<line class="deadline" x1="${x}" x2="${x}" y1="${PLOT.top}" y2="${PLOT.bottom}"/><text x="${x}" y="${PLOT.top - 8}" text-anchor="middle">提出期限</text>`;
}

function line(
  status: InstitutionStatus,
  runs: readonly RunPoint[],
  xOf: (index: number) => number,
  yOf: (count: number) => number,
): Markup {
  const points = runs.map(({ counts }, index) => [fixed(xOf(index)), fixed(yOf(counts[status]))] as const);
  const marks = runs.length > MOST_MARKED ? [] : points;
  return markup`<polyline class="line-${status}" points="${points.map((point) => point.join(",")).join(" ")}"/>${marks.map(([x, y]) => markup`<circle class="fill-${status}" cx="${x}" cy="${y}" r="4"/>`)}`;
}

function apart<Name extends { readonly y: number }>(names: readonly Name[]): readonly Name[] {
  const placed: Name[] = [];
  for (const name of [...names].sort((a, b) => b.y - a.y)) {
    const below = placed.at(-1);
    placed.push({ ...name, y: below === undefined ? name.y : Math.min(name.y, below.y - LINE_HEIGHT) });
  }
  return placed;
}

/** The same on every machine. */
function fixed(value: number): string {
  return value.toFixed(1);
}
