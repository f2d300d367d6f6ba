/** Collects what is wrong with a filled wording, each fault with the line of the template it comes from. */
import type { Nodes } from "mdast";
import type { Fault } from "../../model/pipeline-error.ts";
import type { Section } from "./section.ts";

/** Notes a fault at a node of the Markdown tree. */
export type FaultAt = (node: Nodes, what: string, fix: string) => void;

/** An empty line between them: no section runs on into the next. */
const GAP = "\n\n";

/** The Markdown of the whole report. */
export function joinSections(filled: readonly string[]): string {
  return filled.join(GAP);
}

/** Where faults are collected, and the function that adds one. */
export function collectFaults(
  sections: readonly Pick<Section, "file" | "lines">[],
  filled: readonly string[],
): { readonly faults: Fault[]; readonly faultAt: FaultAt } {
  const faults: Fault[] = [];
  const lines = filled.flatMap((markdown, index) =>
    (markdown + GAP.slice(1)).split("\n").map((text) => ({ text, section: sections[index] })),
  );
  const faultAt: FaultAt = (node, what, fix) => {
    const { text = "", section } = lines[(node.position?.start.line ?? 0) - 1] ?? {};
    faults.push({ where: section === undefined ? "" : placeOf(text, section), what, fix });
  };
  return { faults, faultAt };
}

/** Filling moves lines, so the line is found again by its text, with anything where the template has `{{…}}`. */
function placeOf(text: string, { file, lines }: Pick<Section, "file" | "lines">): string {
  const index = lines.findIndex((line) => matches(line, text.trim()));
  return index < 0 ? file : `${file} ${String(index + 1)}行目`;
}

function matches(templateLine: string, text: string): boolean {
  const [first = "", ...others] = templateLine.trim().split(/\{{2,3}[^{}]*\}{2,3}/u);
  const last = others.pop();
  if (last === undefined) return first !== "" && first === text;
  if (first + others.join("") + last === "" || !text.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
