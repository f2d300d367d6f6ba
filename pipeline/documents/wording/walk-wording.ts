/** The walker: Markdown tree of a filled wording → sections of blocks, with every fault noted on the way. */
import type { Heading, List, Nodes, Paragraph as MarkdownParagraph, Root, RootContent } from "mdast";
import type { ContainerDirective, LeafDirective } from "mdast-util-directive";
import type { StyleId } from "../word/styles/style-ids.ts";
import type { ComposedWording } from "./composed-section.ts";
import { walkCover } from "./walk-cover.ts";
import { dataDirective } from "./data-directive.ts";
import { shorten } from "./line-fault.ts";
import { nearestName } from "./nearest-name.ts";
import { numberHeadings } from "./heading-numbers.ts";
import { inlineRuns } from "./inline-runs.ts";
import { buildSections } from "./section-builder.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { Walk } from "./walk.ts";
import type { FaultAt } from "./wording-faults.ts";

const LEAF_NAMES = ["table", "chart", "contents", "pagebreak"];
const CONTAINER_NAMES = ["cover", "landscape", "note"];
const LEAVES = "::table{data=…}、::chart{data=…}、::contents、::pagebreak";
const CONTAINERS = ":::cover、:::landscape、:::note";

/** Sections in the order of the wording, and whether it opens with a cover. */
export function walkWording(root: Root, vocabulary: Vocabulary, faultAt: FaultAt): ComposedWording {
  const walk: Walk = { vocabulary, builder: buildSections(), faultAt, numberHeading: numberHeadings() };
  for (const node of root.children) walkBlock(node, walk);
  const [first] = root.children;
  return { sections: walk.builder.sections(), cover: first?.type === "containerDirective" && first.name === "cover" };
}

function walkBlock(node: RootContent, walk: Walk): void {
  if (node.type === "heading") walkHeading(node, walk);
  else if (node.type === "paragraph") addParagraph(node, "Normal", walk);
  else if (node.type === "list") walkList(node, walk);
  else if (node.type === "leafDirective") walkLeaf(node, walk);
  else if (node.type === "containerDirective") walkContainer(node, walk);
  else unsupported(node, walk);
}

function walkHeading(node: Heading, walk: Walk): void {
  const runs = inlineRuns(node.children, walk.faultAt);
  if (node.depth === 3) {
    walk.builder.add({ kind: "paragraph", style: "Heading3", runs });
  } else if (node.depth === 1 || node.depth === 2) {
    const { prefix, ordinal } = walk.numberHeading(node.depth, runs.map((run) => run.text).join(""));
    walk.builder.add({
      kind: "paragraph",
      style: node.depth === 1 ? "Heading1" : "Heading2",
      runs: [{ text: prefix }, ...runs],
      heading: { ordinal, level: node.depth },
    });
  } else {
    walk.faultAt(node, `見出しの段階が深すぎます（# が${String(node.depth)}個）`, "見出しは #、##、### の3段階です。");
  }
}

function addParagraph(node: MarkdownParagraph, style: StyleId, walk: Walk): void {
  walk.builder.add({ kind: "paragraph", style, runs: inlineRuns(node.children, walk.faultAt) });
}

function walkList(list: List, walk: Walk): void {
  // An item of values that are empty is not there, and takes no number.
  const items = list.children.filter(({ children }) => children.length > 0);
  items.forEach(({ children }, index) => {
    const item = { number: list.ordered === true ? (list.start ?? 1) + index : null, opens: index === 0 };
    for (const child of children) {
      if (child.type === "paragraph") {
        const runs = inlineRuns(child.children, walk.faultAt);
        walk.builder.add({ kind: "paragraph", style: "ListText", runs, ...(child === children[0] ? { item } : {}) });
      } else
        walk.faultAt(
          child,
          "箇条書きの中に文以外のものがあります",
          "箇条書きは1段階だけにし、中には文だけを書いてください。",
        );
    }
  });
}

function walkLeaf(node: LeafDirective, walk: Walk): void {
  if (node.name === "pagebreak") walk.builder.breakPage();
  else if (node.name === "contents") walkContents(node, walk);
  else if (node.name === "table" || node.name === "chart") {
    const block = dataDirective(node, walk.vocabulary, walk.faultAt);
    if (block !== null) walk.builder.add(block);
  } else
    unknownDirective(node, walk, `「::${shorten(node.name)}」という指示はありません`, `ここで使える指示: ${LEAVES}`);
}

function walkContents(node: LeafDirective, walk: Walk): void {
  const label = inlineRuns(node.children, walk.faultAt);
  walk.builder.add({ kind: "paragraph", style: "TOCHeading", runs: label.length > 0 ? label : [{ text: "目　次" }] });
  walk.builder.add({ kind: "contents" });
}

function walkContainer(node: ContainerDirective, walk: Walk): void {
  if (node.name === "cover") walkCover(node, walk);
  else if (node.name === "note") walkNote(node, walk);
  else if (node.name === "landscape") {
    walk.builder.turn("landscape");
    for (const child of node.children) walkBlock(child, walk);
    walk.builder.turn("portrait");
  } else
    unknownDirective(node, walk, `「:::${shorten(node.name)}」という囲みはありません`, `使える囲み: ${CONTAINERS}`);
}

/** Also one with a colon too many or too few. */
function unknownDirective(node: LeafDirective | ContainerDirective, walk: Walk, what: string, allowed: string): void {
  const nearest = nearestName(node.name, [...LEAF_NAMES, ...CONTAINER_NAMES]);
  const colons = nearest !== null && CONTAINER_NAMES.includes(nearest) ? ":::" : "::";
  walk.faultAt(node, what, `${nearest === null ? "" : `「${colons}${nearest}」ではありませんか。`}${allowed}`);
}

function walkNote(node: ContainerDirective, walk: Walk): void {
  for (const child of node.children) {
    if (child.type === "paragraph") addParagraph(child, "Note", walk);
    else walk.faultAt(child, ":::note の中に文以外のものがあります", "注記の中には文だけを書いてください。");
  }
}

function unsupported(node: Nodes, walk: Walk): void {
  walk.faultAt(
    node,
    `使えない書き方（${node.type}）があります`,
    "使えるのは、見出し（#）、文、箇条書き（-、1.）、**太字**、:: の指示、::: の囲みです。",
  );
}
