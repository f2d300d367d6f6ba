/** Holds each paper of a run to the figures that are counted anew from its data. */
import { expect } from "vitest";
import { figuresOf, KINDS, tableOf, type Body, type Data, type Figures, type Row } from "./counted-again.ts";
import { below, numbersIn, sheetsOf, wordPaper, type Paper } from "./papers.ts";
import type { Stage } from "./stage.ts";

interface Played {
  readonly stage: Stage;
  readonly data: Data;
  readonly bodies: readonly Body[];
  readonly registry: Uint8Array;
  /** Numbers of the measures that are reported. */
  readonly priority: ReadonlySet<string>;
  /** 点検名 */
  readonly cycle: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

const sum = (numbers: Readonly<Record<string, number>>): number => Object.values(numbers).reduce((a, b) => a + b, 0);
const within = ({ covered }: Body, rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => covered.has(row["institution_code"] ?? ""));

export async function expectPapersToAgree(played: Played): Promise<void> {
  for (const body of played.bodies) {
    const folder = `outputs/reports/${body.code}_${body.name}`;
    const named = `${body.name}_${played.cycle}`;
    const paper = (name: string): Paper => wordPaper(played.stage.bytes(`${folder}/${name}_${named}.docx`));
    expectReport(paper("取りまとめ報告書"), body, played);
    const form = "様02-06 安全管理措置確認結果報告書";
    const { accepted, needs_correction } = figuresOf(played.data, body, played.priority, played.asOf).states;
    // Without a result there is none to report.
    if (accepted + needs_correction === 0) expect(played.stage.exists(`${folder}/${form}_${named}.docx`)).toBe(false);
    else if (body.kind !== "運営主体") expectForm0206(paper(form), body, played);
    await expectTables(played.stage.bytes(`${folder}/取りまとめ表_${named}.xlsx`), body, played);
    await expectLetters(body, played);
    if (body.kind === "運営主体") expectOwnReports(folder, body, played);
  }
  expectRollup(played);
}

function expectReport({ text, rows }: Paper, body: Body, { data, priority, asOf }: Played): void {
  const { institutions, states, reported, rate, overdue } = figuresOf(data, body, priority, asOf);
  const inStates = rows.slice(rows.findIndex(([first]) => first === "受理"));
  const inWords = ["受理", "要修正", "未提出", "読取不能", "計"].map((word) =>
    numberIn(inStates.find(([first]) => first === word)?.at(-1)),
  );
  expect([body.name, ...inWords]).toEqual([body.name, ...Object.values(states), institutions]);
  if (institutions === 0) {
    expect(text).toContain(`${body.name}が取りまとめる接続機関はない。`);
    return;
  }
  if (rate === "") {
    expect(text).toContain("点検結果を読み取れた機関がないため、集計はない。");
    return;
  }
  if (reported.planned === 0) expect(text).toContain("未実施事項：なし");
  else expect(numbersIn(text, /未実施事項：([\d,]+)件/u)).toEqual([reported.planned]);
  if (overdue > 0) expect(numbersIn(text, /実施予定時期を過ぎたもの ([\d,]+)件/u)).toEqual([overdue]);
  const total = rows.find(([first, ...rest]) => first === "計" && rest.length > 5);
  expect(total?.slice(2, 7).map(numberIn)).toEqual(KINDS.map((kind) => reported[kind]));
  expect(total?.at(-1)).toBe(rate);
  expectMeasures(rows.slice(rows.findIndex(([, second]) => second === "措置の要旨")), body, { data, priority });
}

/** Zero is printed as a dash. */
function numberIn(cell = ""): number {
  return cell === "－" ? 0 : Number(cell.replaceAll(",", ""));
}

/** Number, what it asks, 〇, △, 超過, －, 空欄等, rate. */
function expectMeasures(
  rows: readonly (readonly string[])[],
  body: Body,
  { data, priority }: Pick<Played, "data" | "priority">,
): void {
  const answers = within(body, data.answers);
  const printed = rows.filter((row) => row.length === 8 && priority.has(row[0] ?? "")).slice(0, priority.size);
  expect(printed.map(([number]) => number)).toEqual([...priority]);
  for (const [number = "", , ...counts] of printed) {
    const of = (...kinds: readonly string[]): number =>
      answers.filter(({ measure, answer = "" }) => measure === number && kinds.includes(answer)).length;
    const [implemented, planned, , notApplicable, unanswered] = counts.map(numberIn);
    expect([number, implemented, planned, notApplicable, unanswered]).toEqual([
      number,
      of("implemented"),
      of("planned"),
      of("not_applicable"),
      of("missing", "invalid"),
    ]);
  }
}

/** Rows of measures: number in one column, the five counts from another on. */
function expectAttached(
  rows: readonly (readonly string[])[],
  body: Body,
  { data, priority }: Pick<Played, "data" | "priority">,
  [number, counts]: readonly [number, number],
): void {
  const answers = within(body, data.answers);
  const printed = rows
    .filter((row) => /^\d+$/u.test(row[number] ?? ""))
    .map((row) => [row[number], ...row.slice(counts, counts + 5).map(numberIn)].join(" "));
  expect(printed).toEqual(
    [...priority].map((measure) => {
      const of = answers.filter((answer) => answer["measure"] === measure);
      return [measure, ...KINDS.map((kind) => of.filter(({ answer }) => answer === kind).length)].join(" ");
    }),
  );
}

function expectForm0206({ text, rows }: Paper, body: Body, { data, priority, asOf }: Played): void {
  const { institutions, states, reported, rate, behind, overdue } = figuresOf(data, body, priority, asOf);
  expect(numbersIn(text, /(\d+)機関（提出　(\d+)、未提出　(\d+)、読取不能　(\d+)）/u)).toEqual([
    institutions,
    states.accepted + states.needs_correction,
    states.not_received,
    states.rejected,
  ]);
  expect(numbersIn(text, /見直しを依頼中　(\d+)機関/u)).toEqual([states.needs_correction]);
  expectAnswers(text, reported);
  if (rate !== "") expect(text).toContain(`実施率　${rate}`);
  if (reported.planned > 0)
    expect(numbersIn(text, /未実施の回答が([\d,]+)件（(\d+)機関）/u)).toEqual([reported.planned, behind]);
  if (overdue > 0) expect(numbersIn(text, /過ぎた未実施の回答が([\d,]+)件/u)).toEqual([overdue]);
  expectAttached(
    rows.filter((row) => row.length === 7),
    body,
    { data, priority },
    [0, 2],
  );
}

function expectAnswers(text: string, reported: Figures["reported"]): void {
  const all =
    /〇（実施済）　([\d,]+)件　+△（未実施）　([\d,]+)件－（対象外）　([\d,]+)件　+空欄　([\d,]+)件　+判読不能　([\d,]+)件/u;
  expect(numbersIn(text, all)).toEqual(KINDS.map((kind) => reported[kind]));
}

/** 様02-06 of each institution that the operator collects from itself. */
function expectOwnReports(
  folder: string,
  operator: Body,
  { stage, data, registry, priority, cycle, asOf }: Played,
): void {
  for (const { 機関コード: code = "", 機関名: name = "", 取りまとめ機関コード: to } of tableOf(registry, "接続機関")) {
    if (to !== operator.code) continue;
    const path = `${folder}/${code}_${name}_様02-06 安全管理措置確認結果報告書_${cycle}.docx`;
    const counts = data.submissions.some((row) => row["institution_code"] === code && row["file"] !== "");
    expect([code, stage.exists(path)]).toEqual([code, counts]);
    if (!counts) continue;
    const { text, rows } = wordPaper(stage.bytes(path));
    const { reported, rate } = figuresOf(data, { ...operator, covered: new Set([code]) }, priority, asOf);
    expectAnswers(text, reported);
    expect(text).toContain(`実施率　${rate}`);
    expect(rows.filter(([number]) => /^\d+$/u.test(number ?? "")).map(([number]) => number)).toEqual([...priority]);
  }
}

async function expectTables(xlsx: Uint8Array, body: Body, { data, priority, asOf }: Played): Promise<void> {
  const sheets = await sheetsOf(xlsx);
  const rowsOf = (name: string, first = "機関コード"): readonly Row[] => below(sheets.get(name), first);
  const { institutions, states, reported, inspected, errors } = figuresOf(data, body, priority, asOf);
  const summary = rowsOf("集計", "区分").map((row) => Number(row["今回"]));
  expect(summary).toEqual([
    institutions,
    ...Object.values(states),
    errors,
    ...Object.values(inspected),
    ...Object.values(reported),
  ]);
  const answers = within(body, data.answers).filter(({ measure = "" }) => priority.has(measure));
  const of = (kind: string): readonly string[] =>
    answers
      .filter(({ answer }) => answer === kind)
      .map((row) => `${row["institution_code"] ?? ""} ${row["measure"] ?? ""}`)
      .sort();
  const listed = (name: string): readonly string[] =>
    rowsOf(name)
      .map((row) => `${row["機関コード"] ?? ""} ${row["措置"] ?? ""}`)
      .sort();
  expect(listed("未実施事項")).toEqual(of("planned"));
  expect(listed("対象外")).toEqual(of("not_applicable"));
  const findings = data.findings.filter(({ institution_code: code = "" }) =>
    code === "" ? body.kind === "運営主体" : body.covered.has(code),
  );
  expect(rowsOf("記載不備").length).toBe(findings.length);
  expect(rowsOf("未提出").length).toBe(states.not_received + states.rejected);
  expect(rowsOf("変更").length).toBe(within(body, data.changes).length);
  expect(rowsOf("判断", "行").length).toBe(
    data.decisions.filter(({ institution_code: code = "" }) => code === "" || body.covered.has(code)).length,
  );
  const grid = rowsOf("機関×措置");
  expect(grid.length).toBe(institutions);
  expect(
    ["〇", "△", "－", "空欄", "判読不能"].map((mark) => grid.reduce((total, row) => total + Number(row[mark]), 0)),
  ).toEqual(Object.values(reported));
  const marks = grid.flatMap((row) => [...priority].map((measure) => row[measure] ?? "")).filter((mark) => mark !== "");
  expect(marks.length).toBe(sum(reported));
  expect(["〇", "△", "－", "空", "×"].map((mark) => marks.filter((each) => each === mark).length)).toEqual(
    Object.values(reported),
  );
}

/** A finding that an institution is asked to mend, as letters and lists name it. */
const placeOf = (row: Row): string => ["sheet", "cell", "measure"].map((column) => row[column] ?? "").join(" ");

/** Of the institutions that the body itself collects from. */
async function expectLetters(body: Body, { stage, data, registry }: Played): Promise<void> {
  const folder = `outputs/letters/${body.code}_${body.name}`;
  const own = tableOf(registry, "接続機関").filter((row) => row["取りまとめ機関コード"] === body.code);
  const sent: string[] = [];
  for (const { 機関コード: code = "", 機関名: name = "" } of own) {
    const submission = data.submissions.find((row) => row["institution_code"] === code);
    const findings = data.findings.filter((row) => row["institution_code"] === code && row["severity"] === "error");
    const mend = findings.filter(({ file }) => file === submission?.["file"]).map(placeOf);
    const files = stage.names(`${folder}/${code}_${name}`);
    if (submission?.["status"] === "needs_correction") {
      sent.push(`${code} 見直し・確認依頼書`);
      await expectRequest(stage, `${folder}/${code}_${name}`, mend);
    } else if (isReminded(submission, data)) {
      sent.push(`${code} 督促状`);
      expect([code, ...files]).toEqual([code, "メール文面.txt", "督促状.docx"].sort());
    } else expect([code, ...files]).toEqual([code]);
  }
  if (sent.length === 0) return;
  const listed = below((await sheetsOf(stage.bytes(`${folder}/宛名一覧.xlsx`))).get("宛名一覧"), "機関コード");
  expect(listed.map((row) => `${row["機関コード"] ?? ""} ${row["文書の種類"] ?? ""}`)).toEqual(sent);
  for (const kind of ["見直し・確認依頼書", "督促状"]) {
    const count = sent.filter((each) => each.endsWith(kind)).length;
    const together = `${folder}/${kind}（全機関）.docx`;
    expect(stage.exists(together)).toBe(count > 0);
    if (count > 0) expect(wordPaper(stage.bytes(together)).text.match(/御中/gu)).toHaveLength(count);
  }
}

/** The deadline is over in all rounds; what waits to be read has come. */
function isReminded(submission: Row | undefined, { files }: Data): boolean {
  if (submission?.["status"] === "not_received") return true;
  const waits = files.some((row) => row["institution_code"] === submission?.["institution_code"] && row["code"] === "submission-waiting"); // prettier-ignore
  return submission?.["status"] === "rejected" && !waits;
}

/** The letter, the mail and the book with marks ask for the same things, in the same order. */
async function expectRequest(stage: Stage, folder: string, mend: readonly string[]): Promise<void> {
  const letter = wordPaper(stage.bytes(`${folder}/見直し・確認依頼書.docx`));
  const rows = letter.rows.filter(([number]) => /^\d+$/u.test(number ?? "")).map((row) => row.slice(0, 4));
  expect([folder, ...rows.map((row) => row.slice(1).join(" "))].sort()).toEqual([folder, ...mend].sort());
  expect(numbersIn(letter.text, /箇所が(\d+)か所/u)).toEqual([mend.length]);
  const mail = new TextDecoder().decode(stage.bytes(`${folder}/メール文面.txt`));
  expect(numbersIn(mail, /箇所が(\d+)か所/u)).toEqual([mend.length]);
  expect(mail.match(/^\d+．/gmu)).toHaveLength(mend.length);
  const marked = stage.names(folder).filter((name) => name.endsWith("（確認依頼）.xlsx"));
  expect(marked).toHaveLength(1);
  const list = below((await sheetsOf(stage.bytes(`${folder}/${marked[0] ?? ""}`))).get("確認依頼一覧"), "番号");
  expect([folder, ...list.map((row) => Object.values(row).slice(0, 4))]).toEqual([folder, ...rows]);
}

function expectRollup({ stage, data, bodies }: Played): void {
  const rollups: unknown = JSON.parse(new TextDecoder().decode(stage.bytes("outputs/data/rollup.json")));
  expect(rollups).toMatchObject(
    bodies.map((body) => {
      const { institutions, states } = figuresOf(data, body, new Set(), "");
      return { code: body.code, institutions, submitted: states.accepted + states.needs_correction, needs_correction: states.needs_correction, not_received: states.not_received, rejected: states.rejected }; // prettier-ignore
    }),
  );
}
