/** `--pdf`: what is printed of each body, once for each change. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { isWholePdf, PDF_FILTER } from "../../pipeline/documents/index.ts";
import { findOfficeSuite } from "../../pipeline/shell/office-suite.ts";
import { desk, type Desk } from "../build/folder.ts";
import { partsOf } from "../documents/drawn-report.ts";
import { contentsOf } from "../golden/describe-word.ts";
import { cannotFake, installFakeOffice } from "../build/install-fake-office.ts";
import { withoutOffice } from "../round-trip/office-suite.ts";

const BODY = "reports/490008_架空第2県";
const SET = `${BODY}/印刷用_架空第2県_令和8年度 定期点検.pdf`;
const STAFF = `${BODY}/担当者用_対応一覧_架空第2県_令和8年度 定期点検.pdf`;
const FORM = `${BODY}/様02-06 安全管理措置確認結果報告書_架空第2県_令和8年度 定期点検.pdf`;

let table: Desk;
beforeAll(() => {
  table = desk();
});
afterAll(() => {
  table.clear();
});
afterEach(() => {
  vi.unstubAllEnvs();
  delete process.env["SOFFICE"];
  delete process.env["FAKE_LOG"];
});
const prints = (): readonly string[] =>
  Object.keys(table.outputs()).filter((path) => path.endsWith(".pdf") && !path.includes("/手直し/"));
const ofBody = (): readonly string[] => prints().filter((path) => path.startsWith(`${BODY}/`));
/** What the stand-in has made a PDF of. */
const madeFrom = (path: string): string => readFileSync(join(table.options.outputs, path), "utf8").split("\n")[1] ?? "";
const LINK = `href="${SET.split("/").map(encodeURIComponent).join("/")}">印刷用　令和8年度 定期点検（PDF）`;
const statusPage = (): string => readFileSync(join(table.options.outputs, "状況.html"), "utf8");
/** The Word file of the set. */
let joined: Uint8Array = new Uint8Array();

it("without LibreOffice nothing is written", async () => {
  vi.stubEnv("SOFFICE", join(table.folder, "none"));
  await expect(table.run({ pdf: true })).rejects.toMatchObject({ exitCode: 2 });
  expect(() => table.outputs()).toThrow(/ENOENT/u);
});

describe.skipIf(cannotFake)("with LibreOffice", () => {
  it("prints each body's papers as one, and form 02-06; the status page leads there; nothing is done twice", async () => {
    const office = installFakeOffice(table.folder);
    vi.stubEnv("FAKE_KEEPS", table.folder);
    const record = await table.run({ pdf: true });
    vi.unstubAllEnvs();
    installFakeOffice(table.folder);
    expect(ofBody()).toEqual([SET, STAFF, FORM]);
    joined = new Uint8Array(readFileSync(join(table.folder, `${madeFrom(SET)}.docx`)));
    expect(headings(joined).filter((title) => /^(?:1|2|別冊\d)　/u.test(title))).toEqual([
      "1　概要",
      "2　結果の総括",
      "別冊1　未実施事項一覧",
      "別冊2　対象外事項一覧",
      "別冊3　機関別一覧",
    ]);
    // What is for staff is handed over with nothing.
    const staff = new Uint8Array(readFileSync(join(table.folder, `${madeFrom(STAFF)}.docx`)));
    expect(headings(staff).filter((title) => /^\d　/u.test(title))).toEqual([
      "1　優先して連絡する機関",
      "2　機関別の記載不備",
    ]);
    expect(statusPage().includes(LINK)).toBe(true);
    expect(record.prints?.by).toBe("LibreOffice 99.1.2.3 40(Build:2)");
    expect(record.prints?.files.map(({ path }) => path).sort()).toEqual([...prints()].sort());
    expect(office.asked().filter((line) => !line.startsWith("start"))).toHaveLength(prints().length);

    expect((await table.run({ pdf: true })).repeated).toBe(true);
    await table.run({ pdf: true, asOf: "2027-03-31", time: 11 });
    expect(office.asked()).toEqual([]);
  });

  it("a person's change is moved away, and only that file is made anew", async () => {
    const office = installFakeOffice(table.folder);
    table.put(`outputs/${FORM}`, "A person's.");
    const record = await table.run({ pdf: true });
    expect(record.setAside?.map(({ path }) => path)).toEqual([FORM]);
    expect(office.asked()).toHaveLength(2);
  });

  it("another version of LibreOffice makes all of them anew; without --pdf none is left", async () => {
    const office = installFakeOffice(table.folder);
    vi.stubEnv("FAKE_VERSION", "LibreOffice 99.9");
    const count = prints().length;
    expect((await table.run({ pdf: true })).prints?.by).toBe("LibreOffice 99.9");
    expect(office.asked().filter((line) => !line.startsWith("start"))).toHaveLength(count);
    await table.run();
    expect(prints()).toEqual([]);
  });

  it("a document that it cannot convert is named, the others are written", async () => {
    installFakeOffice(table.folder);
    await table.run({ pdf: true });
    vi.stubEnv("FAKE_FAILS", madeFrom(SET));
    await table.run();
    const record = await table.run({ pdf: true });
    expect(record.exitCode).toBe(3);
    expect(record.unwritten).toEqual([
      {
        where: SET,
        what: "LibreOffice がこのPDFを作れませんでした。",
        fix: "もう一度実行してください。続くときは、同じフォルダーの Word の文書を、Word で開いて印刷してください。",
      },
    ]);
    expect(ofBody()).toEqual([STAFF, FORM]);
    expect(statusPage().includes(LINK)).toBe(false);
    vi.unstubAllEnvs();
    expect((await table.run({ pdf: true })).unwritten).toEqual([]);
  });
});

