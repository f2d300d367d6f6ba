/** What comes in, read by exceljs from the cells where it stands in the official layout, and from no other. */
import ExcelJS from "exceljs";

export const SHEET = "自己点検表";
const FIRST_ROW = 8;

async function open(bytes) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  return book;
}

/** A sheet with headings in its first row, as objects. */
function headedRows(sheet) {
  const [, ...headings] = sheet.getRow(1).values;
  const rows = [];
  sheet.eachRow((row, number) => {
    const fields = headings.map((heading, index) => [heading, row.getCell(index + 1).text]);
    if (number > 1) rows.push(Object.fromEntries(fields));
  });
  return rows;
}

export async function readRegistry(bytes) {
  const book = await open(bytes);
  const cycle = {};
  book.getWorksheet("点検").eachRow((row) => (cycle[row.getCell(1).text] = row.getCell(2).text));
  return {
    cycle,
    bodies: headedRows(book.getWorksheet("取りまとめ機関")),
    institutions: headedRows(book.getWorksheet("接続機関")),
  };
}

/** The measures of the blank form, each with its chapter and section. */
export async function readMeasures(bytes) {
  const sheet = (await open(bytes)).getWorksheet(SHEET);
  const measures = [];
  let [chapter, section] = ["", ""];
  for (let row = FIRST_ROW; row <= sheet.rowCount; row++) {
    const [number, title, text, priority] = [1, 2, 3, 4].map((column) => sheet.getCell(row, column).value);
    if (typeof number === "number")
      measures.push({
        number,
        chapter,
        section,
        title,
        text,
        priority: priority === "○",
        direct: text.startsWith("◆"),
      });
    else if (/^\d+ /.test(title)) chapter = title;
    else if (/^\d+\.\d+ /.test(title)) section = title;
  }
  return measures;
}

const KINDS = { 〇: "implemented", "△": "planned", "－": "not_applicable", "": "missing" };

/** One submission: head and answers. The book stays open, so that it can be marked. */
export async function readSubmission(bytes, asOf) {
  const book = await open(bytes);
  const sheet = book.getWorksheet(SHEET);
  const answers = [];
  for (let row = FIRST_ROW; row <= sheet.rowCount; row++) {
    const number = sheet.getCell(row, 1).value;
    if (typeof number !== "number") continue;
    const [mark, remark] = [sheet.getCell(row, 5).text.trim(), sheet.getCell(row, 6).text.trim()];
    const kind = KINDS[mark] ?? "invalid";
    const plannedOn = kind === "planned" ? statedDay(remark) : "";
    answers.push({ row, mark, remark, kind, plannedOn, overdue: plannedOn !== "" && plannedOn < asOf });
  }
  const [code, name, inspected] = ["C3", "C4", "C5"].map((cell) => sheet.getCell(cell).text.trim());
  return { book, code, name: name.replaceAll(/\s/g, ""), inspectedOn: statedDay(inspected), answers };
}

/** 令和9年9月 is 2027-09-30, 令和9年9月15日 is 2027-09-15; nothing else is a date. */
function statedDay(text) {
  const [, year, month, day] = /令和(\d+)年(\d+)月(?:(\d+)日)?/.exec(text) ?? [];
  if (year === undefined) return "";
  const date = day === undefined ? [Number(month), 0] : [Number(month) - 1, Number(day)];
  return new Date(Date.UTC(2018 + Number(year), ...date)).toISOString().slice(0, 10);
}
