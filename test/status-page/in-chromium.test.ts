/** The page as an office sees it: opened from the disk in Chromium, with and without its script, by keyboard, at twelve institutions and at a country. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { EARLY_SCRIPT, type Inline, type StatusPageInput } from "../../pipeline/status-page/index.ts";
import { pageAbout, pageText, population } from "../build/status-page.ts";

const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const missing = existsSync(executablePath)
  ? null
  : "(skipped: needs Chromium, apt-get install chromium, or CHROMIUM=path)";
const isOptional = process.env["CI"] === undefined || process.platform !== "linux";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const { folder: bundle } = await prepareProgram();
const part = (name: string): Inline => inline(readFileSync(new URL(name, bundle), "utf8"));
const inline = (text: string): Inline => {
  return { text, digest: `sha256-${createHash("sha256").update(text).digest("base64")}` };
};

/** As an office calls its folders. */
const folder = join(mkdtempSync(join(tmpdir(), "annex2-")), "取り まとめ#1 100%");
const address = (name: string): string => pathToFileURL(join(folder, `${name}.html`)).href;
const HOSTILE = `</script><script>hacked=1</script><img src=x onerror="hacked=1">`;

let browser: Browser;
/** What no page may do. */
const faults: string[] = [];

async function open(name: string, hash = "", javaScriptEnabled = true): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1024, height: 768 }, javaScriptEnabled });
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("dialog", (dialog) => faults.push(dialog.message()));
  page.on("request", (request) => {
    if (!request.url().startsWith(address(name))) faults.push(request.url());
  });
  await page.goto(address(name) + hash);
  return page;
}

const go = async (page: Page, hash: string): Promise<void> => {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  // The page hears of it a moment later.
  await page.evaluate("new Promise((resolve) => setTimeout(resolve))");
};
/** Headings of what is shown. */
const headings = (page: Page): Promise<readonly string[]> => page.locator("h2:visible").allTextContents();
const rows = (page: Page): Promise<number> => page.locator("tbody tr:visible").count();

async function violations(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate<readonly string[]>(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)].join(' ')))",
  );
}

describe.skipIf(missing !== null && isOptional)(`in Chromium ${missing ?? ""}`, { timeout: 120_000 }, () => {
  beforeAll(async () => {
    if (missing !== null) throw new Error(missing);
    mkdirSync(folder, { recursive: true });
    const parts = { style: part("status-page.css"), script: part("status-page.js"), early: inline(EARLY_SCRIPT) };
    const pages: Readonly<Record<string, StatusPageInput>> = {
      twelve: population(12),
      country: population(1788),
      hostile: pageAbout(HOSTILE),
    };
    for (const [name, input] of Object.entries(pages))
      writeFileSync(join(folder, `${name}.html`), pageText(input, parts));
    browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(join(folder, ".."), { recursive: true });
    expect(faults).toEqual([]);
  });

  it("axe-core finds nothing in any view, and no view is wider than 1,024 pixels", async () => {
    const page = await open("twelve");
    for (const hash of ["#表示=状況", "#表示=対応", "#表示=機関", "#表示=取りまとめ機関", "#表示=措置", "#機関=482001", "#取りまとめ機関=480002", "#措置=3", "#機関=誰"]) {
      await go(page, hash);
      expect(await headings(page)).toHaveLength(1);
      expect([hash, await violations(page)]).toEqual([hash, []]);
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(1024);
    } // prettier-ignore
    await page.close();
  });

  it("the keyboard alone finds an institution, sorts, copies, and a reload shows the same", async () => {
    const page = await open("twelve");
    const { keyboard } = page;
    await keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("本文へ");
    for (let tab = 0; tab < 3; tab++) await keyboard.press("Tab");
    await keyboard.press("Enter");
    expect(await headings(page)).toEqual(["機関"]);
    expect(await page.evaluate("document.activeElement.textContent")).toBe("機関");
    await keyboard.press("Tab");
    await keyboard.type("カクウダイ1");
    expect(await rows(page)).toBe(3);
    await page.locator("button.sort", { hasText: "コード" }).press("Enter");
    await page.locator("button.sort", { hasText: "コード" }).press("Enter");
    const codes = (): Promise<readonly string[]> => page.locator("tbody tr:visible td:first-child").allTextContents();
    await expect.poll(codes).toEqual(["482011", "482010", "482001"]);
    await page.reload();
    await expect.poll(codes).toEqual(["482011", "482010", "482001"]);
    await page.selectOption("select[name=状態]", "要修正");
    await expect.poll(codes).toEqual(["482011", "482001"]);
    await page.locator("button.copy").press("Enter");
    expect(await page.locator("#知らせ").textContent()).toContain("2行をコピーしました");
    expect(await pasted(page)).toMatch(
      /^コード\t機関\t取りまとめ機関\t状態\t[^\n]*\r?\n482011\t架空第11町\t架空第1県\t要修正\t1\t/u,
    );
    await page.close();
  });

  it("an address sent to a colleague shows an institution: findings with the row that was sent, and papers that are there", async () => {
    const page = await open("twelve", "#機関=482001");
    expect(await headings(page)).toEqual(["架空第1町"]);
    const row = page.locator("tr", { hasText: "備考482001" });
    expect(await row.allTextContents()).toEqual([expect.stringMatching(/^要修正No\.3.*E3.*有備考482001.*読み取れません。/u)]); // prettier-ignore
    const link = await page.evaluate<string>("document.querySelector('.current a.paper').href");
    expect(fileURLToPath(link)).toBe(join(folder, "letters/480002_架空第1県/482001_架空第1町/見直し・確認依頼書.docx"));
    await page.close();
  });

  it("hostile words are words, in what stands in the page and in what the script draws", async () => {
    const page = await open("hostile");
    for (const hash of [
      "#表示=機関",
      `#機関=${encodeURIComponent(`48${HOSTILE}`)}`,
      `#措置=${encodeURIComponent(HOSTILE)}`,
    ]) {
      await go(page, hash);
      expect(await page.locator("main").textContent()).toContain(HOSTILE);
    }
    expect(await page.evaluate("'hacked' in globalThis")).toBe(false);
    expect(await page.locator("main img, main script").count()).toBe(0);
    await page.close();
  });

  it("without a script all of it can be read", async () => {
    const page = await open("twelve", "", false);
    expect((await headings(page)).slice(0, 3)).toEqual(["いまの状況", "先に連絡する機関", "機関"]);
    expect(await page.locator("form:visible, button:visible").count()).toBe(0);
    await page.close();
  });

  it("a country is shown, searched and printed", async () => {
    const page = await open("country");
    expect(await headings(page)).toEqual(["いまの状況"]);
    await go(page, "#表示=機関");
    expect(await rows(page)).toBe(200);
    expect(await page.locator(".found:visible").textContent()).toContain("1,788件のうち1,788件（はじめの200件を表示");
    await page.getByRole("searchbox").and(page.locator(":visible")).fill("架空第1787町");
    expect(await rows(page)).toBe(1);
    const pdf = join(folder, "page.pdf");
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    expect(execFileSync("pdfinfo", [pdf], { encoding: "utf8" })).toMatch(/Pages: +1\nEncrypted.*\nPage size: +84\d/u);
    await page.close();
  });
});

/** What a person gets who pastes it. */
async function pasted(page: Page): Promise<string> {
  await page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), { id: 'paper' }))");
  await page.locator("#paper").press("Control+V");
  return page.locator("#paper").inputValue();
}
