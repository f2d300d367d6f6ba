/** The office's Word file is the source of looks; what is missing in it is named. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { drawDocument, readStyles } from "../../pipeline/documents/draw/index.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { compose, partsOf, styles, stylesBytes, template } from "./drawn-report.ts";
import { aRollup } from "./rollup-builders.ts";

function changed(change: (stylesXml: string) => string): Uint8Array {
  const parts = unzipSync(stylesBytes);
  const xml = strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
  return zipSync({ ...parts, "word/styles.xml": strToU8(change(xml)) });
}

function errorOf(bytes: Uint8Array): PipelineError | undefined {
  try {
    readStyles(bytes);
  } catch (error) {
    if (error instanceof PipelineError) return error;
  }
  return undefined;
}

it("names every style that is missing", () => {
  const error = errorOf(changed((xml) => xml.replace(/w:styleId="(Note|MatrixTable)"/gu, 'w:styleId="other"')));
  expect(error?.exitCode).toBe(2);
  expect(error?.faults.map(({ what }) => what)).toEqual([
    "スタイル「Note」がありません",
    "スタイル「MatrixTable」がありません",
  ]);
});

describe.each([
  ["no zip", new Uint8Array([1, 2, 3])],
  ["an empty file", new Uint8Array()],
  ["a zip without styles", zipSync({ "a.txt": strToU8("a") })],
])("%s", (_, bytes) => {
  it("is refused in plain words", () => {
    expect(errorOf(bytes)?.faults[0]?.where).toBe("styles.docx");
  });
});

it("reads metrics through the styles that a style is based on", () => {
  expect(styles.paragraphs.TableNumber).toMatchObject({ em: 180, line: 260, firstLine: 0 });
  expect(styles.paragraphs.Caption.keepNext).toBe(true);
  expect(styles.tables.ReportTable).toEqual({ top: 28, bottom: 28, left: 70, right: 70, border: 10 });
});

it("leaves the contents to Word when lines have no fixed height", async () => {
  const loose = readStyles(
    changed((xml) => xml.replace(/w:line="260" w:lineRule="exact"/gu, 'w:line="240" w:lineRule="auto"')),
  );
  const xml = partsOf(await drawDocument(report, compose(template, aRollup()), loose))["word/document.xml"];
  expect(xml).toContain('w:dirty="true"');
});

it("hands the office's styles on, each once", async () => {
  const xml = partsOf(await drawDocument(report, compose(template, aRollup()), styles))["word/styles.xml"] ?? "";
  const ids = Array.from(xml.matchAll(/w:styleId="([^"]+)"/gu), ([, id]) => id);
  expect(ids).toEqual([...new Set(ids)]);
  expect(xml).toContain('w:eastAsia="ＭＳ 明朝"');
});
