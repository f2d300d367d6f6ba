/** LibreOffice is found, and converts what can be converted: by a program that stands in for it. */
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isWholePdf, PDF_FILTER } from "../../pipeline/documents/index.ts";
import { findOfficeSuite } from "../../pipeline/shell/office-suite.ts";
import { cannotFake, installFakeOffice } from "../build/install-fake-office.ts";

const PDF = { from: "docx", to: "pdf", filter: PDF_FILTER, isWhole: isWholePdf };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "annex2-suite-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  delete process.env["SOFFICE"];
  delete process.env["FAKE_LOG"];
  rmSync(folder, { recursive: true, force: true });
});

it("is missing: one sentence says what to do, exit 2", async () => {
  vi.stubEnv("PATH", folder);
  vi.stubEnv("SOFFICE", join(folder, "ない"));
  await expect(findOfficeSuite()).rejects.toMatchObject({
    exitCode: 2,
    faults: [
      {
        where: "--pdf",
        what: `環境変数 SOFFICE に指定された「${join(folder, "ない")}」を、LibreOffice として実行できません。`,
        fix: expect.stringMatching(
          /^LibreOffice をインストールするか[^]*--pdf を付けずに実行してください。$/u,
        ) as string,
      },
    ],
  });
});

describe.skipIf(cannotFake)("a program that stands in for it", () => {
  /** What becomes of files with these contents; null for none. */
  async function convert(contents: readonly string[], limits = { start: 30, each: 30 }): Promise<readonly boolean[]> {
    const made: boolean[] = [];
    const suite = await findOfficeSuite(limits);
    const files = contents.map((content) => new TextEncoder().encode(content));
    await suite.convert(files, PDF, 2, (index, bytes) => {
      made[index] = bytes !== null;
      return Promise.resolve();
    });
    return made;
  }

  it("tells its version; another program is none", async () => {
    installFakeOffice(folder);
    expect((await findOfficeSuite()).version).toBe("LibreOffice 99.1.2.3 40(Build:2)");
    vi.stubEnv("FAKE_VERSION", "OtherOffice 1.0");
    await expect(findOfficeSuite()).rejects.toMatchObject({ exitCode: 2 });
  });

  it("converts several files in one process, each process in a profile of its own, and leaves nothing behind", async () => {
    const { asked } = installFakeOffice(folder);
    const before = temporaries();
    expect(await convert(Array.from({ length: 10 }, (_, index) => String(index)))).toEqual(Array(10).fill(true));
    expect(asked().filter((line) => line.startsWith("start"))).toEqual(["start own profile", "start own profile"]);
    expect(temporaries()).toEqual(before);
  });

  it("a file that stops it takes no other along", async () => {
    installFakeOffice(folder);
    expect(await convert(["a", "stops", "b"])).toEqual([true, false, true]);
  });

  it("is stopped when its time is over; half a file is none", async () => {
    installFakeOffice(folder);
    expect(await convert(["a", "half", "b"], { start: 1, each: 0.3 })).toEqual([true, false, true]);
  });

  it("one that makes nothing of any file is not asked about all of them", async () => {
    const { asked } = installFakeOffice(folder);
    expect(await convert(Array<string>(40).fill("stops"))).toEqual(Array(40).fill(false));
    expect(asked().filter((line) => line.startsWith("start")).length).toBeLessThan(10);
  });
});

function temporaries(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("annex2-office-"));
}
