/** Forms as they are sent out: the office's own but for what is filled in, and read again without a wrong or guessed value. */
import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { readMark } from "../../../../pipeline/forms/annex2/tables/index.ts";
import { readWorkbook } from "../../../../pipeline/workbook/read/index.ts";
import { CHECKED_MARKS } from "../../../../pipeline/workbook/write/form/check-formulas.ts";
import { cellAddress } from "../../../../pipeline/lib/cell-address.ts";
import type { Rows } from "../../../build/annex2.ts";
import { catalog } from "../../../build/catalog.ts";
import { inspect } from "../../../build/inspect.ts";
import { changedParts, partText } from "../../../build/packed-parts.ts";
import { allAnswers, answered, FORM, layoutOf, prefilled, SHEET } from "../../../build/prefilled.ts";
import { officialForm, type OfficialLayout } from "../../../build/official-form.ts";
import { xlsx } from "../../../build/xlsx.ts";
import { institution } from "../../../build/registry.ts";
import { AOBA, DIRECT, TSUKIMI } from "../../../build/submission.ts";

const BEFORE = "令和7年度 定期点検";
const PREVIOUS = new Map(
  catalog.measures.map(({ number }) => [number, { mark: "△", remark: `令和8年${String((number % 12) + 1)}月に実施` }]),
);

async function byExcelJs(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes.slice().buffer);
  return book;
}

async function sheetOf(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const sheet = (await byExcelJs(bytes)).getWorksheet(SHEET);
  if (sheet === undefined) throw new Error("The form is gone.");
  return sheet;
}

/** exceljs leaves it out where it says nothing. */
function isOpen({ protection }: { readonly protection?: Partial<ExcelJS.Protection> }): boolean {
  return protection?.locked === false;
}

const codesOf = async (bytes: Uint8Array, of = AOBA): Promise<readonly string[]> => {
  const inspection = await inspect(bytes, "提出.xlsx", [of]);
  return inspection.outcome === "rejected" ? [inspection.code] : inspection.findings.map(({ code }) => code);
};

