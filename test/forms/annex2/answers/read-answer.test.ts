import { describe, expect, it } from "vitest";
import type { RawDate } from "../../../../pipeline/model/raw-workbook.ts";
import type { Answer } from "../../../../pipeline/model/submission.ts";
import { tableRows, USUAL_COLUMNS, type Answers, type Filled } from "../../../build/annex2.ts";
import { catalog } from "../../../build/catalog.ts";
import { rawSheet } from "../../../build/raw-workbook.ts";
import { answerTo, formRows, normalize } from "../../../build/submission.ts";

/** Measure 7 as it is understood. */
const answered = (filled: Filled, inspected: string | null = "令和9年2月10日"): Answer =>
  answerTo(normalize(rawSheet("s", formRows(tableRows({ 7: filled }), { inspected }))), 7);

const withDates = (answers: Answers): Answer =>
  answerTo(normalize(rawSheet("s", formRows(tableRows(answers, { columns: [...USUAL_COLUMNS, "実施予定時期"] })))), 7);

describe("an extra column 実施予定時期", () => {
  it("holds the date, and joins the remark", () => {
    const { planned, remark } = withDates({ 7: { mark: "△", planned: "令和9年9月", remark: "連絡網を更新中" } });
    expect([planned?.on, remark]).toEqual(["2027-09-30", "令和9年9月 連絡網を更新中"]);
  });

  it("may hold an Excel date", () => {
    expect(withDates({ 7: { mark: "△", planned: new Date("2027-06-30") } }).planned?.on).toBe("2027-06-30");
  });

  it("goes before a date in the remarks", () => {
    expect(withDates({ 7: { mark: "△", planned: "令和9年9月", remark: "令和8年3月に着手" } }).planned?.on).toBe(
      "2027-09-30",
    );
  });

  it("is not taken for right in silence where the remarks say another month", () => {
    const { planned } = withDates({ 7: { mark: "△", planned: "令和9年4月30日", remark: "令和12年3月末までに実施" } });
    expect(planned).toEqual({ on: null, words: "令和9年4月30日、令和12年3月末", outsideEra: false });
    const agreed = withDates({ 7: { mark: "△", planned: "令和9年4月", remark: "令和9年4月15日までに実施" } });
    expect(agreed.planned?.on).toBe("2027-04-30");
  });

  it("gives way to the remarks where it holds no date", () => {
    expect(withDates({ 7: { mark: "△", planned: "未定", remark: "令和9年12月頃" } }).planned?.on).toBe("2027-12-31");
  });
});

it.each<[RawDate["precision"], string]>([
  ["day", "2027-09-01"],
  ["month", "2027-09-30"],
  ["year", "2027-12-31"],
])("an Excel date that shows the %s means its last day: %s", (precision, on) => {
  const rows = formRows(tableRows({ 7: { mark: "△", remark: "x" } }));
  const sheet = rawSheet("s", rows);
  const cells = sheet.cells.map((cell) =>
    cell.text === "x" ? { ...cell, date: { iso: "2027-09-01", precision } } : cell,
  );
  expect(answerTo(normalize({ ...sheet, cells }), 7).planned?.on).toBe(on);
});

describe("relative dates and dates without an era", () => {
  it("are taken from the inspection date", () => {
    expect(answered({ mark: "△", remark: "来年度中" }, "令和8年3月1日").planned?.on).toBe("2027-03-31");
  });

  it("or, without one, from the cycle's 基準日", () => {
    expect(answered({ mark: "△", remark: "来年度中" }, null).planned?.on).toBe("2028-03-31");
  });
});

it.each(["-", "－", "―", "ー", " － "])("%j in the remarks only fills the cell", (remark) => {
  expect(answered({ mark: "△", remark })).toMatchObject({ remark: "", planned: null });
});

it("remarks without any date are kept as they stand", () => {
  expect(answered({ mark: "△", remark: "予算が確保でき次第" })).toMatchObject({
    remark: "予算が確保でき次第",
    planned: { on: null },
  });
});

