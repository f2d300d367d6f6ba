/** `:::note … :::`: what is opened in a file must be closed in it, or moving the file would take half a block along. */
import type { LineFault } from "./line-fault.ts";

interface Open {
  readonly colons: number;
  /** As it was written, e.g. `:::note`. */
  readonly opening: string;
  readonly line: number;
}

/** Faults of the containers of one file, in the order in which they show. */
export function checkContainers(lines: readonly string[]): readonly LineFault[] {
  const faults: LineFault[] = [];
  const open: Open[] = [];
  const report = (line: number, what: string, fix: string) => faults.push({ line, what, fix });
  const reportUnclosed = ({ colons, opening, line }: Open) =>
    report(
      line,
      `囲み「${opening}」が閉じられていません`,
      `同じファイルの中に、${":".repeat(colons)} だけの行を書いてください。`,
    );
  lines.forEach((text, index) => {
    const [, fence = "", name = ""] = /^[ \t]*(:{3,})([A-Za-z][\w-]*)?/u.exec(text) ?? [];
    if (name !== "") {
      const opened = { colons: fence.length, opening: fence + name, line: index + 1 };
      const outer = open.find(({ colons }) => colons <= fence.length);
      if (outer !== undefined) report(index + 1, ...tooFewColons(outer, opened));
      open.push(opened);
    } else if (fence !== "" && text.trim() === fence && !close(open, fence.length, reportUnclosed)) {
      report(index + 1, ...STRAY);
    }
  });
  open.forEach(reportUnclosed);
  return faults;
}

const STRAY = [
  "始まりのない ::: があります",
  "囲みの始まり（:::note など）を、コロンの数を揃えて、同じファイルの中に書いてください。",
] as const;

function tooFewColons(outer: Open, inner: Open): readonly [string, string] {
  return [
    `囲み「${outer.opening}」（${String(outer.line)}行目から）の中に「${inner.opening}」があり、どちらの終わりか区別できません`,
    `外側の囲みは、始まりも終わりも、コロンを${String(inner.colons + 1)}つにしてください。`,
  ];
}

/** Closes the innermost container, and those around it that a fence of so many colons ends too; false when there is none. */
function close(open: Open[], colons: number, reportUnclosed: (container: Open) => void): boolean {
  let closed = open.at(-1);
  if (closed === undefined || closed.colons > colons) return false;
  open.pop();
  for (let outer = open.at(-1); outer !== undefined; outer = open.at(-1)) {
    if (outer.colons > colons || outer.colons <= closed.colons) break;
    reportUnclosed(closed);
    closed = outer;
    open.pop();
  }
  return true;
}
