/** Mistakes in the wording are named, with file, line and what is allowed, before anything is drawn. */
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { compileTemplate } from "../../pipeline/documents/wording/template.ts";
import { compile, compose } from "./drawn-report.ts";
import { aRollup } from "./rollup-builders.ts";

function faultsOf(source: string) {
  try {
    compose(compile(source), aRollup());
  } catch (error) {
    if (error instanceof PipelineError) return { exitCode: error.exitCode, faults: error.faults };
    throw error;
  }
  return { exitCode: 0, faults: [] };
}

describe.each([
  ["a misspelt name", "文\n\n{{bodyNmae}}", "3", "bodyNmae", "bodyName"],
  [
    "a misspelt name in a branch not taken",
    "{{#if bodyName}}\n文\n{{else}}\n{{bodyNmae}}\n{{/if}}",
    "4",
    "bodyNmae",
    "bodyName",
  ],
  ["a misspelt name in a list", "{{#each chapters}}\n{{chaptre}}\n{{/each}}", "2", "chaptre", "chapter"],
  ["a top-level name inside a list", "{{#each chapters}}\n{{bodyName}}\n{{/each}}", "2", "bodyName", "chapter"],
  ["a name of the prototype", "文\n{{constructor}}", "2", "constructor", "bodyName"],
  ["a misspelt condition", "\n{{#if overdue}}文{{/if}}", "2", "overdue", "overdueCount"],
  ["a flag in a sentence", "文\n{{priorityOnly}}", "2", "priorityOnly", "{{#if}}"],
  ["a loop over no list", "{{#each bodyName}}文{{/each}}", "1", "bodyName", "chapters"],
  ["an unknown helper", "文\n{{#wiht body}}文{{/wiht}}", "2", "wiht", "{{#if}}"],
  ["a call", "{{lookup chapters 0}}", "1", "lookup", "名前だけ"],
  ["a partial", "{{> other}}", "1", "{{>", "{{#each}}"],
  [
    "an unclosed block",
    "文\n{{#if bodyName}}文\n{{#if bodyCode}}\n文\n{{/if}}\n\n文",
    "2",
    "{{#if bodyName}}",
    "{{/if}}",
  ],
  ["an unclosed list", "{{#if bodyName}}\n{{#each chapters}}\n{{chapter}}\n{{/if}}\n文", "2", "{{#each", "{{/each}}"],
  [
    "a block that ends by another name",
    "{{!--\n{{#if x}}\n--}}\n{{#if bodyName}}\n文\n{{/each}}",
    "4",
    "{{#if",
    "{{/if}}",
  ],
  ["an end of no block", "文\n\n{{/if}}\n文", "3", "{{ }}", "{{/if}}"],
  ["an unknown table", "文\n\n::table{data=deficiency}", "3", "deficiency", "deficiencies"],
  ["a table without a name", "::table", "1", "表はありません", "by-chapter"],
  ["a table by a name of the prototype", "::table{data=constructor}", "1", "constructor", "by-chapter"],
  ["an unknown chart", "::chart{data=by-institution}", "1", "by-institution", "by-chapter"],
  ["a further attribute", "::table{data=unsent width=3}", "1", "余分な指定", "data=名前"],
  ["an unknown directive", "::tabel{data=unsent}", "1", "::tabel", "::table"],
  ["an unknown container", "文\n\n:::landscap\n文\n:::", "3", ":::landscap", ":::landscape"],
  ["a table on the cover", ":::cover\n::table{data=unsent}\n:::", "2", "::table", "::date"],
  ["a Markdown image", "文と![図](x.png)", "1", "image", "太字"],
  ["a Markdown quotation", "> {{bodyName}}の引用", "1", "blockquote", "見出し"],
  ["HTML", "<br>", "1", "html", "見出し"],
  ["a heading too deep", "#### 見出し", "1", "4個", "3段階"],
  ["a nested list", "- 一\n  - 二", "2", "箇条書き", "1段階"],
])("%s", (_, source, line, offending, allowed) => {
  it("is named with its place and what is allowed", () => {
    const { exitCode, faults } = faultsOf(source);
    expect(exitCode).toBe(2);
    expect(faults).toHaveLength(1);
    const [fault] = faults;
    expect(fault?.where).toContain(line === "" ? "ひな形.md.hbs" : `ひな形.md.hbs ${line}行目`);
    expect(fault?.what).toContain(offending);
    expect(`${fault?.what ?? ""}${fault?.fix ?? ""}`).toContain(allowed);
  });
});

it("names all mistakes at once", () => {
  expect(faultsOf("{{a}} {{b}}\n\n{{#each c}}{{/each}}").faults).toHaveLength(3);
});

it("finds no fault in what the documentation allows", () => {
  const source =
    "{{#each subordinates}}\n- {{name}} {{submittedCount}} {{../bodyName}} {{@index}}\n{{else}}\nなし\n{{/each}}\n\nURL:abc **太字**";
  expect(faultsOf(source).faults).toEqual([]);
});

describe.each([
  ["a container that nothing closes", "文\n\n:::note\n文", [["3", ":::note"]]],
  ["an end without a beginning", "文\n\n:::", [["3", ":::"]]],
  [
    "an end that is too short",
    "::::landscape\n文\n:::",
    [
      ["1", "::::landscape"],
      ["3", ":::"],
    ],
  ],
  ["a container within one of as many colons", ":::landscape\n:::note\n文\n:::\n:::", [["2", ":::landscape"]]],
  ["an inner container that the outer one cuts off", "::::landscape\n:::note\n文\n::::", [["2", ":::note"]]],
  ["a container that a condition hides", "{{#if overdueCount}}\n:::note\n文\n{{/if}}", [["2", ":::note"]]],
  [
    "containers as they should be",
    "::::landscape\n:::note\n文\n:::\n\n  :::note\n文\n  ::: \n::::\n{{!--\n:::note\n--}}",
    [],
  ],
] as const)("%s", (_, source, expected) => {
  it("is told apart", () => {
    const { faults } = faultsOf(source);
    expect(faults).toHaveLength(expected.length);
    for (const [index, [line, opening]] of expected.entries()) {
      expect(faults[index]?.where).toBe(`ひな形.md.hbs ${line}行目`);
      expect(faults[index]?.what).toContain(opening);
    }
  });
});

it("says which file has which fault, all of them at once", () => {
  const sources = ["{{#if bodyName}}\n文", "文\n{{/if}}", ":::note\n文", "文\n\n:::", "文\n{{bodyNmae}}", "# 概要"];
  const compileAll = () =>
    compileTemplate(
      sources.map((source, index) => ({ file: `${String(index)}.hbs`, source })),
      report.vocabulary,
    );
  expect(compileAll).toThrow(PipelineError);
  try {
    compileAll();
  } catch (error) {
    const { faults } = error as PipelineError;
    expect(faults.map(({ where }) => where.replace("の付近", ""))).toEqual([
      "0.hbs 1行目",
      "1.hbs 2行目",
      "2.hbs 1行目",
      "3.hbs 3行目",
      "4.hbs 2行目",
    ]);
  }
});
