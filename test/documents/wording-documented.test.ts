/** Every name that the wording of any kind of document may use is explained to office staff; `fields` shows what is told there. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readNameMeanings } from "../../pipeline/documents/index.ts";
import { KIND_NAMES, KINDS } from "../../pipeline/documents/kinds/index.ts";
import { chapterOf, fieldsOf } from "../../pipeline/stages/list-fields.ts";

const page = readFileSync("docs/change-wording.md", "utf8");
const meanings = readNameMeanings(page);

describe.each(KIND_NAMES)("%s", (kind) => {
  const { vocabulary } = KINDS[kind];
  const told = meanings.filter(({ chapter }) => chapter === chapterOf(kind));

  it("has a line in docs/change-wording.md for each name", () => {
    const untold = fieldsOf(vocabulary, null, told).filter(({ meaning }) => meaning === "");
    expect(untold.map(({ group, name }) => `${group} ${name}`)).toEqual([]);
  });

  it("has no name there that is of no kind", () => {
    const known = new Set(
      KIND_NAMES.filter((each) => chapterOf(each) === chapterOf(kind)).flatMap((each) =>
        fieldsOf(KINDS[each].vocabulary, null, told).map(({ name }) => name),
      ),
    );
    expect(told.filter(({ name }) => !known.has(name)).map(({ name }) => name)).toEqual([]);
  });
});

describe("a line of a page", () => {
  const [first, list, chart] = readNameMeanings(
    [
      "## 使える名前",
      "| 名前 | 意味 |",
      "|---|---|",
      "| `asOf` | **基準日**。[判断](decide.md)の `--as-of` |",
      "### 一覧",
      "| `chapters` | 章 | `name`（章名）、`rate` |",
      "### 図の名前",
      "| `chapters` | 章別の図 |",
    ].join("\r\n"),
  );

  it("is a name with its meaning, without the signs of Markdown", () => {
    expect(first).toMatchObject({
      chapter: "使える名前",
      section: "",
      name: "asOf",
      meaning: "基準日。判断の --as-of",
    });
  });

  it("of a list tells the names inside", () => {
    expect(list?.meaning).toBe("章");
    expect([...(list?.inside ?? [])]).toEqual([
      ["name", "章名"],
      ["rate", ""],
    ]);
  });

  it("stands below its heading", () => {
    expect(chart).toMatchObject({ section: "図の名前", meaning: "章別の図" });
  });
});