it("every answer knows the cells of its mark and of its remark, blank ones too", () => {
  const rows = formRows(tableRows({ 7: { mark: "" } }));
  const row = String(rows.findIndex((cells) => cells[0] === 7) + 1);
  expect(answered({ mark: "" })).toMatchObject({
    rawMark: "",
    place: { sheet: "s", cell: `E${row}` },
    remarkPlace: { cell: `F${row}` },
  });
});

it("the raw mark stays as it was typed", () => {
  expect(answered({ mark: "\u3000● " })).toMatchObject({
    rawMark: "\u3000● ",
    mark: { kind: "implemented", unusual: true },
  });
});

describe("a measure without a row", () => {
  const measures = catalog.measures.filter(({ number }) => number !== 7);
  const answer = answerTo(normalize(rawSheet("s", formRows(tableRows({}, { measures })))), 7);

  it("is missing and has no place", () => {
    expect(answer).toMatchObject({ mark: { kind: "missing" }, place: null });
  });
});

describe("a measure with two rows", () => {
  const twice = (first: string, second: string): Answer => {
    const measure = catalog.measures.filter(({ number }) => number === 7);
    const rows = [
      ...tableRows({ 7: { mark: first } }),
      ...tableRows({ 7: { mark: second } }, { measures: measure, titles: false }).slice(1),
    ];
    return answerTo(normalize(rawSheet("s", formRows(rows))), 7);
  };

  it("counts once where both agree", () => {
    expect(twice("〇", "○")).toMatchObject({ mark: { kind: "implemented" }, repeatedAt: [{ sheet: "s" }] });
  });

  it("answers nothing where they do not", () => {
    expect(twice("〇", "△").mark.kind).toBe("invalid");
  });
});

describe("the text of a measure", () => {
  const withText = (rewrite: (text: string) => string): Answer["alteredText"] => {
    const measures = catalog.measures.map((m) => (m.number === 7 ? { ...m, text: rewrite(m.text) } : m));
    return answerTo(normalize(rawSheet("s", formRows(tableRows({}, { measures })))), 7).alteredText;
  };

  it("is unaltered by spaces, line breaks, width and punctuation", () => {
    expect(withText((text) => ` ${text.replaceAll("、", "，\n")}`)).toBeUndefined();
  });

  it("is altered by words, and its cell is known", () => {
    expect(withText((text) => `${text}を除く`)?.place.cell).toMatch(/^C\d+$/u);
  });
});

describe("a date over several cells of the remarks", () => {
  const headings = ["#", "安全管理措置", "自己点検結果", "特記事項"];
  const joint = [{ top: 6, bottom: 6, left: 4, right: 8 }];
  const read = (...remark: readonly (string | number | null)[]): Answer => {
    const rows = formRows([headings, ...catalog.measures.map(({ number, text }) => [number, text, "△", ...remark])]);
    return answerTo(normalize(rawSheet("s", rows, { merges: joint })), 7);
  };

  it("is one date", () => {
    expect(read("令和", 9, "年", 9, "月").planned?.on).toBe("2027-09-30");
  });

  it.each([
    ["in cells", ["令和", null, "年", null, "月"]],
    ["in one cell", ["令和　　年　　月"]],
  ])("is blank where only what is printed on the form stands there, %s", (_, printed) => {
    expect(read(...printed).remark).toBe("");
  });

  it("words without any date stay", () => {
    expect(read("予定").remark).toBe("予定");
  });
});

describe("columns beside 特記事項", () => {
  const beside = (heading: string, mark: string, remark: string | null, more: string): Answer => {
    const headings = ["#", "安全管理措置", "自己点検結果", "特記事項", heading];
    const rows = catalog.measures.map(({ number, text }) => [number, text, mark, remark, more]);
    return answerTo(normalize(rawSheet("s", formRows([headings, ...rows]))), 7);
  };

  it.each([
    ["理由", null, "外部委託なし", "外部委託なし"],
    ["対象外の理由", "別紙のとおり", "外部委託なし", "別紙のとおり 外部委託なし"],
    ["備考", null, "中間サーバー側で措置", "中間サーバー側で措置"],
    ["備考", null, "令和9年1月20日 確認済", ""],
    ["備考", "該当なし", "委託先が対応", "該当なし"],
    ["理由", "#N/A", "#REF!", ""],
  ])("%s gives the reason of a －: %j and %j → %j", (heading, remark, more, reason) => {
    expect(beside(heading, "－", remark, more).remark).toBe(reason);
  });

  it.each(["理由", "備考"])("%s never gives a date", (heading) => {
    expect(beside(heading, "△", null, "令和9年9月")).toMatchObject({ remark: "", planned: null });
    expect(beside(heading, "△", "検討中", "令和9年9月").planned?.on).toBeNull();
  });
});

