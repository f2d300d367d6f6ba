/** Draws reports with the templates that ship, and reads them back as XML and text. */
import { readdirSync, readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { composeDocument } from "../../pipeline/documents/compose-documents.ts";
import { drawDocument, readStyles } from "../../pipeline/documents/draw/index.ts";
import type { ComposedDocument } from "../../pipeline/documents/kinds/document-kind.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { shownNames } from "../../pipeline/documents/kinds/shown-names.ts";
import { signedReport } from "../../pipeline/documents/kinds/report/sign-reports.ts";
import type { SignedReport } from "../../pipeline/documents/kinds/report/signed-report.ts";
import { compileTemplate, type Template } from "../../pipeline/documents/wording/template.ts";
import type { BodyFigures } from "../../pipeline/model/body-figures.ts";
import type { BodyRollup } from "../../pipeline/model/rollup.ts";
import { figuresOf } from "./rollup-builders.ts";

const SECTIONS = readdirSync("templates/report")
  .sort()
  .map((name) => ({ file: `report/${name}`, source: readFileSync(`templates/report/${name}`, "utf8") }));
export const stylesBytes = new Uint8Array(readFileSync("templates/styles.docx"));
export const styles = readStyles(stylesBytes);
export const template = compileTemplate(SECTIONS, report.vocabulary);

export function compile(source: string): Template {
  return compileTemplate([{ file: "ひな形.md.hbs", source }], report.vocabulary);
}

/** A report of the roll-up, all of whose institutions its body collects itself. */
export function reportOf(rollup: BodyRollup, figures: Partial<BodyFigures> = {}): SignedReport {
  const collectors = [{ code: rollup.body.code, name: rollup.body.name }];
  return signedReport({ rollup, figures: figuresOf(rollup, figures), collectors, nameOf: shownNames(rollup) });
}

export function compose(
  wording: Template,
  rollup: BodyRollup,
  figures: Partial<BodyFigures> = {},
): ComposedDocument<SignedReport> {
  return composeDocument(report, wording, reportOf(rollup, figures));
}

export function draw(rollup: BodyRollup, source?: string, figures: Partial<BodyFigures> = {}): Uint8Array {
  return drawDocument(report, compose(source === undefined ? template : compile(source), rollup, figures), styles);
}

export function partsOf(docx: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));
}

export function documentXml(rollup: BodyRollup, source?: string, figures: Partial<BodyFigures> = {}): string {
  return partsOf(draw(rollup, source, figures))["word/document.xml"] ?? "";
}

/** Text of each paragraph of an XML part, or of the paragraphs in one style. */
export function paragraphs(xml: string, style?: string): readonly string[] {
  return Array.from(xml.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/gsu), ([paragraph]) => paragraph)
    .filter((paragraph) => style === undefined || paragraph.includes(`<w:pStyle w:val="${style}"/>`))
    .map(textOf);
}

export function textOf(xml: string): string {
  return Array.from(xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/gu), ([, text]) => text ?? "")
    .join("")
    .replace(/&lt;/gu, "<")
    .replace(/&gt;/gu, ">")
    .replace(/&quot;/gu, '"')
    .replace(/&amp;/gu, "&");
}

/** Rows of the table whose heading row holds these texts. */
export function tableWith(xml: string, ...headings: readonly string[]): readonly (readonly string[])[] {
  const tables = Array.from(xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu), ([table]) =>
    Array.from(table.matchAll(/<w:tr>.*?<\/w:tr>/gsu), ([row]) =>
      Array.from(row.matchAll(/<w:tc>.*?<\/w:tc>/gsu), ([cell]) => textOf(cell)),
    ),
  );
  return tables.find(([first]) => headings.every((heading) => first?.includes(heading) === true)) ?? [];
}
