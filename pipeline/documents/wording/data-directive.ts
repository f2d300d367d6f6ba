/** `::table{data=…}` and `::chart{data=…}`: names of what is drawn straight from the data. */
import type { LeafDirective } from "mdast-util-directive";
import type { DataBlock } from "./composed-section.ts";
import { shorten } from "./line-fault.ts";
import { suggestName } from "./nearest-name.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { FaultAt } from "./wording-faults.ts";

/** The block, or null when the directive names nothing that exists (and is reported). */
export function dataDirective(node: LeafDirective, { tables, charts }: Vocabulary, faultAt: FaultAt): DataBlock | null {
  const { data, ...others } = node.attributes ?? {};
  const name = data ?? "";
  const isTable = node.name === "table";
  const names = isTable ? tables : charts;
  if (Object.keys(others).length > 0 || node.children.length > 0)
    faultAt(node, `「::${node.name}」に余分な指定があります`, `::${node.name}{data=名前} の形で書いてください。`);
  else if (names.includes(name)) return { kind: isTable ? "dataTable" : "dataChart", name: name };
  else {
    const what = `「${shorten(name)}」という${isTable ? "表" : "図"}はありません`;
    faultAt(node, what, `${suggestName(name, names)}使える名前: ${names.join("、")}`);
  }
  return null;
}
