import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { prepareProgram } from "../launcher/prepare-program.mjs";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

it("the bundle is made once and holds every entry", async () => {
  const [first, second] = [await prepareProgram(), await prepareProgram()];
  expect(second).toEqual(first);
  expect(readdirSync(fileURLToPath(first.folder))).toEqual(
    expect.arrayContaining(["cli.js", "worker-process.js", "reading-worker.js", "drawing-worker.js"]),
  );
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