describe("an error value or a link to a blank cell in the remarks", () => {
  const read = (mark: string, text: string, more: object): Answer => {
    const sheet = rawSheet("s", formRows(tableRows({ 7: { mark, remark: "x" } })));
    const cells = sheet.cells.map((cell) => (cell.text === "x" ? { ...cell, text, ...more } : cell));
    return answerTo(normalize({ ...sheet, cells }), 7);
  };

  it("is no reason", () => {
    expect(read("－", "#N/A", { error: true }).remark).toBe("");
    expect(read("－", "0", { zeroOfFormula: true }).remark).toBe("");
  });

  it("is no date; an error stays to be seen", () => {
    expect(read("△", "#N/A", { error: true })).toMatchObject({ remark: "#N/A", planned: { on: null } });
    expect(read("△", "0", { zeroOfFormula: true })).toMatchObject({ remark: "", planned: null });
  });

  it("a 0 that somebody typed stays", () => {
    expect(read("－", "0", {}).remark).toBe("0");
  });
});

it("an Excel date more than 15 years away is none", () => {
  expect(withDates({ 7: { mark: "△", planned: new Date("1900-01-09") } }).planned).toMatchObject({ on: null });
});

describe("a plan column with notes to its right that have no heading", () => {
  const noted = (...cells: readonly (string | null)[]): Answer => {
    const rows = catalog.measures.map(({ number, text }) => [number, text, "△", null, ...cells]);
    const headings = ["#", "安全管理措置", "自己点検結果", "特記事項", "完了予定"];
    return answerTo(normalize(rawSheet("s", formRows([headings, ...rows]))), 7);
  };

  it.each([
    [["令和9年9月末", "令和10年5月 再確認"], "2027-09-30"],
    [["令和9年9月末", "次回点検：令和9年度"], "2027-09-30"],
    [["令和9年9月", "12"], "2027-09-30"],
    [["令和", "9", "年", "9", "月"], "2027-09-30"],
    [["令和9年", "9月", "令和10年5月 再確認"], "2027-09-30"],
    [[null, "令和9年1月20日 確認済"], undefined],
  ])("%j → %s", (cells, on) => {
    expect(noted(...cells).planned?.on).toBe(on);
  });
});

describe("a mark alone in the same cell", () => {
  const read = (filled: Filled, { sheet = "s", text }: { sheet?: string; text?: string } = {}): Answer => {
    const rows = tableRows({ 7: filled }).map((row) =>
      row[0] === 7 && text !== undefined ? [7, row[1] ?? null, text, ...row.slice(3)] : row,
    );
    return answerTo(normalize(rawSheet(sheet, formRows(rows))), 7);
  };
  const before = read({ mark: "〇" });

  it("is one object in all forms: it is encoded once", () => {
    expect(read({ mark: "〇" })).toBe(before);
  });

  it.each([
    ["another mark", read({ mark: "△" }), { rawMark: "△", mark: { kind: "planned" }, planned: null }],
    ["another spelling", read({ mark: "●" }), { rawMark: "●", mark: { kind: "implemented", unusual: true } }],
    ["a remark", read({ mark: "〇", remark: "済" }), { remark: "済" }],
    ["another sheet", read({ mark: "〇" }, { sheet: "t" }), { place: { sheet: "t" }, remarkPlace: { sheet: "t" } }],
    ["another text of the measure", read({ mark: "〇" }, { text: "別の文言" }), { alteredText: { text: "別の文言" } }],
    ["blank", read({ mark: "" }), { rawMark: "", mark: { kind: "missing" } }],
  ])("but for %s", (_, answer, expected) => {
    expect(answer).not.toBe(before);
    expect(answer).toMatchObject(expected);
    expect(read({ mark: "〇" })).toEqual(before);
  });
});
