/** `npm run check:audit`, with an npm that answers as npm does. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";

const SCRIPT = fileURLToPath(new URL("../../checks/audit-packages.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "annex2-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const report = (...severities: readonly string[]): object => ({
  auditReportVersion: 2,
  vulnerabilities: Object.fromEntries(
    severities.map((severity) => [severity, { name: `a-${severity}-package`, severity, range: "<1.2.3" }]),
  ),
});

it.each<readonly [what: string, answer: string, status: number, words: RegExp]>([
  ["nothing is known", JSON.stringify(report()), 0, /^No package has/u],
  ["what is known is moderate", JSON.stringify(report("low", "moderate")), 0, /^No package has/u],
  ["something is high", JSON.stringify(report("moderate", "high")), 1, /\n {2}a-high-package <1\.2\.3: high\n$/u],
  ["something is critical", JSON.stringify(report("critical")), 1, /a-critical-package/u],
  [
    "the registry does not audit",
    JSON.stringify({ message: "405 Method Not Allowed", error: {} }),
    0,
    /^No registry answered/u,
  ],
  ["there is no network", "", 0, /^No registry answered/u],
])("%s", (_, answer, status, words) => {
  const npm = join(folder, "npm.cjs");
  // npm itself ends with 1 whenever it has found anything, or nothing to ask.
  writeFileSync(npm, `process.stdout.write(${JSON.stringify(answer)}); process.exitCode = 1;`);
  const ended = spawnSync(process.execPath, [SCRIPT], { env: { ...process.env, npm_execpath: npm }, encoding: "utf8" });
  expect(ended.stdout + ended.stderr).toMatch(words);
  expect(ended.status).toBe(status);
});
