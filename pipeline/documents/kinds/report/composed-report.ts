/** A report whose wording is settled: what remains is drawing, which cannot fail on a template any more. */
import type { Contents, Orientation, Paragraph } from "../../word/block.ts";
import type { ChartName } from "./charts/index.ts";
import type { PrintedRollup } from "./printed-rollup.ts";
import type { TableName } from "./tables/index.ts";

/** A table or chart that is drawn from the data later: drawing all reports' tables ahead would need all their memory. */
export interface DataTable {
  readonly kind: "dataTable";
  readonly name: TableName;
}
export interface DataChart {
  readonly kind: "dataChart";
  readonly name: ChartName;
}

export type ComposedBlock = Paragraph | Contents | DataTable | DataChart;

export interface ComposedSection {
  readonly orientation: Orientation;
  readonly blocks: readonly ComposedBlock[];
}

export interface ComposedReport {
  readonly rollup: PrintedRollup;
  readonly sections: readonly ComposedSection[];
  /** The first page is a cover: it has no header and footer, but counts. */
  readonly cover: boolean;
}
