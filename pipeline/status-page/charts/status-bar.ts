/** How many institutions are in each state, as one bar. */
import { formatCount } from "../../lib/format-count.ts";
import { STATUS_LABELS } from "../../model/labels.ts";
import { INSTITUTION_STATUSES, type SubmissionStatus } from "../../model/rollup.ts";
import { markup, NOTHING, type Markup } from "../markup.ts";

const WIDTH = 960;
const HEIGHT = 40;
/** Narrower parts have no room for their figure. */
const ROOM_FOR_FIGURE = 48;

/** @param name what is counted, for those who do not see it. The figures stand beside it: its table. */
export function statusBar(name: string, status: SubmissionStatus): Markup {
  const said = INSTITUTION_STATUSES.map((each) => `${STATUS_LABELS[each]} ${formatCount(status[each])}`).join("、");
  let at = 0;
  const parts = INSTITUTION_STATUSES.map((each) => {
    const [x, width] = [at, (WIDTH * status[each]) / Math.max(1, status.institutions)];
    at += width;
    if (status[each] === 0) return NOTHING;
    const figure =
      width < ROOM_FOR_FIGURE
        ? NOTHING
        : markup`<text class="on-${each}" x="${fixed(x + width / 2)}" y="26" text-anchor="middle">${formatCount(status[each])}</text>`;
    return markup`<rect class="fill-${each}" x="${fixed(x)}" y="0" width="${fixed(Math.max(width, 1))}" height="${HEIGHT}"/>${figure}`;
  });
  return markup`<svg class="bar" role="img" aria-label="${name}。${said}。" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none">${parts}</svg>`;
}

/** The same on every machine. */
function fixed(value: number): string {
  return value.toFixed(1);
}
