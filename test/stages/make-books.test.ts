/** The books that new writes: filled in they are read without a fault, untouched they say what is missing, and nothing is ever overwritten. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import type { CarriedOver } from "../../pipeline/sources/new-registry.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { newDecisionsBook, newRegistryBook, readDecisions, readRegistry } from "../../pipeline/sources/index.ts";
import { writeNewFiles } from "../../pipeline/shell/output-folder.ts";
import { carryOver } from "../../pipeline/sources/carry-over.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { writeNewBook } from "../../pipeline/workbook/write/new-book/index.ts";
import { registryWorkbook } from "../build/registry.ts";

const folder = mkdtempSync(join(tmpdir(), "annex2-new-"));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Values = Readonly<Record<string, Readonly<Record<string, string | Date>>>>;

/** As a person fills cells in, in Excel. */
async function filledIn(bytes: Uint8Array, values: Values): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  for (const [sheet, cells] of Object.entries(values))
    for (const [cell, value] of Object.entries(cells)) {
      const target = book.getWorksheet(sheet)?.getCell(cell);
      if (target !== undefined) target.value = value;
    }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function faultsIn(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof PipelineError)
      return error.faults.map(({ where, what }) => `${where.split("」シート ").at(-1) ?? ""} ${what}`);
    throw error;
  }
  return [];
}

const SETTINGS: Values = {
  点検: {
    B1: "令和9年度 定期点検",
    B2: "定期点検",
    B3: new Date(Date.UTC(2028, 2, 31)),
    B4: "令和10年2月28日",
    B6: "架空ネットワーク運営機構",
  },
};
const CARRIED = carryOver(registryWorkbook(), "old.xlsx");
const newRegistry = (carried: CarriedOver | null): Promise<Uint8Array> => writeNewBook(newRegistryBook(carried, "2.0"));

describe("an empty registry", () => {
  it("untouched, says what to fill in, and takes its example for nothing", async () => {
    const workbook = await readWorkbook(await newRegistry(null));
    const faults = faultsIn(() => readRegistry(workbook, "registry.xlsx"));
    expect(faults).toContain("B1 点検名: 空欄です。");
    expect(faults.filter((fault) => fault.includes("機関が1つも記入されていません"))).toHaveLength(2);
    expect(faults).toHaveLength(7);
  });

  it("filled in, is read without a fault", async () => {
    const bodies = {
      A3: "OP0001",
      B3: "架空ネットワーク運営機構",
      C3: "運営主体",
      A4: "480002",
      B4: "架空第1県",
      C4: "取りまとめ都道府県",
      D4: "OP0001",
    };
    const institutions = {
      A2: "482013",
      B2: "青葉市",
      C2: "",
      E2: "480002",
      F2: "",
      G2: "",
      H2: "",
      I2: "joho@example.jp",
    };
    const bytes = await filledIn(await newRegistry(null), {
      ...SETTINGS,
      取りまとめ機関: bodies,
      接続機関: institutions,
    });
    const registry = readRegistry(await readWorkbook(bytes), "registry.xlsx");
    expect(registry.institutions).toMatchObject([{ code: "482013", name: "青葉市", mail: "joho@example.jp" }]);
    expect(registry.bodies.map(({ code }) => code)).toEqual(["OP0001", "480002"]);
    expect(registry.cycle).toMatchObject({ referenceDate: "2028-03-31", deadline: "2028-02-28", formVersion: "2.0" });
  });

  it("is the same bytes each time, whatever the clock says", async () => {
    const bytes = Buffer.from(await newRegistry(null));
    expect(bytes.equals(await newRegistry(null))).toBe(true);
    // The date of the first entry of the archive: 1980-01-01.
    expect(bytes.readUInt16LE(12)).toBe(0x21);
    expect(strFromU8(unzipSync(bytes)["docProps/core.xml"] ?? new Uint8Array())).toContain("2000-01-01T00:00:00Z");
  });

  it("offers what may be chosen, explains each heading that needs it, and checks codes by formula", async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(await newRegistry(null)).buffer);
    const sheet = book.getWorksheet("接続機関");
    expect(sheet?.getCell("D3").dataValidation.formulae[0]).toContain("情報照会者等,集約機関");
    expect(sheet?.getCell("E1").note).toContain("必須");
    expect(sheet?.getCell("K3").formula).toContain("MOD(11-MOD(");
    // The code of last cycle is checked as the code of today is: in its own column.
    expect(sheet?.getCell("K3").formula).toContain("COUNTIF($J$2:$J$302,$J3)>1");
    expect(sheet?.getCell("J1").note).toContain("合併前の機関のコードをすべて");
    expect(sheet?.getCell("A3").numFmt).toBe("@");
    expect(book.getWorksheet("点検")?.getCell("A8").text).toBe("発出日");
    expect(book.getWorksheet("点検")?.getCell("B8").numFmt).toBe(book.getWorksheet("点検")?.getCell("B3").numFmt);
    expect(book.getWorksheet("点検")?.getCell("B2").dataValidation.formulae[0]).toContain("変更時");
  });
});

