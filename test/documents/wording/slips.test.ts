/** What somebody typed in another way than it is read: which line, what is wrong, and what to write. */
import { describe, expect, it } from "vitest";
import { braceSlips } from "../../../pipeline/documents/wording/brace-slips.ts";
import { checkContainers } from "../../../pipeline/documents/wording/check-containers.ts";
import { placeFaults, shorten, type LineFault } from "../../../pipeline/documents/wording/line-fault.ts";
import { lineSlips } from "../../../pipeline/documents/wording/line-slips.ts";
import { nearestName, sortByNearness, suggestName } from "../../../pipeline/documents/wording/nearest-name.ts";
import { report } from "../../../pipeline/documents/kinds/report/index.ts";
import { allNames } from "../../../pipeline/documents/wording/vocabulary.ts";
import { withoutComments, withoutMustaches } from "../../../pipeline/documents/wording/plain-wording.ts";

const NAMES = allNames(report.vocabulary);

type Told = readonly [line: number, what: string, fix: string];
const told = (faults: readonly LineFault[]): readonly Told[] => faults.map(({ line, what, fix }) => [line, what, fix]);

describe("braces", () => {
  const slip = (text: string): readonly Told[] => told(braceSlips(["", text], NAMES));

  it.each([
    ["｛｛bodyName｝｝", "｛｛bodyName｝｝"],
    ["{{bodyName｝}", "｝}"],
    ["文 { { 注", "{ { 注"],
    ["注 } }", "} }"],
    ["注｝}", "｝}"],
    ["注｛　｛", "｛　｛"],
    ["｛｛知らない名前", "｛｛知らない名前"],
    ["{{“a”｝}", "｝}"],
    ["｛{{ａ}}", "｛{{ａ}}"],
  ])("%s are full-width, or apart", (text, shown) => {
    const fix = "半角の {{ と }} を、間を空けずに書いてください。";
    expect(slip(text)).toEqual([[2, `全角又は離れた波かっこがあります（「${shown}」）`, fix]]);
  });

  it.each([
    ["{{＃if bodyName}}", "＃"],
    ["{{{ｂodyName}}}", "ｂ"],
    ["{{a１}}", "１"],
    ["{{“a”}}", "“"],
  ])("%s hold a letter that is none", (text, letter) => {
    const fix = "{{ と }} の間は、すべて半角で書いてください（引用符は要りません）。";
    expect(slip(text)).toEqual([[2, `「${text}」の中に全角の文字「${letter}」があります`, fix]]);
  });

  it.each([
    ["{bodyName}", "bodyName"],
    ["{bodyName}}", "bodyName"],
    ["{{bodyName}", "bodyName"],
    ["{ ../bodyName }", "../bodyName"],
    ["{../../name}", "../../name"],
    ["{#if x}", "#if x"],
    ["{ # if x}", "# if x"],
    ["{/unless}", "/unless"],
    ["{^each x}", "^each x"],
    ["{ else}", "else"],
    ["｛ｂｏｄｙＮａｍｅ｝", "bodyName"],
  ])("%s are one instead of two", (text, inner) => {
    const fix = `{{${inner}}} のように、半角の波かっこを前後に2つずつ書いてください。`;
    expect(slip(text)).toEqual([[2, `「${text}」の波かっこの数か文字が違います`, fix]]);
  });

  it.each([
    "{{bodyName}} {{x}}",
    "{elsewhere}",
    "{x else}",
    "{{a１}",
    "{{{{a１}}}}",
    "{iffy}",
    "{注}",
    "::table{findings}",
    "::table{bodyName}",
    "::table[bodyName]{bodyName}",
    "{{知らない名前}}",
  ])("%s are as they should be, or none of a name", (text) => {
    expect(slip(text)).toEqual([]);
  });

  it("are told once a line, the first of them", () => {
    expect(told(braceSlips(["{bodyName} ｛｛", "{{a}}", "{asOf}"], NAMES)).map(([line, what]) => [line, what])).toEqual(
      [
        [1, "「{bodyName}」の波かっこの数か文字が違います"],
        [3, "「{asOf}」の波かっこの数か文字が違います"],
      ],
    );
  });
});

