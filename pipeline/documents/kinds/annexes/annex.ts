/** What an annex to a report is about, as plain data: lines of text under the bodies that collected them. */
import type { ReportedChapter } from "../heat.ts";

/** What stands under one collecting body. */
export interface AnnexGroup<Line> {
  /** Of the collecting body. */
  readonly code: string;
  /** `架空第1省　架空第1県`: the body with those between it and the annex's own. */
  readonly name: string;
  /** Institutions of the annex's body that it collects. */
  readonly institutions: number;
  readonly lines: readonly Line[];
}

/** One body's annex. */
export interface Annex<Line> {
  readonly body: { readonly code: string; readonly name: string };
  /** 点検名 */
  readonly cycle: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly priorityOnly: boolean;
  /** So much is listed that it is set closely: see each annex. */
  readonly compact: boolean;
  readonly institutions: number;
  /** Of which something could be read. */
  readonly submitted: number;
  /** Numbers of the reported measures. */
  readonly measures: readonly number[];
  readonly chapters: readonly ReportedChapter[];
  /** More than one: each is headed by its name. Bodies without a line have no group. */
  readonly groups: readonly AnnexGroup<Line>[];
}
