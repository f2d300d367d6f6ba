/** LibreOffice as tests want it: found, missing, slow or failing. */
import { chmodSync, copyFileSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FAKE = fileURLToPath(new URL("fake-office.mjs", import.meta.url));

/** Windows starts no scripts as programs. */
export const cannotFake = process.platform === "win32";

/** Puts the fake where `SOFFICE` names it, in a folder of the test. */
export function installFakeOffice(folder: string): {
  /** Lines of what it has been asked since the last time: `start …` of a process, the SHA-256 of a file. */
  readonly asked: () => readonly string[];
} {
  const [program, log] = [join(folder, "soffice.mjs"), join(folder, "asked.txt")];
  copyFileSync(FAKE, program);
  chmodSync(program, 0o755);
  process.env["SOFFICE"] = program;
  process.env["FAKE_LOG"] = log;
  return {
    asked: () => {
      const lines = existsSync(log) ? readFileSync(log, "utf8").trimEnd().split("\n") : [];
      rmSync(log, { force: true });
      return lines;
    },
  };
}
