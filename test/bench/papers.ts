/**
 * (g) Papers that go out: one of each kind, beside what a plain script would take for its part of it. In one process, warm. The plain parts
 * do less: no list with links, no check sheet, no office's template, no named tables.
 */
import { readFileSync } from "node:fs";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import ExcelJS from "exceljs";
import { bodyTablesBook } from "../../pipeline/data/body-tables/index.ts";
import { makePopulation } from "../../pipeline/demo/index.ts";
import { startDrawing } from "../../pipeline/documents/draw/index.ts";
import { LETTERS } from "../../pipeline/documents/letters/index.ts";
import { wordFileOf } from "../../pipeline/documents/letters/letter-files.ts";
import type { WordingContext } from "../../pipeline/documents/wording/vocabulary.ts";
import { readFormLayout } from "../../pipeline/forms/annex2/blank/index.ts";
import { fillForm, prepareForm } from "../../pipeline/workbook/write/form/index.ts";
import { returnedBook, type Mark } from "../../pipeline/workbook/write/marks/index.ts";
import { writeTableBook } from "../../pipeline/workbook/write/table-book/index.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { catalog, FORM_FILE } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { stylesBytes } from "../documents/drawn-report.ts";
import { anInstitution, aRollup, bodyTables, submitters } from "../documents/rollup-builders.ts";
import { OFFICIAL } from "./population-folder.ts";
import { byTurns, time, type Turns } from "./repeat.ts";
import { PAPERS, type Paper, type PaperFigures, type PaperWriter } from "./results.ts";

type Write = (number: number) => unknown;

const form = new Uint8Array(readFileSync(FORM_FILE));
const SHEET = "自己点検表";
const MARKS = ["E14", "F21"].map((cell, index): Mark => {
  const [found, fix] = [
    "特記事項に実施予定時期が記入されていません。",
    "「令和9年9月」のように、年と月を記入してください。",
  ];
  return { sheet: SHEET, cell, measure: index + 1, found, fix };
});

export async function measurePapers(turns: number): Promise<PaperFigures> {
  const writers: Readonly<Record<Paper, Readonly<Record<PaperWriter, Write>>>> = {
    "marked workbook": markedBooks(),
    letter: letters(),
    form: await forms(),
    tables: tables(),
  };
  const figures: [Paper, Turns<PaperWriter>][] = [];
  for (const paper of PAPERS) figures.push([paper, await compare(writers[paper], paper === "tables" ? 1 : 20, turns)]);
  return Object.fromEntries(figures) as Record<Paper, Turns<PaperWriter>>;
}

async function compare(
  { ours, plain }: Readonly<Record<PaperWriter, Write>>,
  papers: number,
  turns: number,
): Promise<Turns<PaperWriter>> {
  const each = (write: Write) => async (): Promise<number> => {
    const milliseconds = await time(async () => {
      for (let number = 0; number < papers; number++) await write(number);
    });
    return milliseconds / papers;
  };
  const writers = { ours: each(ours), plain: each(plain) };
  await byTurns(2, writers);
  return byTurns(turns, writers);
}

const load = async (bytes: Uint8Array): Promise<ExcelJS.Workbook> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
};

function markedBooks(): Readonly<Record<PaperWriter, Write>> {
  const population = makePopulation({ institutions: 24, seed: 1, form, catalog, dialects: OFFICIAL });
  const books = [...population].flatMap(({ bytes, dialect }) => (dialect === null ? [] : [bytes]));
  const bookOf = (number: number): Uint8Array => books[number % books.length] ?? form;
  return {
    ours: (number) => returnedBook(bookOf(number), { institution: "青葉市", cycle: "令和8年度", marks: MARKS }),
    plain: async (number) => {
      const book = await load(bookOf(number));
      for (const { cell, found, fix } of MARKS) {
        const marked = book.getWorksheet(SHEET)?.getCell(cell);
        if (marked === undefined) throw new Error(`There is no ${SHEET}.`);
        marked.fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFD59B" } };
        marked.note = `${found}\n${fix}`;
      }
      book.addWorksheet("確認依頼一覧").addRows(MARKS.map(({ cell, found, fix }) => [cell, found, fix]));
      return book.xlsx.writeBuffer();
    },
  };
}

function letters(): Readonly<Record<PaperWriter, Write>> {
  const { vocabulary } = LETTERS.correctionRequest;
  const text = "架空の値";
  const values: WordingContext = Object.fromEntries<WordingContext[string]>([
    ...vocabulary.texts.map((name) => [name, text] as const),
    ...vocabulary.counts.map((name) => [name, MARKS.length] as const),
    ...Object.entries(vocabulary.lists).map(
      ([list, names]) => [list, MARKS.map(() => Object.fromEntries(names.map((name) => [name, text])))] as const,
    ),
  ]);
  const template = new Uint8Array(readFileSync(`templates/${wordFileOf(LETTERS.correctionRequest)}`));
  const draw = startDrawing({ styles: stylesBytes, letters: new Map([["correctionRequest", template]]) });
  const paragraphs = Array.from(
    { length: 14 },
    () => `${text}を確認のうえ、回答期限までにご回答くださるようお願いします。`,
  );
  return {
    ours: () => draw({ letter: "correctionRequest", all: [values] }),
    plain: () => {
      const row = (cells: readonly string[]): TableRow =>
        new TableRow({ children: cells.map((each) => new TableCell({ children: [new Paragraph(each)] })) });
      const table = new Table({
        rows: [["セル", "内容", "お願い"], ...MARKS.map(({ cell, found, fix }) => [cell, found, fix])].map(row),
      });
      const children = [...paragraphs.map((each) => new Paragraph(each)), table];
      return Packer.toBuffer(new Document({ sections: [{ children }] }));
    },
  };
}

async function forms(): Promise<Readonly<Record<PaperWriter, Write>>> {
  const layout = readFormLayout(await readWorkbook(form), catalog.measures);
  if (layout === null) throw new Error("The form has no place for some measure.");
  const prepared = prepareForm(form, layout, {
    cycle: registry([]).cycle,
    measures: catalog.measures,
    roleOf: () => "open",
    systems: ["中間サーバー等"],
    previous: null,
  });
  return {
    ours: (number) => fillForm(prepared, { institution: anInstitution(number), previous: new Map() }),
    plain: async (number) => {
      const book = await load(form);
      const { code, name } = anInstitution(number);
      for (const [cell, value] of [
        ["C3", code],
        ["C4", name],
      ] as const) {
        const sheet = book.getWorksheet(SHEET);
        if (sheet === undefined) throw new Error(`There is no ${SHEET}.`);
        sheet.getCell(cell).value = value;
      }
      return book.xlsx.writeBuffer();
    },
  };
}

function tables(): Readonly<Record<PaperWriter, Write>> {
  const subject = bodyTables(aRollup({ submitters: submitters(300) }));
  return {
    ours: () => writeTableBook(bodyTablesBook(subject)),
    plain: () => {
      const book = new ExcelJS.Workbook();
      for (const { name, columns, rows } of bodyTablesBook(subject).sheets) {
        const sheet = book.addWorksheet(name);
        sheet.addRow(columns.map(({ heading }) => heading));
        for (const row of rows()) sheet.addRow([...row]);
      }
      return book.xlsx.writeBuffer();
    },
  };
}
