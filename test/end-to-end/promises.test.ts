/** What SECURITY.md promises of a whole run: it reaches for no network, and a password is nowhere but in memory. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ExcelJS from "exceljs";
import { unzipSync } from "fflate";
import officeCrypto from "officecrypto-tool";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { office, start, type Ended } from "../build/command.ts";
import { filledForm } from "../build/xlsx.ts";

const PASSWORD = "Himitsu-7391";
const NO_NETWORK = `--import=${new URL("../build/no-network.mjs", import.meta.url).href}`;

const { folder, clear } = office();
afterAll(clear);
const attempts = join(folder, "attempts.txt");
const withoutNetwork = { NODE_OPTIONS: NO_NETWORK, NETWORK_ATTEMPTS: attempts };

let ended: Ended;
beforeAll(async () => {
  const registry = new ExcelJS.Workbook();
  const path = join(folder, "inputs/registry.xlsx");
  await registry.xlsx.readFile(path);
  registry.addWorksheet("パスワード").addRows([
    ["機関コード", "パスワード"],
    ["*", PASSWORD],
  ]);
  await registry.xlsx.writeFile(path);
  const form = await filledForm({ code: "483036", name: "朝日村", inspected: "令和9年2月1日" }, {});
  const locked = officeCrypto.encrypt(Buffer.from(form), { password: PASSWORD });
  writeFileSync(join(folder, "inputs/483036_朝日村.xlsx"), locked);
  ended = await start(folder, ["--json", "--log", "json", "--jobs", "2"], withoutNetwork).ended;
}, 120_000);

describe("a run without a network", () => {
  it("reads, writes and draws all the same, and never reaches for it", () => {
    expect(ended.stderr).not.toMatch(/network/iu);
    expect(existsSync(attempts)).toBe(false);
    expect([0, 3]).toContain(ended.status);
    expect(readFileSync(join(folder, "outputs/data/files.csv"), "utf8")).toMatch(
      /483036_朝日村\.xlsx,[^\n]*,accepted,483036/u,
    );
  });

  it("would have been caught", () => {
    const script =
      "import { lookup } from 'node:dns'; await fetch('http://127.0.0.1:48123/').catch(() => undefined); lookup('example.invalid', () => undefined);";
    const traces = join(folder, "caught.txt");
    spawnSync(process.execPath, [NO_NETWORK, "--input-type=module", "-e", script], {
      env: { ...process.env, NETWORK_ATTEMPTS: traces },
    });
    expect(readFileSync(traces, "utf8")).toBe("connect\ndns lookup\n");
  });
});

describe("a password that opened a workbook", () => {
  it("is in no file that the run has left, packed or not", () => {
    const names = readdirSync(join(folder, "outputs"), { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    expect(files.some((file) => file.includes(".state"))).toBe(true);
    expect(files.some((file) => file.endsWith(".docx"))).toBe(true);
    expect(files.filter((file) => holds(readFileSync(file)))).toEqual([]);
  });

  it("is not printed", () => {
    expect(ended.stdout + ended.stderr).not.toContain(PASSWORD);
  });

  it("would have been found", () => {
    expect(holds(readFileSync(join(folder, "inputs/registry.xlsx")))).toBe(true);
  });
});

function holds(bytes: Uint8Array): boolean {
  const parts = bytes[0] === 0x50 && bytes[1] === 0x4b ? Object.values(unzipSync(bytes)) : [bytes];
  const spellings = (["utf8", "utf16le", "base64", "hex"] as const).map((encoding) =>
    ["base64", "hex"].includes(encoding)
      ? Buffer.from(Buffer.from(PASSWORD).toString(encoding))
      : Buffer.from(PASSWORD, encoding),
  );
  return parts.some((part) => spellings.some((spelling) => Buffer.from(part).includes(spelling)));
}

it("every test that SECURITY.md names is there", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const named = Array.from(
    readFileSync(join(root, "SECURITY.md"), "utf8").matchAll(/`(test\/[\w./-]+)`/gu),
    ([, path = ""]) => path,
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
