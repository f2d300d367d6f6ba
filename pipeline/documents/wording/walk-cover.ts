/** The cover: its headings, sentences and directives have styles of their own. */
import type { ContainerDirective } from "mdast-util-directive";
import type { PhrasingContent, RootContent } from "mdast";
import type { StyleId } from "../word/styles/style-ids.ts";
import { inlineRuns } from "./inline-runs.ts";
import { shorten } from "./line-fault.ts";
import { suggestName } from "./nearest-name.ts";
import type { Walk } from "./walk.ts";

const COVER_LEAVES: ReadonlyMap<string, StyleId> = new Map([
  ["date", "CoverDate"],
  ["addressee", "CoverAddressee"],
  ["sender", "CoverSender"],
]);
const HINT = `表紙で使えるもの: # 題名、## 副題、文、${[...COVER_LEAVES.keys()].map((name) => `::${name}[…]`).join("、")}`;

/** Adds the blocks of `:::cover` to the walk; what no cover may hold becomes a fault. */
export function walkCover(cover: ContainerDirective, walk: Walk): void {
  for (const node of cover.children) walkCoverNode(node, walk);
}

function walkCoverNode(node: RootContent, walk: Walk): void {
  const style = coverStyle(node);
  if (style === undefined) {
    const name = "name" in node ? node.name : null;
    const what = `表紙で使えない書き方（${name === null ? node.type : `::${shorten(name)}`}）があります`;
    walk.faultAt(node, what, `${name === null ? "" : suggestName(name, [...COVER_LEAVES.keys()])}${HINT}`);
  } else {
    const children = "children" in node ? (node.children as readonly PhrasingContent[]) : [];
    walk.builder.add({ kind: "paragraph", style, runs: inlineRuns(children, walk.faultAt) });
  }
}

function coverStyle(node: RootContent): StyleId | undefined {
  if (node.type === "paragraph") return "CoverText";
  if (node.type === "heading") return ({ 1: "Title", 2: "Subtitle" } as const)[String(node.depth)];
  return node.type === "leafDirective" ? COVER_LEAVES.get(node.name) : undefined;
}
