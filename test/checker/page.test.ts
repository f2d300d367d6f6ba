/**
 * The sender's checker in Chromium, opened from the disk as an institution opens it: the same answers, findings and refusals as Node gives,
 * byte for byte, and a page that asks for nothing, keeps nothing and outlives its files. One page is loaded for all files.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as XLSX from "@e965/xlsx";
import axe from "axe-core";
import officeCrypto from "officecrypto-tool";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MOST_FILE_BYTES } from "../../pipeline/model/limits.ts";
import { checkerDrawer } from "../../pipeline/stages/make-checker.ts";
import { createJudge } from "../../pipeline/stages/judge-file.ts";
import { scopeOfChecker } from "../../pipeline/model/checker-scope.ts";
import { catalog } from "../build/catalog.ts";
import { chromiumWords, openChromium, withoutChromium } from "../build/chromium.ts";
import { desk, type Desk } from "../build/folder.ts";
import { registry } from "../build/registry.ts";
import { formRows } from "../build/submission.ts";
import { tableRows } from "../build/annex2.ts";
import { xlsx } from "../build/xlsx.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Workbooks made by others lie beside the repository where it is developed; elsewhere the shipped ones, and those made here, must do. */
const FOLDERS = ["inputs", "templates", "../shared/samples", "../shared/corpus"]
  .map((path) => join(ROOT, path))
  .filter((path) => existsSync(path));
const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) =>
    statSync(join(folder, name)).isDirectory() ? filesIn(join(folder, name)) : [join(folder, name)],
  );

const { cycle } = registry([]);
const scope = scopeOfChecker(catalog, cycle, null);
const PLAIN = join(ROOT, "inputs", "架空第1県", "483010_若葉町.xlsx");
const FAULTY = join(ROOT, "inputs", "架空第2県", "492027_夕凪市.xlsx");
const PASSWORD = "VelvetSweatshop";
/** The library says so in Node, too. */
const OF_SHEETJS = "ODS number format may be incorrect";

interface Verdict {
  readonly name: string;
  readonly json: string;
}

let at: Desk;
let folder: string;
let browser: Browser;
let page: Page;
const complaints: string[] = [];
const asked: string[] = [];

/** The page of the office, but for how long a file may take. */
async function writePage(name: string, seconds?: number): Promise<string> {
  const { head, tail } = (await checkerDrawer(cycle, catalog, at.shell))(null);
  const text = head + tail;
  const path = join(folder, name);
  writeFileSync(
    path,
    seconds === undefined ? text : text.replace(/data-seconds="\d+"/u, `data-seconds="${String(seconds)}"`),
  );
  return pathToFileURL(path).href;
}

async function openPage(address: string): Promise<Page> {
  const opened = await browser.newPage({ viewport: { width: 1024, height: 800 } });
  opened.on("pageerror", ({ message }) => complaints.push(message));
  opened.on("console", (message) => complaints.push(message.text()));

  opened.on("request", (request) => asked.push(request.url()));
  await opened.goto(address);
  return opened;
}

