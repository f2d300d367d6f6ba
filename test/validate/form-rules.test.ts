/** What a workbook says of itself, and how much of its table is the form's. */
import { describe, expect, it } from "vitest";
import type { Answer, Submission } from "../../pipeline/model/submission.ts";
import { formRules } from "../../pipeline/validate/form-rules.ts";
import { validateSubmission } from "../../pipeline/validate/index.ts";
import { catalog } from "../build/catalog.ts";
import { registry } from "../build/registry.ts";
import { answer, field, submission } from "../build/results.ts";
import { TSUKIMI } from "../build/submission.ts";

const { cycle } = registry([]);
const found = (more: Partial<Submission>) =>
  validateSubmission(
    {
      submission: submission("a.xlsx", more),
      institution: TSUKIMI,
      cycle,
      asOf: "2027-03-31",
      measures: new Map(catalog.measures.map((measure) => [measure.number, measure])),
    },
    formRules,
  );
const told = (more: Partial<Submission>) => found(more).map(({ code, message }) => [code, message]);
const B2 = { sheet: "自己点検表", cell: "B2" };
const whole = { institutionCode: TSUKIMI.code, measure: null, file: "a.xlsx" };
const ordinary = { formVersion: null, kind: null };

describe("a workbook of another inspection or form", () => {
  it("says which kind, and where", () => {
    const [finding, ...more] = found({ stated: { ...ordinary, kind: field("接続申請時\n点検") } });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ ...whole, ...B2, code: "cycle-kind-mismatch" });
    expect(finding?.message).toBe(
      "点検区分に「接続申請時 点検」とありますが、今回は「定期点検」です。今回の点検の結果か確かめ、違えば点検し直すよう依頼してください。",
    );
  });

  it("says which version, and where", () => {
    const [finding, ...more] = found({ stated: { ...ordinary, formVersion: field("第1.0版") } });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ ...whole, ...B2, code: "cycle-kind-mismatch" });
    expect(finding?.message).toBe(
      "様式に「第1.0版」とありますが、今回の様式は第2.0版です。今回の様式に記入し直すよう依頼してください。",
    );
  });

  it("may be both, and is neither where it says what the cycle says", () => {
    expect(found({ stated: { kind: field("変更時"), formVersion: field("第3版") } })).toHaveLength(2);
    expect(found({ stated: { kind: field("定期点検"), formVersion: field("第2.0版") } })).toEqual([]);
    expect(found({ stated: ordinary })).toEqual([]);
  });
});

it("macros are told of", () => {
  expect(found({ hasMacros: true })).toEqual([
    {
      ...whole,
      code: "file-has-macros",
      severity: "info",
      message: "マクロを含むブックです。マクロは実行せず、セルの値だけを読み取りました。",
      sheet: "",
      cell: "",
    },
  ]);
  expect(found({ hasMacros: false })).toEqual([]);
});

it("tables that were left out are told of, each at its place", () => {
  const places = [B2, { sheet: "控え", cell: "A1" }];
  const findings = found({ unusedTables: places });
  expect(findings.map(({ code, measure, sheet, cell }) => [code, measure, { sheet, cell }])).toEqual(
    places.map((place) => ["table-unused", null, place]),
  );
});

it("tables and numbers that are counted but not listed are told with those that are", () => {
  const more = { unknownMeasures: 59_900, choices: 0, unusedTables: 400 };
  const unknownMeasures = Array.from({ length: 100 }, (_, index) => ({ number: 93 + index, place: B2 }));
  const messages = found({ unusedTables: [B2], unknownMeasures, more }).map(({ message }) => message);
  expect(messages).toContainEqual(expect.stringContaining("使っていない自己点検表が、ブックにさらに400個あります"));
  expect(messages).toContainEqual(expect.stringContaining("102ほか59990件）の行があります"));
});

describe("answers that are all alike", () => {
  const alike = (
    count: number,
    kind: Answer["mark"]["kind"],
    odd: Readonly<Record<number, Answer["mark"]["kind"]>> = {},
  ) => catalog.measures.slice(0, count).map(({ number }) => answer(number, { kind: odd[number] ?? kind }));

  it.each([
    ["implemented", "〇"],
    ["planned", "△"],
    ["not_applicable", "－"],
  ] as const)("are told of where all are %s, from ten on", (kind, mark) => {
    expect(told({ answers: alike(10, kind) })).toEqual([
      [
        "answers-all-alike",
        `すべての措置（◆を除く）の回答が「${mark}」です。一括で記入されていないか、必要に応じて確かめてください。`,
      ],
    ]);
    expect(found({ answers: alike(10, kind) })[0]).toMatchObject({ ...whole, sheet: "", cell: "" });
    expect(told({ answers: alike(9, kind) })).toEqual([]);
  });

  it("are not told of where all are blank or unreadable, or one differs", () => {
    expect(told({ answers: alike(92, "missing") })).toEqual([]);
    expect(told({ answers: alike(92, "invalid") })).toEqual([]);
    expect(told({ answers: alike(92, "implemented", { 92: "planned" }) })).toEqual([]);
    expect(told({ answers: [] })).toEqual([]);
  });

  it("◆ aside, which others do, and what is no measure", () => {
    const direct = catalog.measures
      .filter((measure) => measure.direct)
      .map(({ number }) => [number, "not_applicable"] as const);
    expect(direct.length).toBeGreaterThan(0);
    const answers = [...alike(92, "implemented", Object.fromEntries(direct)), answer(99, { kind: "planned" })];
    expect(told({ answers }).map(([code]) => code)).toEqual(["answers-all-alike"]);
  });
});

describe("texts that are not the form's", () => {
  const altered = (count: number, of: number, absent = 0) =>
    catalog.measures.slice(0, of + absent).map(({ number }, index): Answer => ({
      ...answer(number, { kind: index % 2 === 0 ? "implemented" : "planned" }),
      ...(index < count && { alteredText: { text: "別の文言", place: { sheet: "s", cell: `C${String(number)}` } } }),
      ...(index >= of && { place: null, alteredText: { text: "別", place: B2 } }),
    }));
  const codes = (answers: readonly Answer[]) => new Set(found({ answers }).map(({ code }) => code));

  it.each([
    ["half of ten", altered(5, 10), "measure-text-altered"],
    ["more than half of ten", altered(6, 10), "form-version-mismatch"],
    ["all of nine", altered(9, 9), "measure-text-altered"],
    ["half of those that are there", altered(5, 10, 5), "measure-text-altered"],
    ["nine that are there, of twelve", altered(9, 9, 3), "measure-text-altered"],
    ["all of eleven", altered(11, 11), "form-version-mismatch"],
  ])("%s: %#", (_, answers, code) => {
    expect(codes(answers)).toEqual(new Set([code]));
  });

  it("each is told with its measure, at its place", () => {
    const [first, second] = found({ answers: altered(2, 12) });
    expect([first, second].map((one) => [one?.measure, one?.sheet, one?.cell])).toEqual([
      [1, "s", "C1"],
      [2, "s", "C2"],
    ]);
  });

  it("another form is told once for the whole, beside the numbers that are no measures", () => {
    const unknownMeasures = [
      { number: 93, place: B2 },
      { number: 94, place: B2 },
    ];
    const [finding, ...more] = found({ answers: altered(10, 10), unknownMeasures });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ ...whole, ...B2 });
    expect(finding?.message).toBe(
      "様式にない番号（93、94）の行があります。措置の文言の多くが様式と違います。第2.0版の様式で作成されているか確かめてください。",
    );
    expect(found({ answers: altered(10, 10) })[0]).toMatchObject({ ...whole, sheet: "", cell: "" });
  });
});