describe("a prefilled form", () => {
  it("says whose it is, which inspection it is for, until when, and what is inspected", async () => {
    const sheet = await sheetOf(await prefilled({ ...AOBA, contact: "電話 000-0000" }));
    const shown = ["C3", "C4", "C5", "C6", "F5", "F2", "E6", "F6"].map((cell) => sheet.getCell(cell).text);
    expect(shown).toEqual([
      "482013",
      "青葉市",
      "",
      "定期点検",
      "電話 000-0000",
      "提出期限　令和9年2月28日",
      "システム",
      "インターフェイスシステム、中間サーバー等、既存システム",
    ]);
  });

  it("is the office's own form but for what is filled in", async () => {
    const form = await prefilled(AOBA);
    expect(changedParts(FORM, form).toSorted()).toEqual([
      "[Content_Types].xml",
      "docProps/app.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/styles.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet1.xml",
      "xl/worksheets/sheet3.xml",
    ]);
    const print = (bytes: Uint8Array): string =>
      /<printOptions.*<\/headerFooter>/u.exec(partText(bytes, "xl/worksheets/sheet1.xml"))?.[0] ?? "";
    expect(print(form)).toBe(print(FORM));
    expect(partText(form, "xl/workbook.xml")).toContain("&apos;自己点検表&apos;!$A$1:$F$126</definedName>");
  });

  it("shows examples of dates that are right in its own cycle", async () => {
    const cycle = { referenceDate: "2028-03-31", deadline: "2028-02-29" };
    const check = partText(await prefilled(AOBA, { cycle }), "xl/worksheets/sheet3.xml");
    expect(check).toContain("（令和10年9月、R10.9、2028/9/30など）か年度（令和10年度中、来年度末など）");
    expect(check).toContain("「令和10年9月」のように");
    expect(check).toContain("「令和10年2月15日」のように");
    expect(check).not.toMatch(/令和9年[29]月|2027/u);
  });

  it("is open where something is to be filled in, and nowhere else", async () => {
    const sheet = await sheetOf(await prefilled(AOBA));
    const layout = await layoutOf();
    const open = layout.measures.flatMap(({ measure, answer, remark }) =>
      DIRECT.includes(measure) ? [] : [answer, remark],
    );
    const unlocked: string[] = [];
    sheet.eachRow((row) => {
      row.eachCell({ includeEmpty: true }, (cell) => {
        if (isOpen(cell)) unlocked.push(cell.address);
      });
    });
    const head = ["C3", "F3", "C4", "F4", "C5", "F5", "C6"];
    expect(unlocked.toSorted()).toEqual([...head, ...open].toSorted());
    expect(partText(await prefilled(AOBA), "xl/worksheets/sheet1.xml")).toMatch(
      /<sheetProtection sheet="1"[^>]*autoFilter="0"\/><autoFilter ref="A9:I123"\/>/u,
    );
  });

  it("has － at ◆ measures of an inquirer with an aggregator, and only there", async () => {
    const [with_, without] = [await sheetOf(await prefilled(AOBA)), await sheetOf(await prefilled(TSUKIMI))];
    const layout = await layoutOf();
    const marked = (sheet: ExcelJS.Worksheet): readonly number[] =>
      layout.measures.filter(({ answer }) => sheet.getCell(answer).text === "－").map(({ measure }) => measure);
    expect([marked(with_), marked(without)]).toEqual([DIRECT, []]);
  });

  it("is open for the measures concerned alone where only those are inspected", async () => {
    const form = await prefilled(TSUKIMI, { cycle: { kind: "変更時", onlyMeasures: [20, 21] } });
    const sheet = await sheetOf(form);
    const layout = await layoutOf();
    const open = layout.measures.filter(({ answer }) => isOpen(sheet.getCell(answer)));
    expect(open.map(({ measure }) => measure)).toEqual([20, 21]);
    const lines = (await byExcelJs(form))
      .getWorksheet("記入確認")
      ?.getColumn(2)
      .values.filter((value) => Number(value) > 0);
    expect(lines).toEqual([20, 21]);
  });

  it("is the same bytes for the same institution, and says nothing of another one's", async () => {
    const [one, again, other] = [await prefilled(AOBA), await prefilled(AOBA), await prefilled(TSUKIMI)];
    expect(one).toEqual(again);
    expect(partText(other, "xl/worksheets/sheet1.xml")).not.toContain("青葉市");
  });

  it("has nothing at all in the cell of what is not known", async () => {
    expect(partText(await prefilled({ ...AOBA, contact: "" }), "xl/worksheets/sheet1.xml")).toMatch(
      /<c r="F5" s="\d+"\/>/u,
    );
  });

  it("has a check sheet that our reader leaves out, whatever it is called there", async () => {
    const { sheets } = await readWorkbook(await prefilled(AOBA));
    expect(sheets.map(({ name }) => name)).toEqual([SHEET, "記載要領"]);
    const taken = Buffer.from(
      await xlsx({ [SHEET]: { rows: officialForm({ pageRows: 200 }).rows }, 記入確認: { rows: [["控え"]] } }),
    );
    const { sheets: others } = await readWorkbook(await prefilled(AOBA, { form: taken }));
    expect(others.map(({ name }) => name)).toEqual([SHEET, "記入確認"]);
  });

  it("takes names that XML and formulas would read otherwise", async () => {
    const odd = institution('4"<1', "青葉&月見<市>⦃", { contact: "" });
    const workbook = await readWorkbook(await prefilled(odd));
    expect(workbook.tag).toEqual({ institution: '4"<1', cycle: "令和8年度 定期点検", form: "2.0" });
    expect((await sheetOf(await prefilled(odd))).getCell("C4").text).toBe("青葉&月見<市>⦃");
  });
});

