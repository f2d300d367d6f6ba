/** A section read with all branches of its conditions at once: what is wrong in one that no report takes today shows too. */
import { checkContainers } from "./check-containers.ts";
import type { LineFault } from "./line-fault.ts";
import { parseWording } from "./parse-wording.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { walkWording } from "./walk-wording.ts";

/**
 * @param vocabulary which tables and charts there are
 * @param told lines that have a fault already: another way to say it would only confuse.
 */
export function checkMarkdown(
  markdown: string,
  vocabulary: Vocabulary,
  told: ReadonlySet<number>,
): readonly LineFault[] {
  const containers = checkContainers(markdown.split("\n"));
  // What stands in a container that never ends would be called wrong at every line.
  if (containers.length > 0) return containers.filter(({ line }) => !told.has(line));
  const faults: LineFault[] = [];
  walkWording(parseWording(markdown), vocabulary, (node, what, fix) => {
    const line = node.position?.start.line ?? 1;
    if (!told.has(line)) faults.push({ line, what, fix });
  });
  return faults;
}
