/**
 * `plain-papers.mjs INPUTS OUT`: the whole job as an office programmer would write it in some weeks: the papers that ours makes of the same
 * inputs, with as many rows, by exceljs and docx, one after the other. The yardstick for the whole job.
 *
 * It reads the official layout only. What it leaves out: charts, grey of rates, captions; Word files of the office to fill in, named
 * tables; last cycle, decisions; what a figure is made of, 状況.html, history; making only what has changed.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "./plain-papers/check.mjs";
import { markBook, writeLetters } from "./plain-papers/letters.mjs";
import { readMeasures, readRegistry, readSubmission } from "./plain-papers/read.mjs";
import { writeReports } from "./plain-papers/reports.mjs";
import { writeBodyBook, writeData } from "./plain-papers/tables.mjs";

const [inputs, out] = process.argv.slice(2);
const FORM = new URL("../../templates/annex2-v2.0.xlsx", import.meta.url);

const { cycle, bodies, institutions } = await readRegistry(readFileSync(join(inputs, "registry.xlsx")));
const measures = await readMeasures(readFileSync(FORM));
const byCode = new Map(institutions.map((each) => [each["機関コード"], each]));
const bodyByCode = new Map(bodies.map((each) => [each["機関コード"], each]));
const bodyByName = new Map(bodies.map((each) => [each["機関名"], each]));
for (const each of institutions) {
  const body = bodyByCode.get(each["取りまとめ機関コード"]);
  Object.assign(each, { body, status: "未提出", answers: [], findings: [], errors: [], changes: [] });
}

const files = await readAll();
for (const body of bodies) describe(body);
for (const body of bodies) {
  const folder = join(out, "reports", `${body["機関コード"]}_${body["機関名"]}`);
  await writeReports(folder, body, cycle);
  await writeBodyBook(join(folder, `取りまとめ表_${body["機関名"]}_${cycle["点検名"]}.xlsx`), body);
  await writeLetters(out, body, cycle);
}
await writeData(join(out, "data"), { files, institutions, measures, bodies });

/** Reads all submissions; each institution keeps the one inspected last. @returns what became of each file */
async function readAll() {
  const paths = readdirSync(inputs, { recursive: true }).filter(
    (path) => path.endsWith(".xlsx") && path !== "registry.xlsx",
  );
  const files = [];
  for (const path of paths.sort()) {
    const bytes = readFileSync(join(inputs, path));
    const { book, ...submission } = await readSubmission(bytes, cycle["基準日"]);
    const institution = senderOf(path, submission);
    files.push({ path, sha256: createHash("sha256").update(bytes).digest("hex"), bytes: bytes.length, institution });
    if (institution === undefined) continue;
    const about = (each) => ({ ...each, institution });
    const answers = submission.answers.map((answer, index) => about({ ...answer, measure: measures[index] }));
    const findings = check({ ...submission, answers }, institution, cycle["提出期限"]).map(about);
    const errors = findings.filter(({ severity }) => severity === "error");
    const marked = errors.length > 0 ? await markBook(book, errors) : undefined;
    accept(institution, { path, inspectedOn: submission.inspectedOn, answers, findings, errors, marked });
  }
  return files;
}

/** By the code, else by the name within the body in whose folder the file lies. */
function senderOf(path, { code, name }) {
  const collector = bodyByName.get(path.split(/[\\/]/)[0]);
  return byCode.get(code) ?? institutions.find((each) => each["機関名"] === name && each.body === collector);
}

/** What was inspected last counts. */
function accept(institution, submission) {
  if (institution.path !== undefined && institution.inspectedOn > submission.inspectedOn) return;
  const status = submission.errors.length > 0 ? "要修正" : "受理";
  const changes = institution.path === undefined ? [] : changesBetween(institution, submission);
  Object.assign(institution, { ...submission, status, changes });
}

/** Findings that are gone, there still or new, and answers that are other ones. */
function changesBetween(before, after) {
  const has = (findings, one) => findings.some(({ code, cell }) => code === one.code && cell === one.cell);
  const known = before.findings.map((each) => ({ ...each, change: has(after.findings, each) ? "open" : "fixed" }));
  const added = after.findings
    .filter((each) => !has(before.findings, each))
    .map((each) => ({ ...each, change: "new" }));
  const answers = after.answers
    .map((each, index) => ({ ...each, change: "answer", before: before.answers[index].kind, after: each.kind }))
    .filter((each) => each.before !== each.after);
  return [...known, ...added, ...answers].map((each) => ({ ...each, earlier: before.path }));
}

/** Adds whom a body covers, the bodies below it, and what it is told. */
function describe(body) {
  const code = body["機関コード"];
  const covers = (lower) => lower === body || (lower && covers(bodyByCode.get(lower["上位機関コード"])));
  body.members = institutions.filter((each) => covers(each.body) || each["集約機関コード"] === code);
  body.collected = body.members.filter((each) => each.body === body);
  body.below = bodies.filter((each) => each["上位機関コード"] === code);
  body.reported = measures.filter(({ priority }) => priority);
  body.asOf = cycle["基準日"];
  body.aggregatorOf = (institution) => byCode.get(institution["集約機関コード"]);
  const sent = body.members.filter(({ status }) => status !== "未提出");
  /** By measure, then by institution. */
  body.answersOf = (asked) => asked.flatMap(({ number }) => sent.map(({ answers }) => answers[number - 1]));
}
