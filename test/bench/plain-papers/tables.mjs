/** Tables as workbooks and as CSV: rows are about things; each column has a heading and says something of a thing. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { SHEET } from "./read.mjs";
import { COUNTS, groupBy, markOf, sumUp } from "./words.mjs";

/** Headings, then a row for each of `things`. */
function rowsOf(columns, things) {
  const valuesOf = Object.values(columns);
  return [Object.keys(columns), ...things.map((thing) => valuesOf.map((valueOf) => valueOf(thing)))];
}

/** Adds a sheet with a title, frozen bold headings that filter, and rows. */
export function addTable(book, name, columns, things) {
  const sheet = book.addWorksheet(name, { views: [{ state: "frozen", ySplit: 2 }] });
  const [headings, ...rows] = rowsOf(columns, things);
  sheet.addRows([[name], headings, ...rows]);
  sheet.getRow(2).font = { bold: true };
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: 2, column: headings.length } };
}

/** A sheet for each of `tables`: name, columns, things. */
export async function writeBook(file, tables) {
  const book = new ExcelJS.Workbook();
  for (const [name, columns, things] of tables) addTable(book, name, columns, things);
  await book.xlsx.writeFile(file);
}

/** UTF-8 with a mark at its beginning, as Excel wants it. */
async function writeCsv(file, columns, things) {
  const field = (value) => (/[",\r\n]/.test(value) ? `"${String(value).replaceAll('"', '""')}"` : (value ?? ""));
  const lines = rowsOf(columns, things).map((cells) => cells.map(field).join(","));
  await writeFile(file, `\uFEFF${lines.join("\r\n")}\r\n`);
}

const titleOf = (measure) => (measure ? `No.${measure.number}　${measure.section}　${measure.title}` : "");
const ofInstitution = (name) => [name, ({ institution }) => institution[name]];
const asIs = (...names) => Object.fromEntries(names.map((name) => [name, (thing) => thing[name]]));

const WHO = {
  ...Object.fromEntries(["機関コード", "機関名"].map(ofInstitution)),
  取りまとめ機関: ({ institution }) => institution.body["機関名"],
};
const WHAT = { 措置: ({ measure }) => measure?.number, 措置の見出し: ({ measure }) => titleOf(measure) };
const ANSWERED = { ...WHO, ...WHAT, 重点報告事項: ({ measure }) => (measure.priority ? "○" : "") };
const CONTACT = Object.fromEntries(["よみ", "機関種別", "担当部署", "連絡先"].map(ofInstitution));
const DEFICIENCY = {
  ...ANSWERED,
  実施予定時期: ({ plannedOn }) => (plannedOn === "" ? "" : new Date(plannedOn)),
  時期を過ぎている: ({ overdue }) => (overdue ? "○" : ""),
  特記事項: ({ remark }) => remark,
};
const REASON = {
  ...ANSWERED,
  理由: ({ remark }) => remark,
  "◆ 集約機関が実施": ({ measure }) => (measure.direct ? "○" : ""),
};
const FINDING = {
  ...WHO,
  区分: ({ severity }) => severity,
  ...WHAT,
  内容: ({ message }) => message,
  お願い: ({ ask }) => ask,
  ファイル: ({ institution }) => institution.path,
  シート: () => SHEET,
  セル: ({ cell }) => cell,
  コード: ({ code }) => code,
};
const CHANGED = {
  変化: ({ change }) => change,
  種類: ({ code }) => code,
  前の回答: ({ before }) => before,
  回答: ({ after }) => after,
  ファイル: ({ institution }) => institution.path,
  前のファイル: ({ earlier }) => earlier,
};

/** 取りまとめ表 of one body: nine sheets, the last two empty, as there is no cycle before and no decision in what is measured. */
export async function writeBodyBook(file, { members, reported, answersOf }) {
  const answers = answersOf(reported);
  const ofKind = (wanted) => answers.filter(({ kind }) => kind === wanted);
  const findings = members.flatMap((each) => each.findings);
  const standings = members.map((institution) => {
    const own = reported.flatMap(({ number }) => institution.answers[number - 1] ?? []);
    return { institution, own, ...sumUp(own) };
  });
  const marks = Object.fromEntries(
    reported.map(({ number }, index) => [`No.${number}`, ({ own }) => markOf(own[index])]),
  );
  await writeBook(file, [
    ["集計", asIs("区分", "項目", "今回"), sums(members, answers, findings)],
    ["機関×措置", { ...WHO, 状態: ({ institution }) => institution.status, ...COUNTS, ...marks }, standings],
    ["未実施事項", DEFICIENCY, ofKind("planned")],
    ["記載不備", FINDING, findings],
    ["対象外", REASON, ofKind("not_applicable")],
    ["未提出", { ...WHO, ...CONTACT }, standings.filter(({ institution }) => institution.path === undefined)],
    ["変更", { ...WHO, ...WHAT, ...CHANGED }, members.flatMap(({ changes }) => changes)],
    ["前回比較", ANSWERED, []],
    ["判断", WHO, []],
  ]);
}

function sums(members, answers, findings) {
  const lines = (区分, things, keyOf) =>
    groupBy(things, keyOf).map(([項目, { length }]) => ({ 区分, 項目, 今回: length }));
  return [
    { 区分: "機関", 項目: "接続機関", 今回: members.length },
    ...lines("機関", members, ({ status }) => status),
    ...lines("回答", answers, ({ kind }) => kind),
    { 区分: "回答", 項目: "実施率", 今回: sumUp(answers).rate },
    ...lines("記載不備", findings, ({ severity }) => severity),
  ];
}

const CODE = { institution_code: ({ institution }) => institution?.["機関コード"] };
const MEASURE = { measure: WHAT["措置"] };
const SHEET_COLUMN = { sheet: () => SHEET };
const NAMES = {
  institution_name: WHO["機関名"],
  supervising_body: WHO["取りまとめ機関"],
  measure_title: WHAT["措置の見出し"],
};
const FILE = { file: ({ institution }) => institution.path };

/** The same results as data. */
export async function writeData(folder, { files, institutions, measures, bodies }) {
  await mkdir(folder, { recursive: true });
  const write = (name, columns, things) => writeCsv(join(folder, name), columns, things);
  const each = (name) => institutions.flatMap((institution) => institution[name]);
  await write("files.csv", { ...asIs("path", "sha256", "bytes"), status: stateOfFile, ...CODE }, files);
  const counts = {
    errors: ({ institution }) => institution.errors.length,
    findings: ({ institution }) => institution.findings.length,
  };
  await write(
    "submissions.csv",
    { ...CODE, institution_name: WHO["機関名"], status: ({ institution }) => institution.status, ...FILE, ...counts },
    institutions.map((institution) => ({ institution })),
  );
  const answered = {
    ...asIs("kind", "plannedOn", "remark", "mark"),
    ...FILE,
    ...SHEET_COLUMN,
    cell: ({ row }) => `E${row}`,
  };
  await write("answers.csv", { ...CODE, ...MEASURE, ...answered, ...NAMES }, each("answers"));
  const found = { ...asIs("code", "severity", "message"), ...FILE, ...SHEET_COLUMN, ...asIs("cell") };
  await write("findings.csv", { ...CODE, ...MEASURE, ...found, ...NAMES }, each("findings"));
  await write("changes.csv", { ...CODE, ...MEASURE, ...CHANGED, ...NAMES }, each("changes"));
  await write("measures.csv", asIs(...Object.keys(measures[0])), measures);
  const rollup = bodies.map(({ members, answersOf, ...body }) => ({
    ...{ code: body["機関コード"], name: body["機関名"], institutions: members.length },
    measures: measures.map((measure) => ({ number: measure.number, ...sumUp(answersOf([measure])) })),
  }));
  await writeFile(join(folder, "rollup.json"), JSON.stringify(rollup, undefined, 1));
}

function stateOfFile({ path, institution }) {
  if (institution === undefined) return "rejected";
  return institution.path === path ? "accepted" : "superseded";
}
