/** What is not changed in place, and why. */
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import {
  Declined,
  DECLINE_WORDS,
  openBook,
  type DeclineReason,
} from "../../../../pipeline/workbook/write/in-place/index.ts";
import { officeBook } from "../../../build/office-book.ts";
import { withPart } from "../../../build/xlsx.ts";

const SHEET = "自己 点検'26";

function reasonOf(bytes: Uint8Array): DeclineReason | null {
  try {
    const book = openBook(bytes);
    book.sheet(SHEET).addNotes([{ cell: "B2", author: "a", text: "t" }]);
    book.save();
    return null;
  } catch (error) {
    if (error instanceof Declined) return error.reason;
    throw error;
  }
}

const withPartAdded = (bytes: Uint8Array, path: string, text: string): Uint8Array =>
  zipSync({ ...unzipSync(bytes), [path]: strToU8(text) });

const related = (bytes: Uint8Array, rels: string, type: string, target: string): Uint8Array =>
  withPart(bytes, rels, (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2017/10/relationships/${type}" Target="${target}"/></Relationships>`,
    ),
  );

const CASES: readonly (readonly [DeclineReason, string, (bytes: Uint8Array) => Uint8Array])[] = [
  ["not-xlsx", "no archive", () => strToU8("<html>")],
  [
    "not-xlsx",
    "another archive",
    () => zipSync({ mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet") }),
  ],
  [
    "not-xlsx",
    "a template",
    (bytes) => withPart(bytes, "[Content_Types].xml", (xml) => xml.replace("sheet.main+xml", "template.main+xml")),
  ],
  ["encrypted", "a compound file", () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ["damaged", "an archive that was cut short", (bytes) => bytes.subarray(0, bytes.length - 30)],
  ["damaged", "a sheet whose part is not there", (bytes) => without(bytes, "xl/worksheets/sheet1.xml")],
  ["duplicate-parts", "one name in two spellings", (bytes) => withPartAdded(bytes, "XL/Workbook.xml", "<workbook/>")],
  ["macros", "macros", (bytes) => withPartAdded(bytes, "xl/vbaProject.bin", "x")],
  ["signed", "a signature", (bytes) => withPartAdded(bytes, "_xmlsignatures/sig1.xml", "<x/>")],
  [
    "strict",
    "the strict variant",
    (bytes) =>
      withPart(bytes, "xl/workbook.xml", (xml) =>
        xml.replace(
          "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
      ),
  ],
  [
    "unusual-xml",
    "names with a prefix",
    (bytes) =>
      withPart(bytes, "xl/worksheets/sheet1.xml", (xml) =>
        xml.replace(/(<\/?)(\w)/gu, "$1x:$2").replace("xmlns=", "xmlns:x="),
      ),
  ],
  [
    "unusual-xml",
    "a document type",
    (bytes) =>
      withPart(bytes, "xl/worksheets/sheet1.xml", (xml) => xml.replace("<worksheet", "<!DOCTYPE worksheet><worksheet")),
  ],
  [
    "unusual-xml",
    "another encoding",
    (bytes) => zipSync({ ...unzipSync(bytes), "xl/workbook.xml": Buffer.from("\ufeff<workbook/>", "utf16le") }),
  ],
  [
    "unusual-xml",
    "rows out of order",
    (bytes) => withPart(bytes, "xl/worksheets/sheet1.xml", (xml) => xml.replace('<row r="3"', '<row r="2"')),
  ],
  [
    "unusual-xml",
    "shapes of notes said in two ways",
    (bytes) =>
      withPart(bytes, "xl/worksheets/sheet1.xml", (xml) =>
        xml.replace(
          "</worksheet>",
          '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><legacyDrawing r:id="rId1"/></mc:Choice></mc:AlternateContent></worksheet>',
        ),
      ),
  ],
  [
    "threads",
    "threads",
    (bytes) => related(bytes, "xl/worksheets/_rels/sheet1.xml.rels", "threadedComment", "../threadedComments/t.xml"),
  ],
  [
    "shared-workbook",
    "recorded changes",
    (bytes) => related(bytes, "xl/_rels/workbook.xml.rels", "revisionHeaders", "revisions/h.xml"),
  ],
  [
    "no-sheet",
    "a sheet without cells",
    (bytes) =>
      withPart(bytes, "xl/_rels/workbook.xml.rels", (xml) =>
        xml.replace("relationships/worksheet", "relationships/chartsheet"),
      ),
  ],
];

function without(bytes: Uint8Array, path: string): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => name !== path)));
}

describe("declined", () => {
  it("not the workbook that all cases are made from", async () => {
    expect(reasonOf(await officeBook())).toBeNull();
  });

  it.each(CASES)("%s: %s", async (reason, _, spoil) => {
    expect(reasonOf(spoil(await officeBook()))).toBe(reason);
  });

  it("each reason ends a sentence for people", () => {
    for (const words of Object.values(DECLINE_WORDS)) expect(words).toMatch(/ため$/u);
  });
});
