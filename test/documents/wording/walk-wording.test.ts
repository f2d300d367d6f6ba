/** Markdown of a filled wording → the blocks of a report, and what is said of what it cannot hold. */
import { describe, expect, it } from "vitest";
import type { ComposedBlock } from "../../../pipeline/documents/wording/composed-section.ts";
import { report } from "../../../pipeline/documents/kinds/report/index.ts";
import { parseWording } from "../../../pipeline/documents/wording/parse-wording.ts";
import { walkWording } from "../../../pipeline/documents/wording/walk-wording.ts";

/** `^` where a page begins, the style, the number of an item in brackets with `+` where its list begins, the runs apart by `|` with `**` around strong ones, level and place of a heading. */
function described(block: ComposedBlock): string {
  if (block.kind === "dataTable" || block.kind === "dataChart")
    return `${block.pageBreakBefore === true ? "^" : ""}${block.kind} ${block.name}`;
  if (block.kind !== "paragraph") return block.kind;
  const runs = block.runs.map(({ text, strong }) => (strong === true ? `**${text}**` : text)).join("|");
  const heading = block.heading ? ` ${String(block.heading.level)}.${String(block.heading.ordinal)}` : "";
  const { item } = block;
  const mark = item === undefined ? "" : `[${String(item.number ?? "・")}${item.opens ? "+" : ""}] `;
  return `${block.pageBreakBefore === true ? "^" : ""}${block.style} ${mark}${runs}${heading}`;
}

function walked(...lines: readonly string[]) {
  const faults: (readonly [number | undefined, string, string])[] = [];
  const { sections, cover } = walkWording(parseWording(lines.join("\n")), report.vocabulary, (node, what, fix) =>
    faults.push([node.position?.start.line, what, fix]),
  );
  return {
    sections: sections.map(({ orientation, blocks }) => [orientation, ...blocks.map(described)]),
    cover,
    faults,
  };
}
const portrait = (...blocks: readonly string[]) => ({ sections: [["portrait", ...blocks]], cover: false, faults: [] });
const faultsIn = (...lines: readonly string[]) => walked(...lines).faults;

describe("headings", () => {
  it("are numbered but for appendices and the third level", () => {
    expect(walked("# 概要", "## 節", "### 小", "# 付録1", "## 付の節", "# 次", "## 一", "## 二")).toEqual(
      portrait(
        "Heading1 1　|概要 1.1",
        "Heading2 1.1　|節 2.2",
        "Heading3 小",
        "Heading1 |付録1 1.3",
        "Heading2 |付の節 2.4",
        "Heading1 2　|次 1.5",
        "Heading2 2.1　|一 2.6",
        "Heading2 2.2　|二 2.7",
      ),
    );
  });

  it("of an appendix begin with its word, however it is set", () => {
    expect(walked("# **付**録", "# 次の付録").sections).toEqual([
      ["portrait", "Heading1 |**付**|録 1.1", "Heading1 1　|次の付録 1.2"],
    ]);
  });

  it("go no deeper", () => {
    const fix = "見出しは #、##、### の3段階です。";
    expect(walked("#### 深", "##### 深")).toEqual({
      sections: [],
      cover: false,
      faults: [
        [1, "見出しの段階が深すぎます（# が4個）", fix],
        [2, "見出しの段階が深すぎます（# が5個）", fix],
      ],
    });
  });
});

describe("sentences and lists", () => {
  it.each<[readonly string[], readonly string[]]>([
    [["文**太**と", "次 abc", "def", "い"], ["Normal 文|**太**|と次 abc defい"]],
    [
      ["文\\", "次", "", "段"],
      ["Normal 文|\n|次", "Normal 段"],
    ],
    [["    字下げ"], ["Normal 字下げ"]],
    [["URL:abc"], ["Normal URL:abc"]],
    [
      ["- 一", "- 二", "", "  続き"],
      ["ListText [・+] 一", "ListText [・] 二", "ListText 続き"],
    ],
    [
      ["5. 五", "6. 六"],
      ["ListText [5+] 五", "ListText [6] 六"],
    ],
    [
      [":::note", "注**意**", "", "注二", ":::"],
      ["Note 注|**意**", "Note 注二"],
    ],
  ])("%j", (lines, blocks) => {
    expect(walked(...lines)).toEqual(portrait(...blocks));
  });

  it("hold sentences only", () => {
    const inList = ["箇条書きの中に文以外のものがあります", "箇条書きは1段階だけにし、中には文だけを書いてください。"];
    const inNote = [":::note の中に文以外のものがあります", "注記の中には文だけを書いてください。"];
    expect(faultsIn("- 一", "  - 二")).toEqual([[2, ...inList]]);
    expect(faultsIn(":::note", "- 一", ":::")).toEqual([[2, ...inNote]]);
  });

  it("have no other letters than strong ones", () => {
    const fix = "文字の飾りは **太字** だけが使えます。記号をそのまま出すときは前に \\ を付けてください。";
    expect(faultsIn("文 `c` *強* [l](x)").map(([line, what, ...rest]) => [line, what, ...rest])).toEqual(
      ["inlineCode", "emphasis", "link"].map((type) => [1, `使えない書き方（${type}）があります`, fix]),
    );
  });

  it("stand beside nothing else", () => {
    const fix = "使えるのは、見出し（#）、文、箇条書き（-、1.）、**太字**、:: の指示、::: の囲みです。";
    expect(faultsIn("> 引", "", "<br>", "", "---")).toEqual([
      [1, "使えない書き方（blockquote）があります", fix],
      [3, "使えない書き方（html）があります", fix],
      [5, "使えない書き方（thematicBreak）があります", fix],
    ]);
  });
});

