/**
 * Every document and data file of three populations against the goldens beside this file, and their pages in LibreOffice.
 * `npm run accept` takes what the runs give as the new goldens.
 */
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desk } from "../build/folder.ts";
import { datesInTwo, describePages, pagedDocument, wrongEntries, type PagedDocument } from "./describe-pages.ts";
import { describeOutputs, oneBodyOfEachKind, outputPaths } from "./describe-outputs.ts";
import { differences } from "./golden-folder.ts";
import { POPULATIONS } from "./populations.ts";
import { missingPrinter, printedPages } from "./printed-pages.ts";

const PAGES = "pages.txt";

const table = desk();
const outputsOf = (name: string): string => join(table.folder, `outputs-${name}`);

beforeAll(async () => {
  for (const { name, writeInputs } of POPULATIONS) {
    const inputs = join(table.folder, `inputs-${name}`);
    writeInputs(inputs);
    await table.run({ inputs, outputs: outputsOf(name) });
  }
}, 300_000);
afterAll(() => {
  table.clear();
});

describe.each(POPULATIONS)("the documents and data of $name", ({ name, sparing }) => {
  it("are the goldens", () => {
    const goldens = describeOutputs(outputsOf(name), sparing);
    expectNone(differences(name, goldens, (path) => path !== PAGES));
  });
});

const missing = missingPrinter();
// The goldens are those of Debian's LibreOffice and its fonts.
const isOptional = process.env["CI"] === undefined || process.platform !== "linux";
describe.skipIf(missing !== null && isOptional)(`the pages of the documents in LibreOffice ${missing ?? ""}`, () => {
  let paged: ReadonlyMap<string, readonly PagedDocument[]>;
  beforeAll(async () => {
    if (missing !== null) throw new Error(missing);
    paged = await measurePages();
  }, 300_000);

  it.each(POPULATIONS)("are the goldens of $name", ({ name }) => {
    const goldens = new Map([[PAGES, describePages(paged.get(name) ?? [])]]);
    expectNone(differences(name, goldens, (path) => path === PAGES));
  });

  it.each(POPULATIONS)("are those that the contents of $name state", ({ name }) => {
    expectNone(wrongEntries(paged.get(name) ?? []));
  });

  it.each(POPULATIONS)("part no date of $name", ({ name }) => {
    // Letters are laid out by the office's own Word files, of which only Word heeds what may not be parted.
    expectNone(datesInTwo((paged.get(name) ?? []).filter(({ path }) => !/様02-06|^letters/u.test(path))));
  });
});

/** Of every document where all are written out, else of those written out: each kind, and the longest. */
async function measurePages(): Promise<ReadonlyMap<string, readonly PagedDocument[]>> {
  const documents = POPULATIONS.flatMap(({ name, sparing }) => {
    const paths = outputPaths(outputsOf(name));
    const measured = sparing ? oneBodyOfEachKind(paths) : new Set(paths);
    return paths.filter((path) => isMeasured(path) && measured.has(path)).map((path) => ({ name, path }));
  });
  const printed = await printedPages(documents.map(({ name, path }) => join(outputsOf(name), path)));
  const paged = new Map<string, PagedDocument[]>(POPULATIONS.map(({ name }) => [name, []]));
  for (const [index, { name, path }] of documents.entries()) {
    const pages = printed[index];
    if (pages !== undefined) paged.get(name)?.push(pagedDocument(outputsOf(name), path, pages));
  }
  return paged;
}

/** Letters one by one stand in those that are printed together. */
function isMeasured(path: string): boolean {
  return path.endsWith(".docx") && !/^letters\/[^/]+\/[^/]+\//u.test(path);
}

/** A message that can be read as it stands, without the escapes of a compared value. */
function expectNone(faults: readonly string[]): void {
  if (faults.length > 0) expect.fail(`\n${faults.join("\n\n")}\n`);
}
