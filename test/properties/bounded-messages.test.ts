/** No message is longer than a person reads, whatever a workbook, its path or the registry holds; nothing in it leaves its line. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { closestNames } from "../../pipeline/settle/closest-names.ts";
import { settleSubmissions } from "../../pipeline/settle/index.ts";
import { createInspector } from "../../pipeline/stages/inspect.ts";
import type { Inspection } from "../../pipeline/model/inspection.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import type { Answer, MarkReading, Submission } from "../../pipeline/model/submission.ts";
import { scopes } from "../build/inspect.ts";
import { institution, registry } from "../build/registry.ts";
import { findingsIn } from "../build/submission.ts";
import { tableRows } from "../build/annex2.ts";
import { rawSheet } from "../build/raw-workbook.ts";
import { catalog } from "../build/catalog.ts";

const LONGEST_MESSAGE = 1_000;
/** Long enough to be seen in a message, short enough to be shown by a test that fails. */
const LONG = 3_000;

const piece = fc.constantFrom(
  "長",
  "（",
  "１",
  "a",
  "\n",
  " ",
  "\u001B[2J",
  "\u202E",
  "〇",
  "△",
  "市",
  "𠮷",
  "令和9年",
  "・",
);
/** A text of a file: short, or as long as anybody dares. */
const text = fc.oneof(
  fc.string({ unit: piece, maxLength: 12 }),
  fc
    .tuple(fc.string({ unit: piece, minLength: 1, maxLength: 3 }), fc.constantFrom(1, 200, LONG))
    .map(([unit, times]) => unit.repeat(times).slice(0, LONG)),
);
const place = text.map((sheet) => ({ sheet, cell: "E12" }));
const places = fc
  .tuple(place, fc.constantFrom(0, 1, 200))
  .map(([at, times]) => Array.from({ length: times }, () => at));
const field = fc.record({ text, place });
const kinds = ["implemented", "planned", "not_applicable", "missing", "invalid"] as const;
const mark: fc.Arbitrary<MarkReading> = fc.record(
  { kind: fc.constantFrom(...kinds), unusual: fc.constant(true as const), suggestion: fc.constant("〇" as const) },
  { requiredKeys: ["kind"] },
);
const readAnswer: fc.Arbitrary<Answer> = fc.record({
  measure: fc.integer({ min: 1, max: 92 }),
  mark,
  rawMark: text,
  rawRemark: text,
  remark: text,
  rule: fc.constantFrom("row:number mark:usual", "mark:contradicted", "mark:disagree"),
  planned: fc.option(fc.record({ on: fc.constantFrom("2020-01-01", null), words: text, outsideEra: fc.boolean() })),
  place: fc.option(place),
  remarkPlace: fc.option(place),
  repeatedAt: places,
  alteredText: fc.record({ text, place }),
  aside: fc.record({ kind: fc.constantFrom("note" as const, "shape" as const, "formula" as const), text }),
});
const names = fc.array(field, { maxLength: 4 });
const readSubmission: fc.Arbitrary<Submission> = fc.record({
  file: text.map((path) => `${path}.xlsx`),
  code: fc.option(field),
  name: fc.option(field),
  inspected: fc.option(fc.record({ on: fc.constantFrom(null, "2027-02-01", "2020-02-01"), field })),
  modifiedAt: fc.constant(null),
  hasMacros: fc.boolean(),
  answers: fc.array(readAnswer, { maxLength: 3 }),
  unknownMeasures: places.map((all) => all.map((at, index) => ({ number: 93 + index, place: at }))),
  stated: fc.record({ kind: fc.option(field), formVersion: fc.option(field) }),
  otherForms: names.map((all) => all.map((name) => ({ code: null, name }))),
  choices: fc.array(
    fc.record({
      because: fc.constantFrom("label" as const, "undecided" as const, "texts" as const),
      chosen: text,
      others: fc
        .tuple(text, fc.constantFrom(0, 3, 200))
        .map(([one, times]) => Array.from({ length: times }, () => one)),
      place,
    }),
    { maxLength: 3 },
  ),
  foreign: names,
  unreadLabels: names.map((all) => all.map((value) => ({ label: value.text.slice(0, 80), value }))),
  unusedTables: places.map((all) => all.slice(0, 3)),
});

/** Homonyms by the dozen, under a name as long as a cell. */
const NAMES = ["青葉市", "長".repeat(LONG), `架空${"市".repeat(300)}`];
const INSTITUTIONS: readonly Institution[] = NAMES.flatMap((name, group) =>
  Array.from({ length: 30 }, (_, index) => institution(`X${String(group)}${String(index).padStart(2, "0")}`, name)),
);

function messagesOf(inspection: Inspection): readonly string[] {
  return inspection.outcome === "rejected" ? [inspection.message] : inspection.findings.map(({ message }) => message);
}

it("in what is found in a submission, and in what becomes of its file", () => {
  const { inspection } = scopes(INSTITUTIONS);
  const inspect = createInspector(inspection);
  const named = fc.record({ name: fc.option(fc.constantFrom(...NAMES)), code: fc.constantFrom("X000", "X101", null) });
  const header = (value: string | null): Submission["name"] =>
    value === null ? null : { text: value, place: { sheet: "表", cell: "C3" } };
  fc.assert(
    fc.property(readSubmission, named, fc.boolean(), (read, { name, code }, known) => {
      const submission = known ? { ...read, name: header(name), code: header(code) } : read;
      const reading = { outcome: "submission", submission, unlocked: false } as const;
      const found = [submission.file, `2${submission.file}`].map((path) =>
        inspect(path, { ...reading, submission: { ...submission, file: path } }),
      );
      const settled = settleSubmissions(
        found.map((one) => ({ file: { path: one.path, sha256: "", bytes: 1 }, inspection: one })),
        registry(INSTITUTIONS),
      );
      const messages = [
        ...found.flatMap(messagesOf),
        ...settled.files.map(({ message }) => message),
        ...settled.unassigned.map(({ message }) => message),
        ...settled.institutions.flatMap(({ findings }) => findings.map(({ message }) => message)),
      ];
      for (const message of messages) {
        expect(message.length, message.slice(0, 200)).toBeLessThanOrEqual(LONGEST_MESSAGE);
        expect(message).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }
    }),
    { numRuns: 150 },
  );
});

it("where one measure stands in sixty thousand rows", () => {
  const rows = tableRows(
    {},
    { measures: [...catalog.measures, ...Array.from({ length: 60_000 }, () => catalog.measures[91] ?? never())] },
  );
  const repeated = findingsIn({ table: rows, more: [rawSheet("空", [])] }).filter(
    ({ code }) => code === "measure-repeated",
  );
  expect(repeated.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^措置92の行が、ほかに(?:「自己点検表」E\d+、?){10}ほか59990か所にもあります。/u),
  ]);
});

function never(): never {
  throw new Error("There are 92 measures.");
}

it("names are compared letter by letter only where they are names", () => {
  let letters = 0;
  const counted = INSTITUTIONS.map((one) => ({
    ...one,
    get name() {
      letters++;
      return "青葉市";
    },
  }));
  expect(closestNames("長".repeat(1_900_000), registry(counted))).toEqual([]);
  expect(letters).toBe(0);
  expect(closestNames("青葉", registry(counted)).map(({ code }) => code)).toEqual(["X000", "X001", "X002"]);
});
