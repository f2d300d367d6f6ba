/** `::table{data=…}` and `::chart{data=…}`: names of what is drawn straight from the data. */
import type { LeafDirective } from "mdast-util-directive";
import { CHARTS, type ChartName } from "../kinds/report/charts/index.ts";
import type { DataChart, DataTable } from "../kinds/report/composed-report.ts";
import { TABLES, type TableName } from "../kinds/report/tables/index.ts";
import { shorten } from "./line-fault.ts";
import { suggestName } from "./nearest-name.ts";
import type { FaultAt } from "./wording-faults.ts";

/** The block, or null when the directive names nothing that exists (and is reported). */
export function dataDirective(node: LeafDirective, faultAt: FaultAt): DataTable | DataChart | null {
  const { data, ...others } = node.attributes ?? {};
  const name = data ?? "";
  if (Object.keys(others).length > 0 || node.children.length > 0)
    faultAt(node, `「::${node.name}」に余分な指定があります`, `::${node.name}{data=名前} の形で書いてください。`);
  else if (node.name === "table" && isTableName(name)) return { kind: "dataTable", name };
  else if (node.name === "chart" && isChartName(name)) return { kind: "dataChart", name };
  else {
    const names = Object.keys(node.name === "table" ? TABLES : CHARTS);
    const what = `「${shorten(name)}」という${node.name === "table" ? "表" : "図"}はありません`;
    faultAt(node, what, `${suggestName(name, names)}使える名前: ${names.join("、")}`);
  }
  return null;
}

function isTableName(name: string): name is TableName {
  return Object.hasOwn(TABLES, name);
}

function isChartName(name: string): name is ChartName {
  return Object.hasOwn(CHARTS, name);
}
