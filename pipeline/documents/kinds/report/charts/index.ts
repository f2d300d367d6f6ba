/** Every chart that the wording may name in `::chart{data=…}`. */
import type { DataDrawing } from "../../document-kind.ts";
import type { PrintedRollup } from "../printed-rollup.ts";
import { byChapterChart } from "./by-chapter-chart.ts";

/** By the name that the wording uses. Each is explained in docs/change-wording.md. */
export const CHARTS = { "by-chapter": byChapterChart } as const satisfies Readonly<
  Record<string, DataDrawing<PrintedRollup>>
>;
