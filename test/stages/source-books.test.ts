/** Workbooks that the run cannot do without are read in the main process: nothing in them may take it down. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { loadCatalog, loadRegistry } from "../../pipeline/stages/source-books.ts";
import { PipelineError } from "../../pipeline/model/pipeline-error.ts";
import { compound } from "../build/compound.ts";
import { xlsx } from "../build/xlsx.ts";

/** The first sheet with so many cells more, one below the other. */
function filledDown(book: Uint8Array, cells: number): Uint8Array {
  const parts = unzipSync(book);
  const part = "xl/worksheets/sheet1.xml";
  const rows = Array.from({ length: cells }, (_, index) => {
    const row = String(index + 10);
    return `<row r="${row}"><c r="A${row}"><v>1</v></c></row>`;
  });
  const sheet = strFromU8(parts[part] ?? new Uint8Array()).replace("</sheetData>", `${rows.join("")}</sheetData>`);
  return zipSync({ ...parts, [part]: strToU8(sheet) }, { level: 1 });
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  const error: unknown = await loadRegistry(() => Promise.resolve(bytes), "", "registry.xlsx").catch(
    (reason: unknown) => reason,
  );
  if (!(error instanceof PipelineError)) throw new Error("The registry was taken.", { cause: error });
  expect(error.exitCode).toBe(2);
  return error.faults.map(({ what, fix }) => `${what} ${fix}`).join("\n");
}

it.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
  ["nothing", () => new Uint8Array(), /空（0バイト）/u],
  ["text", () => strToU8("機関コード,機関名\n482013,青葉市\n"), /\.xlsx形式のExcelブックではありません/u],
  ["a PDF document", () => strToU8("%PDF-1.7"), /PDF文書/u],
  ["a workbook behind a password", () => compound("EncryptedPackage"), /パスワードで保護されています.*外して/u],
  [
    "a workbook that unpacks to what only harm is done with",
    () => zipSync({ "xl/workbook.xml": new Uint8Array(30_000_001) }),
    /30MB。上限は30MB/u,
  ],
  [
    "a workbook with far more cells than there are institutions",
    async () => filledDown(await xlsx({ 点検: { rows: [["点検名", "架空"]] } }), 300_000),
    /セルが300002個あります（上限は300000個）/u,
  ],
])("a registry that is %s is refused with what to do", async (_, bytes, words) => {
  expect(await faultOf(await bytes())).toMatch(words);
});

it("of a hundred forms, the newest are named", async () => {
  const names = Array.from({ length: 100 }, (_, index) => `annex2-v${String(index + 3)}.0.xlsx`);
  const load = (): Promise<Uint8Array> => Promise.reject(new Error("Nothing is to be loaded."));
  const error: unknown = await loadCatalog(load, { folder: "templates", names }, "2.0").catch(
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ exitCode: 2 });
  const [fault] = error instanceof PipelineError ? error.faults : [];
  expect(fault?.what).toMatch(/annex2-v93\.0\.xlsx、.*annex2-v102\.0\.xlsx、ほか90件）/u);
});
