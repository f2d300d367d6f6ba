/** A section with its `{{…}}`: which names it may use, how it is filled, and where in it a fault stands. */
import Handlebars from "handlebars";
import { describe, expect, it } from "vitest";
import { PipelineError, type Fault } from "../../../pipeline/model/pipeline-error.ts";
import { checkTemplateNames } from "../../../pipeline/documents/wording/check-template-names.ts";
import { compileSection } from "../../../pipeline/documents/wording/compile-section.ts";
import { decodeSection } from "../../../pipeline/documents/wording/decode-section.ts";
import { readWording } from "../../../pipeline/documents/wording/read-wording.ts";
import { compileTemplate } from "../../../pipeline/documents/wording/template.ts";
import type { ComposedWording } from "../../../pipeline/documents/wording/composed-section.ts";
import { report } from "../../../pipeline/documents/kinds/report/index.ts";
import { collectFaults, joinSections } from "../../../pipeline/documents/wording/wording-faults.ts";
import {
  COUNT_NAMES,
  FLAG_NAMES,
  LIST_NAMES,
  TEXT_NAMES,
} from "../../../pipeline/documents/kinds/report/wording-names.ts";

const here = (names: readonly string[]): string => `ここで使える名前: ${names.join("、")}`;
const TOP = here([...TEXT_NAMES, ...COUNT_NAMES, ...FLAG_NAMES, ...Object.keys(LIST_NAMES)]);

describe("names", () => {
  const faultsIn = (text: string) =>
    checkTemplateNames(Handlebars.parse(text), report.vocabulary).map(({ line, what, fix }) => [line, what, fix]);
  const unknown = (name: string, fix: string, offer?: string) => [
    1,
    `「${name}」という名前はありません`,
    `${offer === undefined ? "" : `「${offer}」ではありませんか。`}${fix}`,
  ];
  const notPrinted = (name: string) => [
    1,
    `「${name}」は文中に印字できません`,
    "{{#if}}、{{#unless}} または {{#each}} で使ってください。",
  ];
  const noName = (text: string) => [
    1,
    `「${text}」は名前ではありません`,
    "{{ }} の中には、決められた名前だけを書いてください。",
  ];
  const further = [1, "「bodyName」の後に余分な語があります", "{{名前}} のように、名前だけを書いてください。"];
  const misused = [1, "{{#if}} の書き方に誤りがあります", "{{#if 名前}} のように、名前を1つだけ書いてください。"];
  const CHAPTERS = here(LIST_NAMES.chapters);
  const BLOCKS = "使えるのは {{#if}}、{{#unless}}、{{#each}} です。";
  const LISTS = "{{#each}} に使えるのは chapters、subordinates、news です。";

  it.each<[string, readonly unknown[]]>([
    ["文{{! c }}{{bodyName}}{{#if missingCount}}{{priorityOnly}}{{/if}}", [notPrinted("priorityOnly")]],
    ["{{#if priorityOnly}}文{{/if}}{{#unless chapters}}文{{/unless}}", []],
    ["{{#each chapters}}{{@index}}{{@first}}{{#if @last}}{{chapter}}{{/if}}{{../bodyName}}{{/each}}", []],
    ["{{#each subordinates}}{{#if name}}{{submittedCount}}{{/if}}{{/each}}", []],
    ["{{bodyNmae}}", [unknown("bodyNmae", TOP, "bodyName")]],
    ["{{constructor}}", [unknown("constructor", TOP)]],
    ["{{this}}", [unknown("this", TOP)]],
    ["{{body.name}}", [unknown("body.name", TOP, "bodyName")]],
    ["{{../bodyName}}", [unknown("../bodyName", here([]))]],
    ["{{#each chapters}}{{@root}}{{/each}}", [unknown("@root", here(["@index", "@first", "@last"]))]],
    ["{{#each chapters}}{{bodyName}}{{/each}}", [unknown("bodyName", CHAPTERS)]],
    ["{{#each chapters}}{{../chapter}}{{/each}}", [unknown("../chapter", TOP, "chapters")]],
    ["{{#each chapters}}{{../../bodyName}}{{/each}}", [unknown("../../bodyName", here([]))]],
    ["{{#each chapters}}{{#each news}}{{x}}{{/each}}{{/each}}", [unknown("news", CHAPTERS)]],
    ["{{#each chapters}}{{else}}{{chapter}}{{/each}}", [unknown("chapter", TOP, "chapters")]],
    ["{{#if overdue}}文{{/if}}", [unknown("overdue", TOP, "overdueCount")]],
    ["{{#if 1}}{{nope}}{{else}}{{nope2}}{{/if}}", [noName("1"), unknown("nope", TOP), unknown("nope2", TOP)]],
    ["{{#each chaptrs}}{{x}}{{else}}{{y}}{{/each}}", [unknown("chaptrs", TOP, "chapters"), unknown("y", TOP)]],
    ["{{priorityOnly}}{{chapters}}", [notPrinted("priorityOnly"), notPrinted("chapters")]],
    ['{{"x"}}', [noName("x")]],
    ["{{#if (a b)}}{{/if}}", [noName("SubExpression")]],
    ["{{bodyName x}}{{bodyName a=1}}", [further, further]],
    ["{{#if}}{{/if}}{{#if bodyName asOf}}{{/if}}{{#if bodyName x=1}}{{/if}}", [misused, misused, misused]],
    ["{{#with x}}{{/with}}", [[1, "{{#with}} は使えません", BLOCKS]]],
    ["{{#ech x}}{{/ech}}", [[1, "{{#ech}} は使えません", `「each」ではありませんか。${BLOCKS}`]]],
    ["{{#each bodyName}}{{x}}{{/each}}", [[1, "「bodyName」は一覧ではありません", LISTS]]],
    [
      "\n{{> x}}",
      [
        [
          2,
          "使えない書き方 {{> …}} などがあります",
          "{{名前}}、{{#if}}、{{#unless}}、{{#each}} だけを使ってください。",
        ],
      ],
    ],
  ])("%s", (text, expected) => {
    expect(faultsIn(text)).toEqual(expected);
  });
});

