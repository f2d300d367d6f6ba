/**
 * A cycle as it is lived: forms go out, institutions answer in two rounds with mistakes and in three formats, letters and marked books come
 * out after each, decisions are made, form 02-06 goes up. Every count in every paper is counted anew from data/ by other code.
 *
 * A hundred institutions: `INSTITUTIONS=100 npx vitest run test/round-trip`; `KEEP=1` leaves the folder and says where it is.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { decisionRows } from "../build/decisions.ts";
import { xlsx } from "../build/xlsx.ts";
import { bodiesOf, countedDataOf, dataOf, markedMeasures, tableOf, type Row } from "./counted-again.ts";
import { afterDecisions, decidedRow, firstRound, secondRound, type Known } from "./game.ts";
import { closeOffice, withoutOffice } from "./office-suite.ts";
import { expectPapersToAgree } from "./papers-agree.ts";
import { playersOf } from "./players.ts";
import { AS_OF, countryOf, openStage, registryBook, type Stage } from "./stage.ts";

const INSTITUTIONS = Number(process.env["INSTITUTIONS"] ?? 12);
/** A minute of LibreOffice is more than the fifteen that CI has can spare: there it is played where somebody asks for it. */
const isLeftOut = process.env["CI"] !== undefined && process.env["INSTITUTIONS"] === undefined;
const PATIENCE = 1_800_000;

const country = countryOf(INSTITUTIONS);
const players = playersOf(country);
const bodyNames = new Map(country.bodies.map(({ code, name }) => [code, name]));
let stage: Stage;
let known: readonly Known[];

beforeAll(async () => {
  // SheetJS complains of number formats that LibreOffice writes into .ods, none of which matters here.
  vi.spyOn(console, "error").mockReturnValue();
  if (!withoutOffice) stage = openStage(await registryBook(country));
});
afterAll(() => {
  vi.restoreAllMocks();
  if (withoutOffice) return;
  closeOffice();
  if (process.env["KEEP"] === undefined) stage.clear();
  else console.log(stage.folder);
});

/** What the check sheet says of each measure, and of the day, but for what is in order. */
function checkedStates(book: Uint8Array): readonly string[] {
  const rows = tableOf(book, "記入確認").map((row) => Object.values(row));
  return rows
    .filter(([state = "", number = ""]) => /^(?:\d+|－)$/u.test(number) && !["記入済", "記入不要"].includes(state))
    .map(([state = "", number = ""]) => `${number} ${state}`);
}

function expectedStates({ answers, findings }: Known): readonly string[] {
  const day = findings.includes("warning inspection-date-missing") ? ["－ 空欄"] : [];
  return [
    ...day,
    ...[...answers].flatMap(([number, { state }]) => (state === "" ? [] : [`${String(number)} ${state}`])),
  ];
}

const row = (each: Row, ...columns: readonly string[]): string => columns.map((column) => each[column] ?? "").join("|");
const codeOf = ({ player }: Known): string => player.institution.code;

function expectTruth(): void {
  const { files, submissions, answers, findings } = dataOf(stage.path("outputs"));
  expect(submissions.map((each) => row(each, "institution_code", "status", "file")).sort()).toEqual(
    known.map((each) => [codeOf(each), each.status, each.file].join("|")).sort(),
  );
  const accepted = files.filter(({ status }) => status === "accepted").map(({ path = "" }) => path);
  expect(accepted.sort()).toEqual(known.flatMap(({ file }) => (file === "" ? [] : [file])).sort());
  expect(
    answers.map((each) => row(each, "institution_code", "measure", "answer", "planned_on", "remark")).sort(),
  ).toEqual(
    known
      .flatMap((each) =>
        [...each.answers].map(([number, { answer, on, remark }]) =>
          [codeOf(each), String(number), answer, on, remark].join("|"),
        ),
      ) // prettier-ignore
      .sort(),
  );
  const counting = new Set(known.map(({ file }) => file));
  const found = findings.filter(({ file = "" }) => file !== "" && counting.has(file));
  expect(found.map((each) => row(each, "institution_code", "measure", "severity", "code")).sort()).toEqual(
    known
      .flatMap((each) => [
        ...each.findings.map((finding) => [codeOf(each), "", ...finding.split(" ")].join("|")),
        ...[...each.answers].flatMap(([number, truth]) => truth.findings.map((finding) => [codeOf(each), String(number), ...finding.split(" ")].join("|"))), // prettier-ignore
      ])
      .sort(),
  );
}

function expectChecks(): void {
  for (const each of known)
    if (each.book !== null)
      expect([codeOf(each), ...checkedStates(each.book)]).toEqual([codeOf(each), ...expectedStates(each)]);
}

async function expectPapers(): Promise<void> {
  const registry = stage.bytes("inputs/registry.xlsx");
  const { priority } = markedMeasures(stage.bytes("templates/annex2-v2.0.xlsx"));
  await expectPapersToAgree({
    stage,
    data: countedDataOf(stage.path("outputs")),
    bodies: bodiesOf(registry),
    registry,
    priority,
    cycle: country.cycle.name,
    asOf: AS_OF,
  });
}

describe.skipIf(withoutOffice || isLeftOut)("a cycle", { timeout: PATIENCE }, () => {
  it("forms go out", async () => {
    const { status } = await stage.perform("form");
    expect(status).toBe(0);
  });

  it("what comes back in the first round is read as it was meant, each mistake found and no other", async () => {
    known = await firstRound(stage, players, bodyNames);
    const { status } = await stage.perform("--quiet");
    expect(status).toBe(3);
    expectTruth();
  });
  it("and the check sheets show the same, as LibreOffice has computed them", expectChecks);
  it("every count in every paper agrees with the data", expectPapers);

  it("so it is in the second round", async () => {
    known = await secondRound(stage, known, bodyNames);
    await stage.perform("--quiet");
    expectTruth();
    expect(known.filter(({ file }) => file.endsWith("（確認依頼）.xlsx")).length).toBeGreaterThan(0);
  });
  it("on the check sheets", expectChecks);
  it("in the papers", expectPapers);

  it("decisions are made from what is proposed, and count", async () => {
    const rows = (await stage.proposed()).flatMap((proposed) => decidedRow(proposed, known) ?? []);
    stage.put("inputs/decisions.xlsx", await xlsx({ 判断: { rows: decisionRows(...rows) } }));
    await stage.perform("--quiet");
    known = afterDecisions(known, rows);
    expectTruth();
    expect(new Set(rows.map(({ 判断 }) => 判断))).toContain("機関を指定");
    expect(dataOf(stage.path("outputs")).decisions.map(({ status }) => status)).toEqual(rows.map(() => "applied"));
  });
  it("and are in the papers", expectPapers);
});
