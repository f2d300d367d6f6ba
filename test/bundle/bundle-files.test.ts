/** The folder as it is handed out, with a few bytes for Node: its own is only fetched by `npm run bundle`. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleFiles } from "../../bundle/bundle-files.mjs";
import { packFolder } from "../../bundle/pack.mjs";

const node = { version: "22.0.0", sha256: "00", node: Buffer.from("node"), licence: Buffer.from("licence") };
const make = async (): Promise<Uint8Array> => packFolder("torimatome", await bundleFiles("win-x64", node));

let base: string;
let zip: Uint8Array;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "bundle & ！"));
  zip = await make();
  // The first to ask for the program has it bundled, which a busy machine takes long for.
}, 60_000);
afterAll(() => {
  rmSync(base, { recursive: true, force: true });
});

describe("the zip", () => {
  it("has the same bytes each time", async () => {
    expect(Buffer.from(await make()).equals(zip)).toBe(true);
    // The date of its first file: 1980-01-01, as a zip says it.
    expect(Buffer.from(zip).readUInt16LE(12)).toBe(0x21);
  });

  it("holds what an office needs, and nothing that compiles", () => {
    const paths = Object.keys(unzipSync(zip)).map((path) => path.slice("torimatome/".length));
    expect(paths).toEqual(
      expect.arrayContaining([
        "はじめにお読みください.txt",
        "取りまとめ.cmd",
        "program/node.exe",
        "program/app/cli.js",
        "program/app/checker-page.js",
        "program/app/reading-worker.js",
        "program/docs/change-wording.md",
        "templates/annex2-v2.0.xlsx",
        "手引き/index.html",
        "見本/inputs/registry.xlsx",
        "ライセンス/sbom.cdx.json",
        "ライセンス/部品.txt",
      ]),
    );
    expect(paths.filter((path) => /esbuild|node_modules/u.test(path))).toEqual([]);
  });

  it("refuses two files at one path", () => {
    const file = { path: "a", bytes: new Uint8Array() };
    expect(() => packFolder("x", [file, file])).toThrow("Two files");
  });
});

it("runs the example from a folder that nobody may write to, and writes nothing into it", () => {
  const home = join(base, "プログラム");
  for (const [path, bytes] of Object.entries(unzipSync(zip))) {
    const place = join(home, path.slice("torimatome/".length));
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, bytes);
  }
  const data = join(base, "令和8年度 点検");
  cpSync(join(home, "見本"), data, { recursive: true });
  const listed = (): readonly string[] => readdirSync(home, { recursive: true, encoding: "utf8" }).toSorted();
  const before = listed();
  chmodSync(home, 0o555);
  const office = join(home, "program", "office", "index.mjs");
  // Nothing is opened: there is no program for pages in this PATH.
  const run = spawnSync(process.execPath, [office, "run", data], {
    encoding: "utf8",
    env: { ...process.env, PATH: "" },
  });
  expect(run.stderr + run.stdout).toMatch(/取りまとめが終わりました[\s\S]*次にすること: 状況の画面/u);
  expect(run.status).toBe(0);
  expect(existsSync(join(data, "outputs", "状況.html"))).toBe(true);
  expect(listed()).toEqual(before);
  chmodSync(home, 0o755);
  writeFileSync(join(home, "データの場所.txt"), data);
  const prompt = spawnSync(process.execPath, [join(home, "program", "office", "prompt.mjs"), "explain", "480002"], {
    encoding: "utf8",
    cwd: base,
  });
  expect(prompt.stdout).toMatch(/^480002 架空第1県 の文書にある数字/u);
  const check = spawnSync(process.execPath, [office, "check"], { encoding: "utf8", input: "" });
  expect([check.status, check.stdout]).toEqual([2, expect.stringContaining("確かめるブックが指定されていません")]);
});
