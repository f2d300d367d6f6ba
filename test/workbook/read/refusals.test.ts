import officeCrypto from "officecrypto-tool";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { Password } from "../../../pipeline/model/registry.ts";
import {
  createDecrypter,
  readWorkbook,
  UnreadableWorkbookError,
  type UnreadableCode,
} from "../../../pipeline/workbook/read/index.ts";
import { compound } from "../../build/compound.ts";
import { inspect } from "../../build/inspect.ts";
import { CLEAN, FILE, formRows } from "../../build/submission.ts";
import { tableRows } from "../../build/annex2.ts";
import { MAIN, rawXlsx, relations, sharedStrings, worksheet, type Parts } from "../../build/raw-xlsx.ts";
import { xlsx } from "../../build/xlsx.ts";

async function codeOf(bytes: Uint8Array): Promise<UnreadableCode | null> {
  try {
    await readWorkbook(bytes);
    return null;
  } catch (error) {
    if (error instanceof UnreadableWorkbookError) return error.code;
    throw error;
  }
}

const form = (): Promise<Uint8Array> => xlsx({ 自己点検表: { rows: formRows(tableRows(CLEAN)) } });
const encrypt = async (password: string): Promise<Uint8Array> =>
  officeCrypto.encrypt(Buffer.from(await form()), { password });

it("a damaged part is unreadable", async () => {
  const bytes = Uint8Array.from(await form());
  bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 400);
  expect(await codeOf(bytes)).toBe("file-unreadable");
});

/** The archive with another unpacked size promised for every part. */
function promising(size: number, bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  const next = (from: number): number => copy.indexOf("PK\x01\x02", from, "latin1");
  for (let at = next(0); at >= 0; at = next(at + 4)) copy.writeUInt32LE(size, at + 24);
  return new Uint8Array(copy);
}

it("a part that promises more than a whole book may hold is not unpacked", async () => {
  expect(await codeOf(promising(100_000_001, await form()))).toBe("file-unreadable");
});

it("a part that is larger than its archive promises is refused", async () => {
  expect(await codeOf(promising(10, await form()))).toBe("file-unreadable");
});

it("two parts of one name are suspicious: two programs could read two workbooks out of one file", async () => {
  const bytes = zipSync({ ...unzipSync(await form()), "XL/workbook.xml": strToU8("<workbook/>") });
  expect(await codeOf(bytes)).toBe("file-suspicious");
});

describe("an archive that has lost its workbook is never one that the library might find in it", () => {
  const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const lost: Parts = { "_rels/.rels": null, "xl/workbook.xml": null };
  const types = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
  it.each<[string, Uint8Array]>([
    ["neither relations nor workbook", rawXlsx(lost)],
    [
      "a workbook that only the types of its parts tell",
      rawXlsx({
        ...lost,
        "xl/book.xml": `<workbook ${MAIN}><sheets><sheet name="s" sheetId="1"/></sheets></workbook>`,
        "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/book.xml" ContentType="${types}"/></Types>`,
      }),
    ],
    ["no types of parts", rawXlsx({ ...lost, "[Content_Types].xml": null })],
    ["a manifest of OpenDocument", rawXlsx({ ...lost, "META-INF/manifest.xml": "<manifest/>" })],
    [
      "a binary workbook that relations tell, and one in XML beside it",
      rawXlsx({
        "_rels/.rels": relations(["officeDocument", "xl/workbook.bin"]),
        "xl/workbook.bin": bytesOf("\x83\x01\0"),
      }),
    ],
    [
      "an archive spelled as text",
      bytesOf(`\xFF\xFE${Array.from("PK\x03\x04xl/", (letter) => `${letter}\0`).join("")}`),
    ],
  ])("%s", async (_, bytes) => {
    expect(await codeOf(bytes)).toBe("file-unreadable");
  });

  it("one that begins like a part of several is read as any other", async () => {
    const bytes = Buffer.concat([Buffer.from("PK\x07\x08", "latin1"), await form()]);
    expect((await readWorkbook(bytes)).sheets.map(({ name }) => name)).toEqual(["自己点検表"]);
    // The library would shift each text after an empty one.
    const shared = rawXlsx({
      "xl/sharedStrings.xml": sharedStrings("<si/>", "<si><t>甲</t></si>"),
      "xl/worksheets/sheet1.xml": worksheet('<row r="1"><c r="A1" t="s"><v>1</v></c></row>'),
    });
    const split = Buffer.concat([Buffer.from("PK\x07\x08", "latin1"), shared]);
    expect((await readWorkbook(split)).sheets.flatMap(({ cells }) => cells.map(({ text }) => text))).toEqual(["甲"]);
  });
});

describe("workbooks with a password", () => {
  const locked = encrypt("himitsu");
  const FIT = { code: "482030", password: "himitsu" };

  it.each<[string, readonly Password[], string]>([
    ["the institution's own", [FIT], "read"],
    [
      "one for any institution",
      [
        { code: null, password: "wrong" },
        { code: null, password: "himitsu" },
      ],
      "read",
    ],
    ["that of another institution", [{ code: "482013", password: "himitsu" }], "rejected"],
  ])("%s: %j → %s", async (_, passwords, outcome) => {
    const inspection = await inspect(await locked, FILE, undefined, passwords);
    expect(inspection.outcome).toBe(outcome);
    if (inspection.outcome === "rejected") expect(inspection.code).toBe("file-encrypted");
  });

  it("a file that asks for too much work a try is not tried, and the message says what was not", async () => {
    const costly = Buffer.from(await locked);
    // Both texts are as long; what the file says of itself is in clear.
    costly.write('spinCount="999999999', costly.indexOf('spinCount="100000" '), "latin1");
    const inspection = await inspect(new Uint8Array(costly), FILE, undefined, [FIT]);
    expect(inspection).toMatchObject({ code: "file-encrypted" });
    if (inspection.outcome === "rejected") expect(inspection.message).toMatch(/1個は試していません/u);
  });

  it("Excel's own password opens without asking", async () => {
    expect((await inspect(await encrypt("VelvetSweatshop"))).outcome).toBe("read");
  });

  // The library gives such bytes back as they are: to inspect them again would never end.
  it("a container that only claims to be encrypted cannot be decrypted", async () => {
    expect((await createDecrypter()(compound("EncryptedPackage"), [])).bytes).toBeNull();
  });
});
