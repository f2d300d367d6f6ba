/**
 * `plain-script.mjs INPUTS OUT [--papers]`: what an office programmer would write in an afternoon. exceljs and docx in a loop, official
 * layout only, no validation, no letters, no appendix. The yardstick for the whole job.
 *
 * With `--papers`, in another afternoon, the papers besides: for each institution with an answer that is plainly wanting its own workbook
 * with marks, a letter and a mail, for each that has sent nothing a letter, and for each body lists and a workbook of answers. Still no
 * report of bodies above others, no heading, seal or number, no check of what the letters say.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import ExcelJS from "exceljs";

const [inputs, out, more] = process.argv.slice(2);
const withPapers = more === "--papers";
const open = async (file) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book;
};

const registry = await open(join(inputs, "registry.xlsx"));
const bodies = new Map();
registry.getWorksheet("取りまとめ機関").eachRow((row, n) => {
  if (n > 1)
    bodies.set(row.getCell(1).text, {
      name: row.getCell(2).text,
      sent: 0,
      totals: new Map(),
      deficiencies: [],
      notApplicable: [],
      institutions: [],
    });
});
const missing = new Map();
const supervisorOf = new Map();
registry.getWorksheet("接続機関").eachRow((row, n) => {
  if (n === 1) return;
  supervisorOf.set(row.getCell(1).text, row.getCell(5).text);
  supervisorOf.set(row.getCell(2).text, row.getCell(5).text);
  missing.set(row.getCell(1).text, row.getCell(2).text);
});

const table = (rows) =>
  new Table({
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
const writeWord = async (file, children) =>
  writeFileSync(join(out, file), await Packer.toBuffer(new Document({ sections: [{ children }] })));
const REQUEST = "下記のとおり確認のうえ、回答期限までにご回答くださるようお願いします。";

/** The workbook with its marks, a letter and a mail. */
async function askAgain(book, { code, name, wanting }) {
  const sheet = book.getWorksheet("自己点検表");
  for (const [cell] of wanting) {
    sheet.getCell(cell).fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFFFD59B" } };
    sheet.getCell(cell).note = REQUEST;
  }
  book.addWorksheet("確認依頼一覧").addRows(wanting);
  await book.xlsx.writeFile(join(out, `${code}_${name}.xlsx`));
  const list = table([["セル", "#", "回答"], ...wanting]);
  await writeWord(`${code}_${name}_確認依頼.docx`, [new Paragraph(`${name}　御中`), new Paragraph(REQUEST), list]);
  writeFileSync(join(out, `${code}_${name}.txt`), `${name} 御中\r\n\r\n${REQUEST}\r\n`);
}

mkdirSync(out, { recursive: true });
const files = readdirSync(inputs, { recursive: true }).filter(
  (file) => file.endsWith(".xlsx") && file !== "registry.xlsx",
);
for (const file of files) {
  const book = await open(join(inputs, file));
  const sheet = book.getWorksheet("自己点検表");
  const [code, name] = [sheet.getCell("C3").text, sheet.getCell("C4").text];
  const body = bodies.get(supervisorOf.get(code) ?? supervisorOf.get(name.replaceAll(" ", "")));
  if (!body) continue;
  body.sent++;
  missing.delete(code);
  const answers = [];
  const wanting = [];
  for (let n = 12; n <= sheet.rowCount; n++) {
    const row = sheet.getRow(n);
    const number = row.getCell(1).value;
    if (typeof number !== "number") continue;
    const [answer, remark] = [row.getCell(5).text, row.getCell(6).text];
    const total = body.totals.get(number) ?? { 〇: 0, "△": 0, "－": 0, title: row.getCell(2).text };
    if (answer in total) total[answer]++;
    body.totals.set(number, total);
    // Of a periodic inspection, only the priority measures are reported.
    if (answer === "△" && row.getCell(4).text === "○") body.deficiencies.push([String(number), code, name, remark]);
    answers[number - 1] = answer;
    if (answer === "－") body.notApplicable.push([String(number), code, name, remark]);
    if (!(answer in total) || (answer === "△" && remark === "")) wanting.push([`E${n}`, String(number), answer]);
  }
  body.institutions.push({ code, name, answers });
  if (withPapers && wanting.length > 0) await askAgain(book, { code, name, wanting });
}

for (const [code, { name, sent, totals, deficiencies, notApplicable, institutions }] of bodies) {
  if (sent === 0) continue;
  const sums = [...totals].map(([number, t]) => [
    String(number),
    t.title,
    String(t["〇"]),
    String(t["△"]),
    String(t["－"]),
  ]);
  const children = [
    new Paragraph({ text: `${name}　自己点検結果`, heading: HeadingLevel.HEADING_1 }),
    new Paragraph(`提出 ${sent} 機関`),
    table([["#", "項目", "〇", "△", "－"], ...sums]),
    new Paragraph({ text: "未実施事項", heading: HeadingLevel.HEADING_1 }),
    table([["#", "機関コード", "機関名", "特記事項"], ...deficiencies]),
  ];
  await writeWord(`${code}_${name}.docx`, children);
  if (!withPapers) continue;
  const columns = ["#", "機関コード", "機関名", "特記事項"];
  await writeWord(`${code}_${name}_未実施事項一覧.docx`, [table([columns, ...deficiencies])]);
  await writeWord(`${code}_${name}_対象外事項一覧.docx`, [table([columns, ...notApplicable])]);
  const counts = institutions.map((each) => [
    each.code,
    each.name,
    ...["〇", "△", "－"].map((mark) => String(each.answers.filter((answer) => answer === mark).length)),
  ]);
  await writeWord(`${code}_${name}_機関別一覧.docx`, [table([["機関コード", "機関名", "〇", "△", "－"], ...counts])]);
  const book = new ExcelJS.Workbook();
  book.addWorksheet("機関×措置").addRows(institutions.map((each) => [each.code, each.name, ...each.answers]));
  book.addWorksheet("未実施事項").addRows(deficiencies);
  book.addWorksheet("対象外事項").addRows(notApplicable);
  await book.xlsx.writeFile(join(out, `${code}_${name}_取りまとめ表.xlsx`));
}
if (withPapers)
  for (const [code, name] of missing)
    await writeWord(`${code}_${name}_督促状.docx`, [new Paragraph(`${name}　御中`), new Paragraph(REQUEST)]);
