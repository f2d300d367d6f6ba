/** What an IME, a word processor or an old habit leaves in the wording is a fault with file, line and remedy, never printed. */
import { describe, expect, it } from "vitest";
import { PipelineError, type Fault } from "../../pipeline/model/pipeline-error.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { compileTemplate } from "../../pipeline/documents/wording/template.ts";
import { nearestName } from "../../pipeline/documents/wording/nearest-name.ts";

function faultsOf(source: string | Uint8Array): readonly Fault[] {
  try {
    compileTemplate([{ file: "章.md.hbs", source }], report.vocabulary);
  } catch (error) {
    if (error instanceof PipelineError) return error.faults;
    throw error;
  }
  return [];
}

/** Each stands alone in a line between sentences. */
const SLIPS: readonly (readonly [line: string, fix: string])[] = [
  ...[
    "｛｛bodyName｝｝",
    "{｛bodyName}｝の文",
    "｛{bodyName｝}",
    "{{bodyName｝｝",
    "｛｛bodyName}}",
    "｛｛#if bodyName｝｝文｛｛/if｝｝",
    "｛｛知らない名前｝｝",
    "｛｛bodyName",
    "{ {bodyName} }",
    "｛ ｛bodyName｝ ｝",
    "{bodyName}",
    "｛bodyName｝",
    "｛#if bodyName｝",
    "{ bodyName }",
    "{bodyName}}",
    "｛ｂｏｄｙＮａｍｅ｝",
  ].map((line) => [line, "半角の"] as const),
  ...[
    "{{＃if bodyName}}文{{/if}}",
    "{{bodyName＝}}",
    "{{ｂｏｄｙＮａｍｅ}}",
    "{{#if “bodyName”}}文{{/if}}",
    "{{［bodyName］}}",
  ].map((line) => [line, "すべて半角"] as const),
  ...[
    "＃ 概要",
    "＃概要",
    "＃＃　概要",
    "#概要",
    "##概要",
    "#　概要",
    "　# 概要",
    "♯ 概要",
    "#{{bodyName}}の概要",
    "#＃ 概要",
  ].map((line) => [line, "半角の #"] as const),
  ...[
    "：：table{data=deficiencies}",
    ":：table{data=deficiencies}",
    "：:table｛data=deficiencies｝",
    "::table｛data=deficiencies｝",
    "::table{data＝deficiencies}",
    "::table{data=“deficiencies”}",
    "::table{data=ｆｉｎｄｉｎｇｓ}",
    "::ｔａｂｌｅ{data=deficiencies}",
    ":: table{data=deficiencies}",
    ": :table{data=deficiencies}",
    ":table{data=deficiencies}",
    "：table｛data=deficiencies｝",
    "　::table{data=deficiencies}",
    "::table{data=deficiencies}のとおり",
    "::table(data=deficiencies)",
    "::contents［目次］",
    "：：pagebreak",
    "：：：note",
    ":::　note",
    "：：：",
    ":::note　",
    "::表{data=deficiencies}",
    "table{data=deficiencies}",
    "∷table{data=deficiencies}",
    "{{#if bodyName}}：：table{data=deficiencies}{{/if}}",
  ].map((line) => [line, "すべて半角"] as const),
  ["次の::table{data=deficiencies}", "行の先頭"],
  ["次の：：table｛data=deficiencies｝", "行の先頭"],
  ["＊＊語句＊＊", "半角の **"],
  ["文の**語句＊＊と", "半角の **"],
  ["＊＊{{bodyName}}＊＊", "半角の **"],
  ["| a | b |\n|---|---|\n| 1 | 2 |", "::table"],
  ["| a | b |\n| 1 | 2 |", "::table"],
  ["｜ a ｜ b ｜\n｜ーー｜ーー｜", "::table"],
  ["a | b\n--- | ---\n1 | 2", "::table"],
  ["  | {{bodyName}} | b |\n  |:--|--:|", "::table"],
];

it.each(SLIPS)("%s is a fault", (line, fix) => {
  const faults = faultsOf(`文\n\n${line}\n\n文\n`);
  expect(faults).toHaveLength(1);
  expect(faults[0]?.where).toBe("章.md.hbs 3行目");
  expect(faults[0]?.what).toMatch(/「.+」/u);
  expect(faults[0]?.fix).toContain(fix);
});

