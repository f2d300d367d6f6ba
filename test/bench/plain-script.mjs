/**
 * `plain-script.mjs INPUTS OUT`: what an office programmer would write in an afternoon. exceljs and docx in a loop, official layout only,
 * one report for each body that collects: no validation, no letters, no appendix. What the first cold runs were measured against;
 * `plain-papers.mjs` does the whole job.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import ExcelJS from "exceljs";

const [inputs, out] = process.argv.slice(2);
const open = async (file) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  return book;
};

const registry = await open(join(inputs, "registry.xlsx"));
const bodies = new Map();
registry.getWorksheet("取りまとめ機関").eachRow((row, n) => {
  if (n > 1)
    bodies.set(row.getCell(1).text, { name: row.getCell(2).text, sent: 0, totals: new Map(), deficiencies: [] });
});
const supervisorOf = new Map();
registry.getWorksheet("接続機関").eachRow((row, n) => {
  if (n === 1) return;
  supervisorOf.set(row.getCell(1).text, row.getCell(5).text);
  supervisorOf.set(row.getCell(2).text, row.getCell(5).text);
});

for (const file of readdirSync(inputs, { recursive: true })) {
  if (!file.endsWith(".xlsx") || file === "registry.xlsx") continue;
  const sheet = (await open(join(inputs, file))).getWorksheet("自己点検表");
  const [code, name] = [sheet.getCell("C3").text, sheet.getCell("C4").text];
  const body = bodies.get(supervisorOf.get(code) ?? supervisorOf.get(name.replaceAll(" ", "")));
  if (!body) continue;
  body.sent++;
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
  }
}

const table = (rows) =>
  new Table({
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    ),
  });
mkdirSync(out, { recursive: true });
for (const [code, { name, sent, totals, deficiencies }] of bodies) {
  if (sent === 0) continue;
  const sums = [...totals].map(([number, t]) => [number, t.title, t["〇"], t["△"], t["－"]].map(String));
  const children = [
    new Paragraph({ text: `${name}　自己点検結果`, heading: HeadingLevel.HEADING_1 }),
    new Paragraph(`提出 ${sent} 機関`),
    table([["#", "項目", "〇", "△", "－"], ...sums]),
    new Paragraph({ text: "未実施事項", heading: HeadingLevel.HEADING_1 }),
    table([["#", "機関コード", "機関名", "特記事項"], ...deficiencies]),
  ];
  writeFileSync(join(out, `${code}_${name}.docx`), await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