describe("what comes back", () => {
  it("is read as the institution filled it in, whatever stands beside", async () => {
    const answers = allAnswers(
      { 5: { mark: "△", remark: "令和9年9月" }, 8: { mark: "－", remark: "委託していないため" } },
      DIRECT,
    );
    const plain = await inspect(await answered(await prefilled(AOBA), answers, "令和9年2月10日"), "提出.xlsx", [AOBA]);
    const beside = { before: BEFORE, previous: PREVIOUS };
    const full = await inspect(await answered(await prefilled(AOBA, beside), answers, "令和9年2月10日"), "提出.xlsx", [
      AOBA,
    ]);
    expect(full).toEqual(plain);
    if (full.outcome !== "read") throw new Error(full.message);
    expect(full.findings.map(({ code }) => code)).toEqual(["priority-not-applicable"]);
    expect(full.submission.choices).toEqual([]);
    expect(full.submission.answers.filter(({ mark }) => mark.kind === "planned").map(({ measure }) => measure)).toEqual(
      [5],
    );
    expect(
      full.submission.answers.filter(({ mark }) => mark.kind === "not_applicable").map(({ measure }) => measure),
    ).toEqual([8, ...DIRECT]);
  });

  it("is a blank form where nothing was filled in, whatever we had filled in", async () => {
    for (const of of [AOBA, TSUKIMI])
      expect(await codesOf(await prefilled(of, { before: BEFORE, previous: PREVIOUS }), of)).toEqual(["form-blank"]);
  });

  it("has each blank found where only some is filled in", async () => {
    const form = await answered(await prefilled(AOBA), { 1: { mark: "〇" } }, "令和9年2月10日");
    const codes = await codesOf(form);
    expect(codes).toEqual(Array.from({ length: 92 - 7 - 1 }, () => "answer-missing"));
  });

  it("of another cycle, or filled in by another institution, is a finding", async () => {
    const answers = allAnswers({ 5: { mark: "△", remark: "令和9年9月" } });
    const earlier = await prefilled(TSUKIMI, { cycle: { name: BEFORE } });
    expect(await codesOf(await answered(earlier, answers, "令和9年2月10日"), TSUKIMI)).toEqual(["form-tag-mismatch"]);
  });
});

describe("another layout of the office's form", () => {
  const heads = (labels: readonly string[]): Rows => labels.map((label) => [null, label, null]);
  const LABELS = ["機関コード", "機関名", "点検日"];
  it.each<[string, OfficialLayout]>([
    ["headings on each page", { above: heads(LABELS) }],
    ["notes at the foot of each page, merged headings", { above: heads(LABELS), notes: "numbered", shared: "merged" }],
    [
      "◆ in the heading, a deadline of its own",
      { above: heads([...LABELS, "提出期限"]), direct: "heading", pageRows: 200 },
    ],
  ])("%s", async (_, official) => {
    const { rows, merges } = officialForm(official);
    const ranges = merges.map(
      ({ top, left, bottom, right }) => `${cellAddress(top, left)}:${cellAddress(bottom, right)}`,
    );
    const form = Buffer.from(await xlsx({ [SHEET]: { rows, merges: ranges } }));
    const sent = await prefilled(AOBA, { form, before: BEFORE, previous: PREVIOUS });
    expect(await codesOf(sent)).toEqual(["form-blank"]);
    const answers = allAnswers({ 5: { mark: "△", remark: "令和9年9月" } }, DIRECT);
    const back = await inspect(await answered(sent, answers, "令和9年2月10日", form), "提出.xlsx", [AOBA]);
    if (back.outcome !== "read") throw new Error(back.message);
    expect(back.findings.map(({ code, message }) => code + message)).toEqual([]);
    const { code, name } = back.submission;
    expect([code?.text, name?.text, back.submission.choices]).toEqual(["482013", "青葉市", []]);
    const kinds = back.submission.answers.map(({ measure, mark }) => [measure, mark.kind] as const);
    expect(kinds.filter(([, kind]) => kind !== "implemented")).toEqual(
      [5, ...DIRECT].map((measure) => [measure, measure === 5 ? "planned" : "not_applicable"]),
    );
  });
});

it("the check sheet knows the marks that the reader knows", () => {
  const kinds = { implemented: "implemented", planned: "planned", notApplicable: "not_applicable" } as const;
  for (const [key, kind] of Object.entries(kinds))
    for (const mark of CHECKED_MARKS[key as keyof typeof kinds]) expect(readMark(mark).kind, mark).toBe(kind);
  const all = Object.values(CHECKED_MARKS).join("");
  for (let code = 0x21; code < 0xffff; code++) {
    const mark = String.fromCharCode(code);
    if (/^(?:implemented|planned|not_applicable)$/u.test(readMark(mark).kind)) expect(all, mark).toContain(mark);
  }
});
