/** What a run has written is known again, also where it is larger than a submission may be. */
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { MOST_FILE_BYTES } from "../../pipeline/model/limits.ts";
import { digestOutput } from "../../pipeline/shell/digest-output.ts";
import { recheckOutput } from "../../pipeline/shell/recheck-output.ts";

const folder = mkdtempSync(join(tmpdir(), "annex2-digest-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it("is the digest of the bytes", async () => {
  writeFileSync(join(folder, "a"), "回答");
  expect(await digestOutput(folder, "a")).toBe(createHash("sha256").update("回答").digest("hex"));
  writeFileSync(join(folder, "b"), "");
  expect(await digestOutput(folder, "b")).toBe(createHash("sha256").digest("hex"));
  expect(await digestOutput(folder, "ない")).toBeNull();
});

it("knows a file again that is larger than any submission may be", async () => {
  const size = MOST_FILE_BYTES + 1;
  writeFileSync(join(folder, "answers.csv"), "");
  truncateSync(join(folder, "answers.csv"), size);
  const sha256 = createHash("sha256").update(Buffer.alloc(size)).digest("hex");
  const state = { path: "answers.csv", sha256, size, modified: 0, lookedAt: 0, basis: "" };
  expect(await recheckOutput(folder, state)).toMatchObject({
    sha256,
    modified: statSync(join(folder, "answers.csv")).mtimeMs,
  });
});