it.each([
  "{{!-- ｛｛bodyName｝｝\n＃ 概要\n：：table\n| a |\n| b | --}}文",
  "{{! ＊＊語句＊＊ }}文",
  "注（＊＊は概数）、｛注｝、＝、［1］、「＃」、No.#1、10：30、“引用”",
  "::date[令和　　年　　月　　日（＝基準日）［案］]".replace("::date", ":::cover\n::date") + "\n:::",
  "{{#if bodyName}}::table{data=deficiencies}{{/if}}",
  "{{#if　bodyName}}# {{bodyName}}{{else}}# 概要{{/if}}",
  '\t# 概要\n\n   ::table{data=deficiencies}  \n\n::table{data="deficiencies"}',
  "\\# 番号、\\*\\*印\\*\\*",
  "| 一行だけの縦線 |",
  "**太字**と **{{bodyName}}**",
  "{{~#if bodyName~}}文{{~/if~}}\n\n{{{bodyName}}}",
])("%s is none", (source) => {
  expect(faultsOf(source)).toEqual([]);
});

it("tells all slips of a file at once, by line", () => {
  const faults = faultsOf(
    "# 概要\n\n＃ 次\n\n：：table{data=deficiencies}\n\n{{bodyNmae}}\n\n::table{data=deficiencie}\n\n＊＊語＊＊",
  );
  expect(faults.map(({ where }) => where)).toEqual([3, 5, 7, 9, 11].map((line) => `章.md.hbs ${String(line)}行目`));
});

it("cuts what it quotes", () => {
  for (const source of [
    "＃".repeat(5000),
    `{{${"a".repeat(5000)}}}`,
    `::table{data=${"a".repeat(5000)}}`,
    `::${"a".repeat(5000)}`,
  ])
    for (const { what } of faultsOf(source)) expect(what.length).toBeLessThan(120);
});

it("reads long lines in a moment", () => {
  const started = performance.now();
  for (const piece of ["{", "｛", "{{a", "：", ":", "#", "＊", "|", "| ー", "table {", "　", "{ ", "{{!--"])
    faultsOf(piece.repeat(20_000 / piece.length));
  expect(performance.now() - started).toBeLessThan(10_000);
});

const TEXT = "# 概要\n\n点検の結果を次のとおり報告する。\n";
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le"));
const swapped = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "utf16le").swap16());
describe.each([
  ["Shift_JIS", new Uint8Array([0x23, 0x20, 0x8a, 0x54, 0x97, 0x76, 0x0d, 0x0a]), "Shift_JIS"],
  ["UTF-16", utf16(`\uFEFF${TEXT}`), "UTF-16"],
  ["UTF-16, big-endian", swapped(`\uFEFF${TEXT}`), "UTF-16"],
  ["UTF-16 without its mark", utf16(TEXT), "UTF-16"],
  ["UTF-16, big-endian, without its mark", swapped(TEXT), "UTF-16"],
  ["JIS", new Uint8Array([0x1b, 0x24, 0x42, 0x33, 0x35, 0x1b, 0x28, 0x42]), "JIS"],
  ["a document", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), "文章のファイルではありません"],
])("a section in %s", (_, bytes, named) => {
  it("says so", () => {
    const [fault, ...more] = faultsOf(bytes);
    expect(more).toEqual([]);
    expect(fault?.where).toBe("章.md.hbs");
    expect(fault?.what).toContain(named);
    expect(fault?.fix).toContain("UTF-8");
  });
});

it("accepts UTF-8 with and without its mark, and any line ends", () => {
  for (const text of [TEXT, `\uFEFF${TEXT}`, `\uFEFF${TEXT.replaceAll("\n", "\r\n")}`])
    expect(faultsOf(new TextEncoder().encode(text))).toEqual([]);
});

it.each([
  ["{{bodyNmae}}", "「bodyName」ではありませんか"],
  ["{{Bodyname}}", "「bodyName」ではありませんか"],
  ["{{overdue}}", "「overdueCount」ではありませんか"],
  ["{{#each chapter}}文{{/each}}", "「chapters」ではありませんか"],
  ["{{#each chapters}}{{chaptre}}{{/each}}", "「chapter」ではありませんか"],
  ["{{#unles bodyName}}文{{/unles}}", "「unless」ではありませんか"],
  ["::table{data=deficiency}", "「deficiencies」ではありませんか"],
  ["::table{data=byーchapter}", "「by-chapter」ではありませんか"],
  ["::table{data=by_measure}", "「by-measure」ではありませんか"],
  ["::chart{data=by-chaptr}", "「by-chapter」ではありませんか"],
  ["::tabel{data=deficiencies}", "「::table」ではありませんか"],
  ["::note", "「:::note」ではありませんか"],
  [":::landscap\n文\n:::", "「:::landscape」ではありませんか"],
  [":::cover\n::sendr[県]\n:::", "「sender」ではありませんか"],
])("%s offers %s", (source, offer) => {
  expect(faultsOf(source)[0]?.fix).toContain(offer);
});

it("offers nothing that is far from what was typed", () => {
  expect(nearestName("取りまとめ機関", ["bodyName", "asOf"])).toBeNull();
  expect(nearestName("", ["bodyName"])).toBeNull();
  expect(nearestName("x".repeat(100_000), ["bodyName"])).toBeNull();
});
