import { utils, write, type BookType } from "@e965/xlsx";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { refuseByContent } from "../../pipeline/intake/index.ts";
import { compound } from "../build/compound.ts";
import { inspect } from "../build/inspect.ts";
import { xlsx } from "../build/xlsx.ts";

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const archive = (name: string): Uint8Array =>
  zipSync({ "[Content_Types].xml": strToU8("<Types/>"), [name]: strToU8("x") });

/** 点検表 in Shift_JIS. */
const SHIFT_JIS = "\x93\x5F\x8C\x9F\x95\x5C";

describe("what is no workbook is refused by its content, whatever its name", () => {
  it.each<[string, Uint8Array, string, RegExp]>([
    ["an empty file", new Uint8Array(), "file-unreadable", /0バイト/u],
    ["a PDF", bytes("%PDF-1.7\n%\xE2\xE3\xCF\xD3"), "file-unsupported", /PDF/u],
    ["a picture", bytes("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), "file-unsupported", /画像/u],
    [
      "a web page in Shift_JIS",
      bytes(`<html>\r\n<head><title>${SHIFT_JIS}</title></head>`),
      "file-unsupported",
      /HTML/u,
    ],
    ["a web page behind a BOM", bytes("\xEF\xBB\xBF <!DOCTYPE html><html>"), "file-unsupported", /HTML/u],
    ["a Word document", archive("word/document.xml"), "file-unsupported", /Word/u],
    ["a presentation", archive("ppt/presentation.xml"), "file-unsupported", /PowerPoint/u],
    ["an old Word document", compound("WordDocument"), "file-unsupported", /Word/u],
    ["an archive of something", archive("readme.txt"), "file-unsupported", /ZIP/u],
    ["an archive cut short", archive("xl/workbook.xml").subarray(0, 60), "file-unreadable", /途中/u],
    ["noise", bytes("\x01\x02\x03\x04".repeat(50)), "file-unreadable", /壊れ/u],
  ])("%s", (_, content, code, message) => {
    expect(refuseByContent(content)).toEqual({ code, message: expect.stringMatching(message) as string });
  });
});

describe("workbooks of every kind go on to the reader", () => {
  it.each<BookType>(["xlsx", "xlsb", "biff8", "ods"])("%s", (bookType) => {
    const book = { SheetNames: ["s"], Sheets: { s: utils.aoa_to_sheet([["点検"]]) } };
    expect(refuseByContent(new Uint8Array(write(book, { bookType, type: "array" }) as ArrayBuffer))).toBeNull();
  });
});

it("a workbook cut short at any place is unreadable, never a crash", async () => {
  const whole = await xlsx({ 自己点検表: { rows: [["自己点検結果"], ["〇"]] } });
  for (const share of [0.1, 0.5, 0.9, 0.999]) {
    expect(await inspect(whole.subarray(0, Math.floor(whole.length * share)))).toMatchObject({
      outcome: "rejected",
      code: "file-unreadable",
    });
  }
});
