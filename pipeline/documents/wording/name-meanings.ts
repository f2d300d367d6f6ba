/** What the names of a wording mean, out of the tables of the pages that tell office staff: no sentence is written twice. */

/** A line of a table: one name. */
export interface NameMeaning {
  /** Text of the heading of the second level above it, and of the third. */
  readonly chapter: string;
  readonly section: string;
  readonly name: string;
  readonly meaning: string;
  /** Of a list: what the names inside mean, empty where the name says it all. */
  readonly inside: ReadonlyMap<string, string>;
}

const HEADING = /^(#{2,3}) (.*)$/u;
const ROW = /^\| `([^`]+)` \|(.*)\|$/u;
const INSIDE = /`([^`]+)`(?:（([^）]*)）)?/gu;

/** @param page Markdown. Every line of a table that begins with a name in backquotes is one. */
export function readNameMeanings(page: string): readonly NameMeaning[] {
  const meanings: NameMeaning[] = [];
  let [chapter, section] = ["", ""];
  for (const line of page.split(/\r?\n/u)) {
    const [, level, heading = ""] = HEADING.exec(line) ?? [];
    if (level === "##") [chapter, section] = [heading, ""];
    else if (level === "###") section = heading;
    const [, name, rest = ""] = ROW.exec(line) ?? [];
    if (name === undefined) continue;
    const inside = Array.from(rest.matchAll(INSIDE), ([, each = "", meaning = ""]) => [each, meaning] as const);
    meanings.push({ chapter, section, name, meaning: plain(rest.split(" | ")[0] ?? ""), inside: new Map(inside) });
  }
  return meanings;
}

/** Without the signs of Markdown: what a link says, not where it leads. */
function plain(markdown: string): string {
  return markdown
    .replace(/\[([^[\]]*)\]\([^()]*\)/gu, "$1")
    .replace(/`|\*\*/gu, "")
    .trim();
}
