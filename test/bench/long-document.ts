/**
 * (b) A document with 5,000 deficiencies: ours from lists to bytes (with captions, headings of measures and estimated pages), and
 * the same rows as one table by docx, cells by style id, and by joining strings: the floor. It is packed by fflate, as the
 * measurements that set the target had it, and once more by zlib, as ours are. In one process, warm.
 */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { deflatePart } from "../../pipeline/lib/deflate-part.ts";
import { formatWareki } from "../../pipeline/lib/japanese/wareki.ts";
import { zipParts } from "../../pipeline/lib/zip-writer.ts";
import { groupBy } from "../../pipeline/lib/group-by.ts";
import { measureTitle } from "../../pipeline/model/measure.ts";
import type { Deficiency } from "../../pipeline/model/rollup.ts";
import { PAGES } from "../../pipeline/documents/kinds/paper.ts";
import { drawWord } from "../../pipeline/documents/word/draw-word.ts";
import { listTables } from "../../pipeline/documents/word/list-tables.ts";
import { textWidth } from "../../pipeline/documents/word/page-setup.ts";
import { ordinaryTable, row, textColumn } from "../../pipeline/documents/word/table-shape.ts";
import { escapeXml } from "../../pipeline/lib/escape-xml.ts";
import { styles, stylesBytes } from "../documents/drawn-report.ts";
import { anInstitution, measures } from "../documents/rollup-builders.ts";
import { byTurns, time, type Turns } from "./repeat.ts";

export type Writer = "ours" | "docx" | "floor" | "floor, packed by zlib";

const ROWS = 5000;
const HEADINGS = ["機関コード", "機関名", "実施予定時期", "超過", "特記事項"];
const REMARK = "令和9年9月末までに規程を改定し、実施する予定。委託先の切替えも併せて検討している。";

/** Milliseconds. */
export async function measureDocument(turns: number): Promise<Turns<Writer>> {
  const reported = measures.filter(({ priority }) => priority);
  const deficiencies = Array.from({ length: ROWS }, (_, index): Deficiency => {
    const measure = reported[Math.floor((index * reported.length) / ROWS)];
    if (measure === undefined) throw new Error("There is no measure to report.");
    return { institution: anInstitution(index), measure, plannedOn: "2027-09-30", remark: REMARK, overdue: false };
  });
  const rows = deficiencies.map(({ institution, remark }) => [
    institution.code,
    institution.name,
    formatWareki("2027-09-30"),
    "",
    remark,
  ]);
  const writers = {
    ours: () => time(() => drawOurs(deficiencies)),
    docx: () => time(() => drawWithDocx(rows)),
    floor: () => time(() => zipSync(asBytes(joinStrings(rows)))),
    "floor, packed by zlib": () => time(() => zipParts(joinStrings(rows).map(([name, xml]) => deflatePart(name, xml)))),
  };
  await byTurns(2, writers);
  return byTurns(turns, writers);
}

const stylesXml = strFromU8(unzipSync(stylesBytes)["word/styles.xml"] ?? new Uint8Array());

const SHAPE = ordinaryTable(...HEADINGS.map((heading) => textColumn(heading, 1)));

function drawOurs(deficiencies: readonly Deficiency[]): Uint8Array {
  const groups = [...groupBy(deficiencies, ({ measure }) => measure)].map(([measure, own]) => ({
    heading: measureTitle(measure),
    rows: own.map(({ institution, remark }) =>
      row(institution.code, institution.name, formatWareki("2027-09-30"), "", remark),
    ),
  }));
  const page = PAGES.portrait;
  const sections = [{ page, blocks: listTables("未実施事項", SHAPE, textWidth(page), groups) }];
  const texts = { title: "未実施事項", author: "架空第1県", date: "2027-03-31" };
  return drawWord({ sections, cover: false, texts }, styles);
}

function drawWithDocx(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const toRow = (style: string) => (texts: readonly string[]) =>
    new TableRow({
      children: texts.map((text) => new TableCell({ children: [new Paragraph({ style, text })] })),
    });
  const table = new Table({ rows: [toRow("TableHeading")(HEADINGS), ...rows.map(toRow("TableText"))] });
  return Packer.pack(new Document({ externalStyles: stylesXml, sections: [{ children: [table] }] }), "uint8array");
}

const MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

type Part = readonly [name: string, xml: string];

function asBytes(parts: readonly Part[]): Record<string, Uint8Array> {
  return Object.fromEntries(parts.map(([name, xml]) => [name, strToU8(xml)]));
}

function joinStrings(rows: readonly (readonly string[])[]): readonly Part[] {
  let body = "";
  for (const row of [HEADINGS, ...rows]) {
    body += "<w:tr>";
    for (const text of row)
      body += `<w:tc><w:tcPr><w:tcW w:w="1894" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>${escapeXml(text)}</w:t></w:r></w:p></w:tc>`;
    body += "</w:tr>";
  }
  const officeDocument = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
  return [
    [
      "[Content_Types].xml",
      `${HEADER}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      "_rels/.rels",
      `${HEADER}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${officeDocument}" Target="word/document.xml"/></Relationships>`,
    ],
    [
      "word/document.xml",
      `${HEADER}<w:document xmlns:w="${MAIN}"><w:body><w:tbl><w:tblPr/><w:tblGrid/>${body}</w:tbl><w:p/></w:body></w:document>`,
    ],
  ];
}
