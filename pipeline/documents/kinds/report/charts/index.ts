/** Every chart that the wording may name in `::chart{data=…}`. */
import type { Chart } from "../../../word/block.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { byChapterChart } from "./by-chapter-chart.ts";

export type ChartDrawing = (rollup: PrintedRollup) => Chart;

/** By the name that the wording uses. Each is explained in docs/change-wording.md. */
export const CHARTS = { "by-chapter": byChapterChart } as const satisfies Readonly<Record<string, ChartDrawing>>;

export type ChartName = keyof typeof CHARTS;