describe("a section", () => {
  function compiled(source: string | Uint8Array) {
    const faults: Fault[] = [];
    const section = compileSection({ file: "章", source }, report.vocabulary, faults);
    const places = faults.map(({ where, what }) => [where, what]);
    return section === null ? places : { places, lines: section.lines, section };
  }

  it("is filled, without the mark of UTF-8 and without escapes", () => {
    const found = compiled("\uFEFF# 概要\r\n{{! x\n }}{{bodyName}}{{#if asOf}}日{{/if}}");
    expect(found).toMatchObject({ places: [], lines: ["# 概要", "", "{{bodyName}}{{#if asOf}}日{{/if}}"] }); // prettier-ignore
    if (!("section" in found)) throw new Error("It was not compiled.");
    expect(found.section.file).toBe("章");
    expect(found.section.fill({ bodyName: "<県>", asOf: "" })).toBe("# 概要\n<県>");
    expect(() => found.section.fill({ asOf: "" })).toThrow(/bodyName/u);
  });

  const UNCLOSED = "「{{#if bodyName}}」が閉じられていません";
  const SYNTAX = "{{ }} の書き方に誤りがあり、読み取れません";
  it.each<[string, readonly (readonly [string, string])[]]>([
    ["文\n{{#if bodyName}}文", [["章 2行目", UNCLOSED]]],
    ["文\n{{#if bodyName}}文\n\n{{#if asOf}}日{{/if}}\n文", [["章 2行目", UNCLOSED]]],
    ["{{#if bodyName}}\n{{/if\n文", [["章 2行目の付近", SYNTAX]]],
    ["{{#if bodyName}}{{/unless}}", [["章 1行目", UNCLOSED]]],
    [`${"\n".repeat(11)}{{#if bodyName}}{{/unless}}`, [["章 12行目", UNCLOSED]]],
    [`${"\n".repeat(11)}{{ bodyName`, [["章 12行目の付近", SYNTAX]]],
    ["文\n\n{{ bodyName", [["章 3行目の付近", SYNTAX]]],
    ["｛｛x\n{{#if bodyName}}", [["章 1行目", "全角又は離れた波かっこがあります（「｛｛x」）"]]],
    ["{{bodyNmae}} > `x`\n\n> x", [["章 1行目", "「bodyNmae」という名前はありません"], ["章 3行目", "使えない書き方（blockquote）があります"]]], // prettier-ignore
    ["＃ {{bodyNmae}}", [["章 1行目", "見出しの書き方が違います（「＃ 字」）"]]],
    [":::note\n> x", [["章 1行目", "囲み「:::note」が閉じられていません"]]],
    ["> {{bodyNmae}}", [["章 1行目", "「bodyNmae」という名前はありません"]]],
  ])("%j has its faults by line, each told once", (source, expected) => {
    expect(compiled(source)).toEqual(expected);
  });

  it("that cannot be read says what to look at", () => {
    const faults: Fault[] = [];
    compileSection({ file: "章", source: "{{ bodyName" }, report.vocabulary, faults);
    expect(faults.map(({ fix }) => fix)).toEqual([
      "{{ と }} の数、{{#if}} と {{/if}} などの対応を確かめてください。始めたものは、同じファイルの中で終えてください。",
    ]);
  });

  it.each<[string, readonly number[], string]>([
    ["UTF-16", [0xff, 0xfe, 0x41, 0x30], "UTF-16のようです"],
    ["UTF-16, big-endian", [0xfe, 0xff, 0x30, 0x42], "UTF-16のようです"],
    ["UTF-16 without its mark", [0x41, 0], "UTF-16のようです"],
    ["a document", [0x50, 0x4b, 3, 4, 0], "文章のファイルではありません"],
    ["JIS", [0x1b, 0x24, 0x42], "JISのようです"],
    ["Shift_JIS", [0x8a, 0x54], "Shift_JISのようです"],
    ["half a mark", [0xff, 0x41], "Shift_JISのようです"],
    ["the other half", [0xfe, 0x41], "Shift_JISのようです"],
  ])("in %s says so", (_, bytes, what) => {
    const faults: Fault[] = [];
    expect(decodeSection(new Uint8Array(bytes), "章", faults)).toBeNull();
    const fix =
      "メモ帳で開いて文字が正しく見えることを確かめ、「名前を付けて保存」で文字コードを「UTF-8」にして保存し直してください。";
    expect(faults).toEqual([{ where: "章", what: `文字コードがUTF-8ではありません（${what}）`, fix }]);
    expect(compiled(new Uint8Array(bytes))).toHaveLength(1);
  });

  it("in UTF-8 is what it is", () => {
    expect(decodeSection(new TextEncoder().encode("PKの県"), "章", [])).toBe("PKの県");
  });
});