/** What the page's own worker makes of files, one after the other. */
function judgeInPage(
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<readonly string[]> {
  return page.evaluate(
    async (list) => {
      const text = (id: string): string => document.getElementById(id)?.textContent ?? "";
      const worker = new Worker(URL.createObjectURL(new Blob([JSON.parse(text("reader")) as string])));
      worker.postMessage({ scope: text("scope") });
      const verdicts: string[] = [];
      for (const [name, packed] of list) {
        const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
        verdicts.push(
          await new Promise<string>((resolve) => {
            worker.onmessage = ({ data }: MessageEvent<{ inspection: unknown }>) => {
              resolve(JSON.stringify(data.inspection));
            };
            worker.postMessage({ file: { name, bytes } });
          }),
        );
      }
      worker.terminate();
      return verdicts;
    },
    files.map(({ name, bytes }): [string, string] => [name, Buffer.from(bytes).toString("base64")]),
  );
}

/** Chooses a file and waits for the verdict. */
async function choose(on: Page, ...files: readonly string[]): Promise<string> {
  await on.setInputFiles("#chooser", [...files]);
  await on.waitForFunction(() => document.getElementById("state")?.textContent.includes("終わりました"));
  return (await on.locator(".headline").first().textContent()) ?? "";
}

describe.skipIf(withoutChromium)(`the checker in Chromium ${chromiumWords}`, { timeout: 300_000 }, () => {
  beforeAll(async () => {
    at = desk();
    folder = mkdtempSync(join(tmpdir(), "点検表 "));
    browser = await openChromium();
    page = await openPage(await writePage("点検表チェック.html"));
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    at.clear();
    rmSync(folder, { recursive: true, force: true });
  });

  it("says of every file what Node says, byte for byte", async () => {
    const book = XLSX.read(readFileSync(PLAIN));
    const made = (["xls", "xlsb", "ods", "csv"] as const).map((bookType) => ({
      name: `変換.${bookType}`,
      bytes: new Uint8Array(XLSX.write(book, { bookType, type: "buffer" }) as Buffer),
    }));
    const lock = (
      name: string,
      options: officeCrypto.Options,
    ): { readonly name: string; readonly bytes: Uint8Array } => ({
      name: `${name}.xlsx`,
      bytes: new Uint8Array(officeCrypto.encrypt(readFileSync(PLAIN), options)),
    });
    const locked = [
      lock(PASSWORD, { password: PASSWORD }),
      lock(`${PASSWORD} 128`, { password: PASSWORD, type: "standard" }),
      lock("知らない言葉", { password: "知らない言葉" }),
    ];
    const files = [
      ...FOLDERS.flatMap(filesIn).map((path) => ({
        name: path.slice(ROOT.length),
        bytes: new Uint8Array(readFileSync(path)),
      })),
      ...made,
      ...locked,
      { name: "空.xlsx", bytes: new Uint8Array() },
      { name: "切れた.xlsx", bytes: new Uint8Array(readFileSync(PLAIN).subarray(0, 9_000)) },
    ];
    const judge = createJudge(scope);
    const inNode: Verdict[] = [];
    for (const { name, bytes } of files) inNode.push({ name, json: JSON.stringify(await judge(name, bytes)) });
    const inPage = await judgeInPage(files);
    const differing = inNode.filter(({ json }, index) => json !== inPage[index]);
    expect(differing).toEqual([]);
    expect(inPage).toHaveLength(files.length);
    // All of what they are for, and not one refusal for all.
    const outcomes = inNode.map(({ name, json }) => `${name.slice(-8)} ${json.slice(0, 20)}`);
    expect(outcomes.filter((outcome) => outcome.includes('"read"')).length).toBeGreaterThan(10);
    for (const { json } of inNode.filter(({ name }) => name.startsWith(PASSWORD)))
      expect(json).toContain('"outcome":"read"');
    expect(inNode.find(({ name }) => name.startsWith("知らない"))?.json).toContain('"code":"file-encrypted"');
  });

  it("shows the verdict of a file that is chosen, and of one that is dropped, in a third of a second", async () => {
    expect(await choose(page, PLAIN)).toMatch(/送付できます|直すところが/u);
    const took: number[] = [];
    for (let time = 0; time < 5; time++)
      took.push(
        await page.evaluate(async (packed) => {
          const held = new DataTransfer();
          held.items.add(new File([Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0))], "落とした.xlsx"));
          const results = document.getElementById("results") ?? document.body;
          const shown = new Promise<void>((resolve) => {
            new MutationObserver(() => {
              if (results.textContent.includes("落とした.xlsx")) resolve();
            }).observe(results, { childList: true });
          });
          results.replaceChildren();
          const before = performance.now();
          document.dispatchEvent(new DragEvent("drop", { dataTransfer: held, cancelable: true }));
          await shown;
          return performance.now() - before;
        }, readFileSync(PLAIN).toString("base64")),
      );
    expect(Math.min(...took)).toBeLessThan(300);
  });

  it("makes text of whatever a workbook or its name holds", async () => {
    const script = "<img src=x onerror=document.title='!'><script>document.title='!'</script>";
    const rows = formRows(tableRows({ 3: { mark: script }, 4: { mark: "△", remark: script } }), {
      name: script,
    });
    const path = join(folder, "<b>太字.xlsx");
    writeFileSync(path, await xlsx({ 自己点検表: { rows } }));
    expect(await choose(page, path)).toMatch(/直すところが/u);
    expect(await page.title()).toBe("点検表チェック（令和8年度 定期点検）");
    expect(await page.locator("#results img, #results script, #results b").count()).toBe(0);
    const shown = (await page.locator("#results").textContent()) ?? "";
    expect(shown).toContain("<b>太字.xlsx");
    expect(shown).toContain("<img src=x onerror=");
  });

  it("needs no mouse, and axe-core finds nothing", async () => {
    // Asked for before the page is loaded: the browser is told of it on another way than of keys, and a key that overtakes it opens a
    // window of the system, of which nobody hears.
    const opened = page.waitForEvent("filechooser");
    await page.reload();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("chooser");
    await page.keyboard.press("Space");
    await (await opened).setFiles(FAULTY);
    await page.waitForFunction(() => document.querySelector(".headline") !== null);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("headline");
    const reached: (string | undefined)[] = [];
    for (let tab = 0; tab < 3; tab++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement?.textContent.slice(0, 4)));
    }
    expect(reached).toEqual(["見つかっ", "印刷する", "一覧をコ"]);
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1024);
  });

  it("prints the list without what only a screen needs", async () => {
    expect(await choose(page, FAULTY)).toMatch(/直すところが/u);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#choose").isVisible()).toBe(false);
    expect(await page.locator("table").isVisible()).toBe(true);
    await page.emulateMedia({ media: "screen" });
  });

  it("gives a file up that keeps it busy, says so, and reads the next", async () => {
    const short = await openPage(await writePage("短い.html", 4));
    const busy = join(folder, "時間のかかるファイル.xlsx");
    const bytes = officeCrypto.encrypt(readFileSync(PLAIN), { password: "知らない言葉" });
    writeFileSync(busy, slowed(bytes));
    expect(await choose(short, PLAIN)).not.toContain("読み取れません");
    expect(await choose(short, busy)).toContain("読み取れません");
    expect(await short.locator(".next").textContent()).toContain("4秒たっても読み終わらない");
    expect(await choose(short, PLAIN)).not.toContain("読み取れません");
    await short.close();
  });

  it("takes no file that is larger than any may be", async () => {
    const said = await page.evaluate(async (size) => {
      const drop = async (file: File): Promise<string> => {
        const held = new DataTransfer();
        held.items.add(file);
        const results = document.getElementById("results") ?? document.body;
        const shown = new Promise<void>((resolve) => {
          new MutationObserver(() => {
            if (results.textContent.includes(file.name)) resolve();
          }).observe(results, { childList: true });
        });
        document.dispatchEvent(new DragEvent("drop", { dataTransfer: held, cancelable: true }));
        await shown;
        return results.textContent;
      };
      return drop(new File([new Uint8Array(size)], "大きい.xlsx"));
    }, MOST_FILE_BYTES + 1);
    expect(said).toContain("大きすぎるため、読み取っていません");
  });

  it("asks for nothing, keeps nothing, and has nothing to complain of", async () => {
    expect(asked.filter((address) => !/^(?:file|blob):/u.test(address))).toEqual([]);
    expect(complaints.filter((text) => !text.startsWith(OF_SHEETJS))).toEqual([]);
    const tried = await page.evaluate(async () => {
      const refused = new Promise<readonly string[]>((resolve) => {
        const directives: string[] = [];
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          if (directives.push(effectiveDirective) === 2) resolve(directives.sort());
        });
      });
      await fetch("https://example.invalid/").catch(() => undefined);
      new Image().src = "https://example.invalid/x.png";
      const kept = localStorage.length + sessionStorage.length + (await indexedDB.databases()).length;
      return { refused: await refused, kept, cookie: document.cookie };
    });
    expect(tried).toEqual({ refused: ["connect-src", "img-src"], kept: 0, cookie: "" });
  });
});

/** As many rounds of hashing as nobody waits for: the number stands in the file in clear, in as many digits. */
function slowed(bytes: Buffer): Uint8Array {
  const text = bytes.toString("latin1").replace('spinCount="100000"', 'spinCount="999999"');
  return new Uint8Array(Buffer.from(text, "latin1"));
}