describe("containers", () => {
  const faults = (text: string): readonly Told[] => told(checkContainers(text.split("\n")));
  const unclosed = (line: number, opening: string): Told => [
    line,
    `囲み「${opening}」が閉じられていません`,
    `同じファイルの中に、${opening.replace(/\w+/u, "")} だけの行を書いてください。`,
  ];
  const stray = (line: number): Told => [
    line,
    "始まりのない ::: があります",
    "囲みの始まり（:::note など）を、コロンの数を揃えて、同じファイルの中に書いてください。",
  ];
  const alike = (line: number, inner: string, outer: string, outerLine: number, colons: number): Told => [
    line,
    `囲み「${outer}」（${String(outerLine)}行目から）の中に「${inner}」があり、どちらの終わりか区別できません`,
    `外側の囲みは、始まりも終わりも、コロンを${String(colons)}つにしてください。`,
  ];

  it.each<[string, readonly Told[]]>([
    [":::note\n文\n:::", []],
    ["  :::note\n文\n\t::: ", []],
    ["::::landscape\n:::note\n:::\n::::", []],
    [":::note\n文\n::: 文\n:::", []],
    ["文 :::note\n::note\n:::注", []],
    [":::a1-b_c\n:::", []],
    ["文\n:::note", [unclosed(2, ":::note")]],
    ["文\n:::", [stray(2)]],
    ["::::landscape\n文\n:::", [stray(3), unclosed(1, "::::landscape")]],
    ["::::landscape\n:::note\n文\n::::", [unclosed(2, ":::note")]],
    ["::::landscape\n:::note\n文\n:::::", [unclosed(2, ":::note")]],
    [":::::a\n::::b\n:::c\n:::::", [unclosed(3, ":::c"), unclosed(2, "::::b")]],
    [":::landscape\n:::note\n文\n:::\n:::", [alike(2, ":::note", ":::landscape", 1, 4)]],
    [":::a\n::::b\n::::\n:::", [alike(2, "::::b", ":::a", 1, 5)]],
    [":::::a\n:::b\n::::c\n::::\n:::\n:::::", [alike(3, "::::c", ":::b", 2, 5)]],
  ])("%j", (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });
});

describe("lines", () => {
  const slip = (text: string): readonly Told[] => told(lineSlips(["", text, ""], report.vocabulary));

  it.each(["＃ 概要", "#概要", "####### a", "　# 概要", "♯ 概要", "﹟ 概要"])("%s is no heading", (text) => {
    expect(slip(text)).toEqual([
      [
        2,
        `見出しの書き方が違います（「${text.trim()}」）`,
        "行の先頭に半角の # を書き、半角の空白を入れてから見出しを書いてください（例: # 概要）。見出しでなければ、\\# と書いてください。",
      ],
    ]);
  });

  it.each([
    ["::table{data=ｆ}", "ｆ"],
    ["：：：", "："],
    ["：table｛data=deficiencies｝", "："],
    ["::contents[a]{x＝y}", "＝"],
    [":table x", null],
    ["table{data=deficiencies}", null],
    ["chart {a}", null],
    ["::table{data=deficiencies}のとおり", null],
    ["::table{a}{b}", null],
    ["∷note", null],
    ["﹕note", null],
  ])("%s is no directive", (text, wide) => {
    expect(slip(text)).toEqual([
      [
        2,
        `指示の書き方が違います（「${text}」${wide === null ? "" : `。全角の「${wide}」など`}）`,
        "行の先頭から、すべて半角で、::table{data=名前}、::contents[題]、:::note のように書き、後に何も続けないでください。",
      ],
    ]);
  });

  it.each(["次の::table{data=deficiencies}", "次の: date[x]", "次の：：chart｛data=x｝"])(
    "%s stands too late",
    (text) => {
      const fix = "::table{data=名前} などの指示は、行の先頭に書き、前後に空行を入れてください。";
      expect(slip(text)).toEqual([[2, `指示が行の途中にあります（「${text}」）`, fix]]);
    },
  );

  it.each([
    ["＊＊語句＊＊", "＊＊語句＊＊"],
    ["文＊＊語句**と", "＊＊語句**"],
    ["**甲**と***語句＊＊", "***語句＊＊"],
  ])("%s is not bold", (text, shown) => {
    const fix = "半角の ** で **語句** のように囲んでください。";
    expect(slip(text)).toEqual([[2, `太字の印が全角です（「${shown}」）`, fix]]);
  });

  it.each([
    "# 概要",
    "#",
    "\t# 概要",
    "::table{data=deficiencies}",
    "::contents[目次]  ",
    "::contents[（注）]",
    ":::",
    ":::note",
    ":notes",
    "tables: a",
    "次の::other[x]",
    "次の:dates[x]",
    "**語句**",
    "**＊",
    "＊語句＊",
    "| a |",
    "文",
  ])("%s is as it should be", (text) => {
    expect(slip(text)).toEqual([]);
  });

  const tables = (text: string): readonly (readonly [number, string])[] =>
    lineSlips(text.split("\n"), report.vocabulary).map(({ line, what }) => [
      line,
      what.replace(/^Markdownの表は使えません/u, ""),
    ]);
  it.each<[string, ReturnType<typeof tables>]>([
    ["| a | b |\n| 1 | 2 |\n| 3 | 4 |", [[1, "（「| a | b |」）"]]],
    ["文\n|a|\n|b|", [[2, "（「|a|」）"]]],
    ["文|\n|a|\n|b|", [[2, "（「|a|」）"]]],
    [" | a | \n | b | ", [[1, "（「| a |」）"]]],
    ["a | b\n--- | ---\n1 | 2", [[1, "（「a | b」）"]]],
    ["｜ a ｜\n｜ーー｜", [[1, "（「｜ a ｜」）"]]],
    ["|a|\n|---|\n|b|\n\n|c|\n|d|", [[1, "（「|a|」）"], [5, "（「|c|」）"]]], // prettier-ignore
    ["a | b\n---", []],
    ["a b\n--- | ---", []],
    ["a | b\n| - | - |", []],
    ["a | b\n|---|--x|", []],
    ["|a\n|b", []],
    ["a|\nb|", []],
    ["||\n||", []],
  ])("%j is a table, or none", (text, expected) => {
    expect(tables(text)).toEqual(expected);
  });

  it("of a table are told with what to write", () => {
    const [fault] = lineSlips(["|a|", "|b|"], report.vocabulary);
    expect(fault?.fix).toMatch(
      /^表は ::table\{data=名前\} で入れてください。使える名前: submission-status、follow-ups、by-chapter、/u,
    );
  });
});

