import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync } from "fflate";
import { expect, it } from "vitest";
import { createFileInspector } from "../../pipeline/stages/inspect.ts";
import { ignoreByName, openArchive, unpackedSize } from "../../pipeline/intake/index.ts";
import { prepareProgram } from "../../launcher/prepare-program.mjs";
import { openReadingPool } from "../../pipeline/shell/reading-pool.ts";
import { visitFiles } from "../../pipeline/shell/visit-files.ts";
import { decodeReading } from "../../pipeline/state/index.ts";
import { tableRows } from "../build/annex2.ts";
import { scopes } from "../build/inspect.ts";
import { CLEAN, formRows, TSUKIMI } from "../build/submission.ts";
import { xlsx } from "../build/xlsx.ts";

it.each([
  ["with nothing to remember, so that workers load the files", true],
  ["with earlier readings, none of which fits", false],
])(
  "every file ends once, whatever it is: read, rejected, skipped, opened as an archive, or gone; %s",
  async (_, isEmpty) => {
    const folder = await mkdtemp(join(tmpdir(), "annex2-"));
    const form = await xlsx({ 自己点検表: { rows: formRows(tableRows(CLEAN)) } });
    const files: Readonly<Record<string, Uint8Array>> = {
      "a/482030.xlsx": form,
      "b.pdf": Buffer.from("%PDF-1.7"),
      "c.zip": zipSync({ "d/482030.xlsx": form, "e.txt": Buffer.from("メモ") }),
      "~$a.xlsx": Buffer.from("x"),
    };
    let steps = 0;
    const limits = { jobs: 2, megabytes: 400, seconds: 20 };
    try {
      for (const [path, bytes] of Object.entries(files)) {
        await mkdir(join(folder, path, ".."), { recursive: true });
        await writeFile(join(folder, path), bytes);
      }
      const { inspection, reading } = scopes([TSUKIMI]);
      const { files: settled } = await visitFiles(
        { paths: [...Object.keys(files), "gone.xlsx"], looks: new Map(), places: new Map() },
        {
          pool: openReadingPool(await prepareProgram(), limits),
          folder,
          limits,
          scope: reading,
          memory: {
            isEmpty,
            last: () => undefined,
            isUntouched: () => false,
            has: () => false,
            reading: () => undefined,
            keep: (_, __, path, { encoded }) => decodeReading(encoded, path),
          },
          skip: ignoreByName,
          open: openArchive,
          unpackedSize,
          keysOf: () => ({ named: null, passwords: [] }),
          progress: { grow: () => undefined, step: () => steps++, linger: () => undefined },
          settle: createFileInspector(inspection),
        },
      );
      const ends = settled.map(({ file, inspection: found }) => [
        file.path,
        typeof found === "string" ? "ignored" : found.outcome === "read" ? "read" : found.code,
      ]);
      expect(Object.fromEntries(ends)).toEqual({
        "a/482030.xlsx": "read",
        "b.pdf": "file-unsupported",
        "c.zip": "ignored",
        "c.zip!/d/482030.xlsx": "read",
        "c.zip!/e.txt": "table-not-found",
        "gone.xlsx": "file-unreadable",
        "~$a.xlsx": "ignored",
      });
      expect([ends.length, steps]).toEqual([7, 7]);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);