it.skipIf(withoutOffice || cannotFake)(
  "LibreOffice itself: PDF/A-2b, tagged, in Japanese, the headings of all papers as bookmarks, on the pages that the contents name",
  async () => {
    const suite = await findOfficeSuite();
    const docx = joined;
    const made: (Uint8Array | null)[] = [];
    const conversion = { from: "docx", to: "pdf", filter: PDF_FILTER, isWhole: isWholePdf };
    await suite.convert([docx], conversion, 1, (_, bytes) => Promise.resolve(void made.push(bytes)));
    const pdf = Buffer.from(made[0] ?? []).toString("latin1");
    expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</u);
    for (const part of ["/MarkInfo<</Marked true>>", "/StructTreeRoot", "/Lang(ja-JP)"]) expect(pdf).toContain(part);
    const bookmarks = bookmarksOf(pdf);
    expect(bookmarks.map(({ title }) => title)).toEqual(headings(docx));
    const pages = new Map(bookmarks.map(({ title, page }) => [title, page]));
    const entries = contentsOf(docx);
    expect(entries).not.toEqual([]);
    expect(entries.map(({ title, page }) => `${title} ${page}`)).toEqual(
      entries.map(({ title }) => `${title} ${String(pages.get(title))}`),
    );
    // Each paper begins on the front of a sheet.
    for (const title of ["別冊1　未実施事項一覧", "別冊2　対象外事項一覧", "別冊3　機関別一覧"])
      expect((pages.get(title) ?? 0) % 2).toBe(1);
  },
  120_000,
);

function headings(docx: Uint8Array): readonly string[] {
  const xml = partsOf(docx)["word/document.xml"] ?? "";
  const paragraphs = xml.match(/<w:p><w:pPr><w:pStyle w:val="Heading\d"\/>.*?<\/w:p>/gu) ?? [];
  return paragraphs.map((paragraph) =>
    Array.from(paragraph.matchAll(/<w:t[^>]*>([^<]*)</gu), ([, text]) => text).join(""),
  );
}

/** As LibreOffice 7.4 writes them: titles as UTF-16, pages by their objects. */
function bookmarksOf(pdf: string): readonly { readonly title: string; readonly page: number }[] {
  const pages: readonly string[] =
    (/\/Type\/Pages[^]*?\/Kids\[([^\]]*)\]/u.exec(pdf)?.[1] ?? "").match(/\d+ 0 R/gu) ?? [];
  return Array.from(pdf.matchAll(/\/Title<FEFF([0-9A-F]*)>\s*\/Dest\[(\d+ 0 R)/gu), ([, title = "", page = ""]) => ({
    title: Buffer.from(title, "hex").swap16().toString("utf16le"),
    page: pages.indexOf(page) + 1,
  }));
}
