import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { PACKAGES, prepareProgram } from "../launcher/prepare-program.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

it("the bundle is made once and holds every entry", async () => {
  const [first, second] = [await prepareProgram(), await prepareProgram()];
  expect(second).toEqual(first);
  expect(readdirSync(fileURLToPath(first.folder))).toEqual(
    expect.arrayContaining(["cli.js", "worker-process.js", "reading-worker.js", "drawing-worker.js"]),
  );
});

it("names the packages that it holds something of, without those that are never reached", async () => {
  const { folder } = await prepareProgram();
  const packages: unknown = JSON.parse(readFileSync(new URL(PACKAGES, folder), "utf8"));
  expect(packages).toEqual(expect.arrayContaining(["node_modules/exceljs", "node_modules/@noble/hashes"]));
  expect(packages).not.toEqual(expect.arrayContaining(["node_modules/esbuild"]));
  expect(packages).not.toEqual(expect.arrayContaining(["node_modules/unzipper"]));
});

it("the command runs from it and leaves nothing unfinished", async () => {
  const { folder, version } = await prepareProgram();
  const cache = fileURLToPath(new URL("../", folder));
  const start = (): string =>
    execFileSync(process.execPath, ["launcher/start.mjs", "--version"], { cwd: ROOT, encoding: "utf8" });
  expect([start(), start()]).toEqual([`${version}\n`, `${version}\n`]);
  const name = folder.split("/").at(-2) ?? "";
  expect(readdirSync(cache).filter((entry) => entry.startsWith(`${name}-`))).toEqual([]);
});
