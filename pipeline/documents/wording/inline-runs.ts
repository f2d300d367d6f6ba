/** The text of a paragraph: Markdown's inline nodes → runs. */
import type { PhrasingContent } from "mdast";
import type { TextRun } from "../word/block.ts";
import type { FaultAt } from "./wording-faults.ts";

/** Plain text, `**strong**` and hard line breaks; anything else is a fault. */
export function inlineRuns(nodes: readonly PhrasingContent[], faultAt: FaultAt, strong = false): readonly TextRun[] {
  return nodes.flatMap((node): readonly TextRun[] => {
    if (node.type === "text") return [{ text: joinLines(node.value), strong }];
    if (node.type === "break") return [{ text: "\n" }];
    if (node.type === "strong") return inlineRuns(node.children, faultAt, true);
    faultAt(
      node,
      `使えない書き方（${node.type}）があります`,
      "文字の飾りは **太字** だけが使えます。記号をそのまま出すときは前に \\ を付けてください。",
    );
    return [];
  });
}

/** Lines of one paragraph run on: without a space in Japanese, with one between Latin words. */
function joinLines(text: string): string {
  return text.replace(/([\u0021-\u007E])\n(?=[\u0021-\u007E])/gu, "$1 ").replace(/\n/gu, "");
}