describe("a report template", () => {
  const thrown = (act: () => unknown): PipelineError => {
    try {
      act();
    } catch (error) {
      if (error instanceof PipelineError) return error;
    }
    throw new Error("Nothing was thrown.");
  };
  const compile = (...sources: readonly string[]) =>
    compileTemplate(
      sources.map((source, index) => ({ file: `章${String(index)}`, source })),
      report.vocabulary,
    );

  it("fills its sections in their order", () => {
    const template = compile("{{#if asOf}}日{{/if}}", "{{bodyName}}{{#unless missingCount}}無{{/unless}}");
    expect(template.sections.map(({ file }) => file)).toEqual(["章0", "章1"]);
    expect(template.fill({ asOf: "1", bodyName: "県", missingCount: 0 })).toEqual(["日", "県無"]);
  });

  it("is none with a fault, wherever it stands", () => {
    const { message, exitCode, faults } = thrown(() => compile("文", "＃ 概要", "{{#if asOf}}"));
    expect([message, exitCode]).toEqual(["報告書の文面のひな形を使えません。", 2]);
    expect(faults.map(({ where }) => where)).toEqual(["章1 1行目", "章2 1行目"]);
  });

  it("says what it cannot fill", () => {
    const { exitCode, faults, cause } = thrown(() => compile("文", "{{bodyName}}").fill({}));
    expect(exitCode).toBe(2);
    expect(cause).toBeInstanceOf(Error);
    expect(faults).toEqual([
      {
        where: "章1",
        what: expect.stringMatching(/^文面を組み立てられません（.*bodyName.*）$/u) as unknown,
        fix: "{{ }} の中の名前を確かめてください。",
      },
    ]);
  });

  const textsOf = ({ sections }: ComposedWording): readonly string[] =>
    sections
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === "paragraph" ? block.runs : [])))
      .map(({ text }) => text);

  it("is read with its values: they decide what is an appendix, and what is wrong", () => {
    const template = compile("# {{bodyName}}\n\n# 次");
    const read = (bodyName: string) => textsOf(readWording(template, { bodyName }));
    expect(read("章")).toEqual(["1　", "章", "2　", "次"]);
    expect(read("付録")).toEqual(["", "付録", "1　", "次"]);
    const { faults } = thrown(() => readWording(compile("文\n\n{{missingCount}}. 1. 件"), { missingCount: 3 }));
    expect(faults).toMatchObject([{ where: "章0 3行目", what: "箇条書きの中に文以外のものがあります" }]);
  });
});

describe("a fault of a filled section", () => {
  const sections = [
    { file: "一", lines: ["# 概要", "", "{{bodyName}}は{{asOf}}に[x](y)", "{{bodyName}}"] },
    { file: "二", lines: ["  $(文)*.  ", "文"] },
  ];
  const filled = ["# 概要\n足された行\n\n県は今日に[x](y)\n県", "$(文)*.\n別"];
  const placesOf = (line: number | null): readonly string[] => {
    const { faults, faultAt } = collectFaults(sections, filled);
    const start = line === null ? undefined : { line, column: 1 };
    faultAt({ type: "text", value: "", ...(start && { position: { start, end: start } }) }, "何", "直す");
    expect(faults).toMatchObject([{ what: "何", fix: "直す" }]);
    return faults.map(({ where }) => where);
  };

  it.each<[number | null, string]>([
    [1, "一 1行目"],
    [2, "一"],
    [4, "一 3行目"],
    [5, "一"],
    [7, "二 1行目"],
    [8, "二"],
    [99, ""],
    [null, ""],
  ])("in line %s stands in %j of the template", (line, where) => {
    expect(placesOf(line)).toEqual([where]);
    expect(joinSections(filled).split("\n")[6]).toBe("$(文)*.");
  });
});