describe("what is between the mustaches", () => {
  it.each([
    ["a{{!-- x\ny --}}b", "a\nb"],
    ["a{{~!-- x --~}}b", "ab"],
    ["a{{! x\n }}b", "a\nb"],
    ["a{{~! x}}b", "ab"],
    ["a{{!-- x }} y --}}b", "ab"],
    ["{{!--a--}}文{{!--b--}}", "文"],
    ["{{name}}", "{{name}}"],
  ])("without comments, %j is %j", (text, plain) => {
    expect(withoutComments(text)).toBe(plain);
  });

  it.each([
    ["{{bodyName}}", "字"],
    ["{{{bodyName}}}", "字"],
    ["{{#if a}}文{{else}}無{{/if}}", "文無"],
    ["{{~#if a~}}文{{~ else if b}}{{^}}無", "文無"],
    ["{{elsewhere}}", "字"],
    ["{{a\nb}}\nc", "字\n\nc"],
    ["{{#if\na}}", "\n"],
    ["{a}{{a", "{a}{{a"],
  ])("a value is a letter: %j is %j", (text, plain) => {
    expect(withoutMustaches(text)).toBe(plain);
  });
});

describe("the nearest name", () => {
  it.each<[string, readonly string[], string | null]>([
    ["bodyNmae", ["asOf", "bodyName"], "bodyName"],
    ["sendr", ["date", "sender"], "sender"],
    ["abc", ["abd", "abc"], "abc"],
    ["aab", ["aac", "aad"], "aac"],
    ["xa", ["a"], "a"],
    ["ab", ["ba"], "ba"],
    ["abcdefg", ["abdcegf"], "abdcegf"],
    ["abcd", ["axyd"], "axyd"],
    ["abcdef", ["abcdxy"], "abcdxy"],
    ["abcdef", ["abcxyz"], null],
    ["abcxyz", ["abc"], null],
    ["ＢＹ_CHAPTER", ["by-chapter"], "by-chapter"],
    ["byーchapter", ["by-chapter"], "by-chapter"],
    ["overdue", ["asOf", "overdueCount"], "overdueCount"],
    ["ove", ["overdueCount"], "overdueCount"],
    ["ov", ["overdueCount"], null],
    ["copied/3/件数", ["copied/ほか/件数", "copied/No.13/件数", "copied/No.3/件数"], "copied/No.3/件数"],
    ["", ["a"], null],
    ["abc", [], null],
  ])("to %s of %j is %s", (given, names, expected) => {
    expect(nearestName(given, names)).toBe(expected);
    expect(suggestName(given, names)).toBe(expected === null ? "" : `「${expected}」ではありませんか。`);
  });
});

it("what comes near comes first, by any of its names, equals as they were", () => {
  const all = [["OP0001", "架空機構"], ["480002", "架空第1県"], ["MN0001", "架空第1省"], ["MN0002", "架空第2省"]]; // prettier-ignore
  const sorted = (given: string) => sortByNearness(given, all, (names) => names).map(([code]) => code);
  expect(sorted("MN999")).toEqual(["MN0001", "MN0002", "OP0001", "480002"]);
  expect(sorted("第２省")).toEqual(["MN0002", "MN0001", "OP0001", "480002"]);
});

describe("faults of a file", () => {
  it("stand by line, the first that was noted first", () => {
    const fault = (line: number, what: string): LineFault => ({ line, what, fix: "直す" });
    expect(placeFaults([fault(3, "a"), fault(1, "b"), fault(3, "c")], "章")).toEqual([
      { where: "章 1行目", what: "b", fix: "直す" },
      { where: "章 3行目", what: "a", fix: "直す" },
      { where: "章 3行目", what: "c", fix: "直す" },
    ]);
  });

  it("quote up to sixty letters", () => {
    expect(shorten(` ${"𠮟".repeat(60)} `)).toBe("𠮟".repeat(60));
    expect(shorten("𠮟".repeat(61))).toBe(`${"𠮟".repeat(60)}…`);
  });
});