describe("a registry from an earlier one", () => {
  it("needs nothing but the cycle to be read", async () => {
    const workbook = await readWorkbook(await newRegistry(CARRIED.carried));
    expect(faultsIn(() => readRegistry(workbook, "registry.xlsx"))).toEqual([
      "B1 点検名: 空欄です。",
      "B3 基準日: 日付として読み取れません。",
      "B4 提出期限: 日付として読み取れません。",
    ]);
    const filled = await readWorkbook(await filledIn(await newRegistry(CARRIED.carried), SETTINGS));
    const old = readRegistry(registryWorkbook(), "old.xlsx");
    const { bodies, institutions } = readRegistry(filled, "registry.xlsx");
    expect({ bodies, institutions }).toEqual({ bodies: old.bodies, institutions: old.institutions });
  });

  it("carries rows with faults too, and says what to look at", () => {
    const { carried, look } = carryOver(
      registryWorkbook({
        点検: { B1: null, A7: "発出日", B7: "2027-04-05" },
        取りまとめ機関: { G1: "文書番号", G5: "第1号", H1: "連絡先", H5: "電話 000-000-0000" },
        接続機関: { A2: "482031", H2: null, I1: "メール", I3: "joho@example.jp", J1: "前回機関コード", J3: "482056" },
      }),
      "old.xlsx",
    );
    expect(carried.institutions.map((row) => row["機関コード"])).toEqual(["482031", "482013", "AG0001"]);
    expect(carried.bodies.at(-1)).toMatchObject({ 文書番号: "", 連絡先: "電話 000-000-0000" });
    expect(carried.institutions[1]?.["前回機関コード"]).toBe("");
    const words = look.map(({ where, what }) => `${where}: ${what}`).join("\n");
    expect(words).toContain("点検名・基準日・提出期限は引き継いでいません");
    expect(carried.cycle).not.toHaveProperty("発出日");
    expect(words).toContain("発出日は引き継いでいません");
    expect(words).toContain("文書番号（1件）は引き継いでいません");
    expect(words).toContain("前回機関コード（1件）は引き継いでいません");
    expect(words).toContain("連絡先もメールもない機関が1機関あります（月見市）");
    expect(words).toContain("メールが空欄の機関が1機関あります");
    expect(words).toContain("old.xlsx「接続機関」シート A2: 機関コード「482031」の検査数字");
    expect(carryOver(registryWorkbook(), "old.xlsx").look).toHaveLength(2);
  });
});

describe("an empty record of decisions", () => {
  it("untouched, decides nothing; filled in, is read without a fault", async () => {
    const bytes = await writeNewBook(newDecisionsBook(null));
    const read = async (book: Uint8Array) => readDecisions(await readWorkbook(book), "decisions.xlsx", "2027-03-31");
    expect(await read(bytes)).toEqual([]);
    const filled = await filledIn(bytes, {
      判断: {
        A3: new Date(Date.UTC(2027, 2, 1)),
        B3: "架空第1県/白波村.xlsx",
        E3: "33",
        G3: "回答を読み替え",
        H3: "〇",
        I3: "電話で確認",
        J3: "総務",
      },
    });
    expect(await read(filled)).toMatchObject([{ row: 3, on: "2027-03-01", measure: 33, value: "〇" }]);
  });

  it("tells an example that was overwritten in part", async () => {
    const bytes = await filledIn(await writeNewBook(newDecisionsBook(null)), { 判断: { A2: "2027-03-01" } });
    const workbook = await readWorkbook(bytes);
    const faults = faultsIn(() => readDecisions(workbook, "decisions.xlsx", "2027-03-31"));
    expect(faults).toContain("B2 対象ファイルに、記入例「（例）架空第1県/482013_青葉市.xlsx」が残っています。");
  });
});

describe("new files", () => {
  it("are written beside others, never over one", async () => {
    writeFileSync(join(folder, "メモ.txt"), "");
    await writeNewFiles(folder, [{ name: "registry.xlsx", content: "1" }]);
    const again = writeNewFiles(folder, [
      { name: "decisions.xlsx", content: "2" },
      { name: "registry.xlsx", content: "2" },
    ]);
    await expect(again).rejects.toMatchObject({ exitCode: 2, faults: [{ where: join(folder, "registry.xlsx") }] });
    expect(readdirSync(folder).sort()).toEqual(["registry.xlsx", "メモ.txt"]);
    expect(readFileSync(join(folder, "registry.xlsx"), "utf8")).toBe("1");
  });
});