describe("pages", () => {
  it("begin with what follows, without an empty paragraph", () => {
    expect(walked("文", "", "::pagebreak", "::table{data=deficiencies}", "::pagebreak", "# 次", "", "段")).toEqual(
      portrait("Normal 文", "^dataTable deficiencies", "^Heading1 1　|次 1.1", "Normal 段"),
    );
  });

  it("turn, and begin anew there without another break", () => {
    const landscape = (line: string) => [":::landscape", line, ":::", ""];
    expect(
      walked(
        "文",
        "",
        "::pagebreak",
        ...landscape("::table{data=deficiencies}"),
        ...landscape("横"),
        "::pagebreak",
        "縦",
        "",
        "段",
      ),
    ).toEqual({
      sections: [
        ["portrait", "Normal 文"],
        ["landscape", "dataTable deficiencies", "Normal 横"],
        ["portrait", "Normal 縦", "Normal 段"],
      ],
      cover: false,
      faults: [],
    });
  });
});

describe("the cover", () => {
  it("has styles of its own", () => {
    const cover = [
      ":::cover",
      "# 題",
      "## 副",
      "文",
      "",
      "::date[日]",
      "::addressee[宛]",
      "::sender[差]",
      "::date",
      ":::",
    ];
    const blocks = ["Title 題", "Subtitle 副", "CoverText 文", "CoverDate 日", "CoverAddressee 宛", "CoverSender 差", "CoverDate "]; // prettier-ignore
    expect(walked(...cover)).toEqual({ ...portrait(...blocks), cover: true });
    expect(walked("文", "", ...cover)).toEqual(portrait("Normal 文", ...blocks));
    expect(walked(":::note", "文", ":::").cover).toBe(false);
    expect(walked("").cover).toBe(false);
  });

  it("holds nothing else", () => {
    const hint = "表紙で使えるもの: # 題名、## 副題、文、::date[…]、::addressee[…]、::sender[…]";
    expect(faultsIn(":::cover", "### 三", "::sendr[差]", "::zzzzzz", "- 一", ":::")).toEqual([
      [2, "表紙で使えない書き方（heading）があります", hint],
      [3, "表紙で使えない書き方（::sendr）があります", `「sender」ではありませんか。${hint}`],
      [4, "表紙で使えない書き方（::zzzzzz）があります", hint],
      [5, "表紙で使えない書き方（list）があります", hint],
    ]);
  });
});

describe("directives", () => {
  it("draw tables, charts and contents", () => {
    expect(
      walked("::contents", "::contents[**目**次]", "::table{data=deficiencies}", "::chart{data=by-chapter}"),
    ).toEqual(
      portrait("TOCHeading 目　次", "contents", "TOCHeading **目**|次", "contents", "dataTable deficiencies", "dataChart by-chapter"), // prettier-ignore
    );
  });

  const TABLES =
    "使える名前: submission-status、follow-ups、by-chapter、subordinates、subordinates-by-chapter、by-measure、aggregators、deficiencies、overdue、closing、unsent、worsened、slipped、copied、decisions";
  const LEAVES = "ここで使える指示: ::table{data=…}、::chart{data=…}、::contents、::pagebreak";
  const CONTAINERS = "使える囲み: :::cover、:::landscape、:::note";
  it.each<[string, string, string]>([
    ["::table{data=deficiencis}", "「deficiencis」という表はありません", `「deficiencies」ではありませんか。${TABLES}`],
    ["::table", "「」という表はありません", TABLES],
    ["::chart{data=x}", "「x」という図はありません", "使える名前: by-chapter、by-measure、closing、subordinates"],
    [
      "::chart{data=deficiencies}",
      "「deficiencies」という図はありません",
      "使える名前: by-chapter、by-measure、closing、subordinates",
    ],
    [
      "::chart{data=constructor}",
      "「constructor」という図はありません",
      "使える名前: by-chapter、by-measure、closing、subordinates",
    ],
    ["::table{data=constructor}", "「constructor」という表はありません", TABLES],
    [
      "::table{data=deficiencies x=1}",
      "「::table」に余分な指定があります",
      "::table{data=名前} の形で書いてください。",
    ],
    ["::chart[a]{data=by-chapter}", "「::chart」に余分な指定があります", "::chart{data=名前} の形で書いてください。"],
    ["::tabel{data=x}", "「::tabel」という指示はありません", `「::table」ではありませんか。${LEAVES}`],
    ["::note", "「::note」という指示はありません", `「:::note」ではありませんか。${LEAVES}`],
    ["::zzzzzz", "「::zzzzzz」という指示はありません", LEAVES],
    [":::table\n文\n:::", "「:::table」という囲みはありません", `「::table」ではありませんか。${CONTAINERS}`],
    [
      ":::landscap\n文\n:::",
      "「:::landscap」という囲みはありません",
      `「:::landscape」ではありませんか。${CONTAINERS}`,
    ],
    [":::zzzzzz\n文\n:::", "「:::zzzzzz」という囲みはありません", CONTAINERS],
  ])("%j is none", (line, what, fix) => {
    expect(walked("", line)).toEqual({ sections: [], cover: false, faults: [[2, what, fix]] });
  });
});
