/** `--pdf`: what is printed of each body, once for each change. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { isWholePdf, PDF_FILTER } from "../../pipeline/documents/index.ts";
import { findOfficeSuite } from "../../pipeline/shell/office-suite.ts";
import { desk, type Desk } from "../build/folder.ts";
import { cannotFake, installFakeOffice } from "../build/install-fake-office.ts";
import { withoutOffice } from "../round-trip/office-suite.ts";

const BODY = "reports/490008_架空第2県";
const PRINTS = [
  "1_取りまとめ報告書_架空第2県_令和8年度 定期点検.pdf",
  "2_別冊1_未実施事項一覧_架空第2県_令和8年度 定期点検.pdf",
  "3_別冊2_対象外事項一覧_架空第2県_令和8年度 定期点検.pdf",
  "4_別冊3_機関別一覧_架空第2県_令和8年度 定期点検.pdf",
  "5_様02-06 安全管理措置確認結果報告書_架空第2県_令和8年度 定期点検.pdf",
].map((name) => `${BODY}/印刷用/${name}`);

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
  Object.keys(table.outputs()).filter((path) => /\/印刷用\/[^/]*\.pdf$/u.test(path));

it("without LibreOffice nothing is written", async () => {
  vi.stubEnv("SOFFICE", join(table.folder, "none"));
  await expect(table.run({ pdf: true })).rejects.toMatchObject({ exitCode: 2 });
  expect(() => table.outputs()).toThrow(/ENOENT/u);
});

describe.skipIf(cannotFake)("with LibreOffice", () => {
  it("prints each body's set in its order, what is for staff left out; nothing is done twice", async () => {
    const office = installFakeOffice(table.folder);
    const record = await table.run({ pdf: true });
    expect(prints().filter((path) => path.startsWith(`${BODY}/`))).toEqual(PRINTS);
    expect(record.prints?.by).toBe("LibreOffice 99.1.2.3 40(Build:2)");
    expect(record.prints?.files.map(({ path }) => path).sort()).toEqual([...prints()].sort());
    expect(office.asked().filter((line) => !line.startsWith("start"))).toHaveLength(prints().length);

    expect((await table.run({ pdf: true })).repeated).toBe(true);
    await table.run({ pdf: true, asOf: "2027-03-31", time: 11 });
    expect(office.asked()).toEqual([]);
  });

  it("a person's change is moved away, and only that file is made anew", async () => {
    const office = installFakeOffice(table.folder);
    table.put(`outputs/${PRINTS[1] ?? ""}`, "A person's.");
    const record = await table.run({ pdf: true });
    expect(record.setAside?.map(({ path }) => path)).toEqual([PRINTS[1]]);
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
    const report = `${BODY}/取りまとめ報告書_架空第2県_令和8年度 定期点検.docx`;
    const bytes = readFileSync(join(table.options.outputs, report));
    vi.stubEnv("FAKE_FAILS", createHash("sha256").update(bytes).digest("hex"));
    const record = await table.run({ pdf: true });
    expect(record.exitCode).toBe(3);
    expect(record.unwritten).toEqual([
      {
        where: PRINTS[0],
        what: `LibreOffice が「${report}」をPDFに変換できませんでした。`,
        fix: "もう一度実行してください。続くときは、この文書をWordで開いて印刷してください。",
      },
    ]);
    expect(prints().filter((path) => path.startsWith(`${BODY}/`))).toEqual(PRINTS.slice(1));
    vi.unstubAllEnvs();
    expect((await table.run({ pdf: true })).unwritten).toEqual([]);
  });
});

it.skipIf(withoutOffice || cannotFake)(
  "LibreOffice itself: PDF/A-2b, tagged, with bookmarks",
  async () => {
    const suite = await findOfficeSuite();
    const annex = join(table.options.outputs, BODY, "別冊1_未実施事項一覧_架空第2県_令和8年度 定期点検.docx");
    const made: (Uint8Array | null)[] = [];
    const conversion = { from: "docx", to: "pdf", filter: PDF_FILTER, isWhole: isWholePdf };
    await suite.convert([annex], conversion, 1, (_, bytes) => Promise.resolve(void made.push(bytes)));
    const pdf = Buffer.from(made[0] ?? []).toString("latin1");
    expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</u);
    for (const part of ["/MarkInfo<</Marked true>>", "/StructTreeRoot", "/Outlines"]) expect(pdf).toContain(part);
  },
  120_000,
);
