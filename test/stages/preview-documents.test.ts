/** A clerk changes a sentence and looks at one body's document before the run. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { lineTexts } from "../../pipeline/documents/index.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { lastReport } from "../../pipeline/stages/kept-reports.ts";
import { listFields } from "../../pipeline/stages/list-fields.ts";
import { previewBody, type Preview } from "../../pipeline/stages/preview-documents.ts";
import { startRun } from "../../pipeline/stages/run-start.ts";
import { desk } from "../build/folder.ts";

const table = desk();
afterAll(() => {
  table.clear();
});
// Of any kind: what stands in the report is of no matter here.
const SECTION = "templates/follow-up/20-記載不備.md.hbs";
const section = join(table.folder, SECTION);
const wording = readFileSync(section, "utf8");
const preview = async (body = "480002", kind = "follow-up"): Promise<Preview> => {
  const [first] = await previewBody({ ...table.options, body, kind, out: null }, table.shell);
  if (first === undefined) throw new Error("Nothing was drawn.");
  return first;
};

let before: Readonly<Record<string, string>>;
beforeAll(async () => {
  await table.run();
  before = table.outputs();
}, 60_000);

it("nothing is other while the wording is as it was, and the same bytes come out", async () => {
  const { file, comparedWith, changes } = await preview();
  expect(changes).toEqual([]);
  expect(readFileSync(file)).toEqual(readFileSync(comparedWith ?? ""));
});

it("shows the sentence that was changed, with its value, and changes nothing in the reports", async () => {
  writeFileSync(section, wording.replace(/^# .*$/mu, "# 直してほしい所"));
  const added = "{{bodyName}}から{{deadline}}までに連絡してください。";
  writeFileSync(section, `${readFileSync(section, "utf8")}\n${added}\n`);
  const { file, changes } = await preview();
  const of = (sign: string): readonly string[] => changes.filter((each) => each.sign === sign).map(({ line }) => line);
  expect(of("+")).toEqual(
    expect.arrayContaining([
      expect.stringContaining("直してほしい所"),
      "架空第1県から令和9年2月28日までに連絡してください。",
    ]),
  );
  expect(of("-").length).toBeGreaterThan(0);
  expect(lineTexts(readFileSync(file))).toContain("架空第1県から令和9年2月28日までに連絡してください。");
  const now = table.outputs();
  expect(Object.keys(now).filter((path) => path.startsWith("プレビュー/"))).toHaveLength(1);
  for (const [path, bytes] of Object.entries(before)) expect(now[path]).toBe(bytes);
});

it("moves a preview that a person has edited out of the way, and no other", async () => {
  const { file } = await preview();
  writeFileSync(file, "手を入れたもの");
  await preview();
  const kept = Object.entries(table.outputs()).filter(([path]) => path.includes("手直し"));
  expect(kept.map(([, bytes]) => Buffer.from(bytes, "latin1").toString())).toEqual(["手を入れたもの"]);
});

it("names file, line and the nearest name of a slip, and draws nothing", async () => {
  writeFileSync(section, `{{bodyNmae}}\n${wording}`);
  const error = await preview().catch((thrown: unknown) => thrown);
  if (!(error instanceof PipelineError)) throw error;
  expect(error.exitCode).toBe(2);
  expect(JSON.stringify(error.faults)).toMatch(
    /follow-up\/20-記載不備\.md\.hbs[^"]*1[^]*bodyNmae[^]*「bodyName」ではありませんか/u,
  );
  writeFileSync(section, wording);
});

it("a report is drawn anew in other words without reading or settling anything", async () => {
  const visits = vi.spyOn(table.shell, "visitFiles");
  const { file, comparedWith } = await preview("480002", "report");
  expect(readFileSync(file)).toEqual(readFileSync(comparedWith ?? ""));
  const chapter = "templates/report/10-概要.md.hbs";
  const words = readFileSync(join(table.folder, chapter), "utf8");
  table.put(chapter, `${words}\n{{bodyName}}の報告である。\n`);
  const { changes } = await preview("480002", "report");
  expect(changes.filter(({ sign }) => sign !== " ")).toEqual([{ sign: "+", line: "架空第1県の報告である。" }]);
  table.put(chapter, words);
  expect(visits).not.toHaveBeenCalled();
  visits.mockRestore();
});

it.each([
  "inputs/registry.xlsx",
  "inputs/decisions.xlsx",
  "inputs/新しい提出.xlsx",
  "templates/annex2-v2.0.xlsx",
  "outputs/data/history.jsonl",
  "outputs/.state/reports.txt",
])("what a report tells is found anew after a change of %s", async (path) => {
  const last = (): Promise<unknown> =>
    startRun(table.options, table.shell, (start) => lastReport("480002", table.options, start, table.shell));
  const bytes = await table.shell.loadIfThere(join(table.folder, path));
  expect(await last()).toMatchObject({ subject: { body: { code: "480002" } } });
  table.put(path, Buffer.concat([Buffer.from("x"), bytes ?? Buffer.alloc(0)]));
  expect(await last()).toBeNull();
  if (bytes === null) rmSync(join(table.folder, path));
  else table.put(path, bytes);
});

it("lists names with the values of the body", async () => {
  const { kinds } = await listFields({ ...table.options, body: "480002" }, table.shell);
  const fieldOf = (document: string, name: string): unknown =>
    kinds.find((each) => each.document === document)?.fields.find((field) => field.name === name);
  expect(fieldOf("対応一覧", "bodyName")).toEqual({
    group: "texts",
    name: "bodyName",
    meaning: "取りまとめ機関の名前",
    value: "架空第1県",
  });
  expect(fieldOf("対応一覧", "follow-ups")).toMatchObject({ group: "tables", meaning: "優先して連絡する機関" });
  expect(fieldOf("見直し・確認依頼書", "取りまとめ機関名")).toMatchObject({ value: "架空第1県" });
  expect(fieldOf("見直し・確認依頼書", "指摘")).toMatchObject({ group: "lists" });
  // Every kind of document and of letter.
  expect(kinds.every(({ fields }) => fields.length > 0)).toBe(true);
});
