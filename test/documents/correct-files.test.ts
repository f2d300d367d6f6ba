/** Files that Word opens without a question, of every kind: elements in the standard's order, nothing empty, looks by style; and what LibreOffice saves again has lost nothing. */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { compileTemplates, composeDocuments } from "../../pipeline/documents/compose-documents.ts";
import { drawDocument } from "../../pipeline/documents/draw/index.ts";
import type { DocumentKind } from "../../pipeline/documents/kinds/document-kind.ts";
import { KIND_NAMES, KINDS } from "../../pipeline/documents/kinds/index.ts";
import { institution, registry } from "../build/registry.ts";
import { missingPrinter } from "../golden/printed-pages.ts";
import { partsOf, styles, textOf } from "./drawn-report.ts";
import { orderFaults } from "./element-order.ts";
import { aFinding, aRollup, aSubordinate, figuresOf, submitters } from "./rollup-builders.ts";

const sections = KIND_NAMES.flatMap((name) =>
  readdirSync(join("templates", name))
    .sort()
    .map((file) => ({ file: `${name}/${file}`, source: readFileSync(join("templates", name, file), "utf8") })),
);

/** One document of each kind, by its kind. */
function drawEach(): ReadonlyMap<string, Uint8Array> {
  const all = submitters(30);
  const [aoba] = all;
  if (aoba === undefined) throw new Error("Nobody takes part.");
  const followUps = [{ institution: aoba.institution, reasons: [{ reason: "not_received" as const, count: 1 }], timesAsked: 0 }]; // prettier-ignore
  const findings = [aFinding("answer-missing", aoba.institution, { measure: 3, cell: "E3" })];
  const subordinates = [aSubordinate("架空第2県", all.slice(0, 9)), aSubordinate(null, all.slice(9))];
  const rollup = aRollup({ submitters: all, subordinates, changes: { followUps, findings } });
  const known = registry([institution("482013", "青葉市")]);
  const results = { registry: known, asOf: rollup.asOf, rollups: [rollup], figures: [figuresOf(rollup)], institutions: [] }; // prettier-ignore
  return new Map(
    composeDocuments(compileTemplates(sections), results).map(({ task: { kind, document } }) => {
      return [kind, drawDocument(KINDS[kind] as DocumentKind<unknown>, document, styles)];
    }),
  );
}

const drawn = drawEach();

it("is drawn of every kind", () => {
  expect([...drawn.keys()]).toEqual(KIND_NAMES);
});

describe.each([...drawn])("%s", (_, docx) => {
  const parts = partsOf(docx);
  const body = parts["word/document.xml"] ?? "";

  it("has its elements in the order of the standard", () => {
    const ofWord = Object.entries(parts).filter(([name]) => /^word\/\w+\.xml$/u.test(name));
    expect(ofWord.flatMap(([name, xml]) => orderFaults(xml).map((fault) => `${name}: ${fault}`))).toEqual([]);
  });

  it("has no empty paragraph but where a table must not be last or meet another", () => {
    const empty = Array.from(
      body.matchAll(/(<\/w:tbl>)?<w:p><w:pPr>((?:(?!<\/w:pPr>).)*)<\/w:pPr><\/w:p>(<w:tbl>)?/gu),
    );
    const needed = empty.filter(([, after, look = "", before]) => {
      return after !== undefined && (before !== undefined || look.includes('"SectionEnd"'));
    });
    // A cell must hold a paragraph: those of empty cells are none of these, being in a table.
    const outside = empty.filter(({ index }) => !body.slice(0, index).endsWith("</w:tcPr>") && !body.slice(0, index).endsWith("<w:tc>")); // prettier-ignore
    expect(outside.length).toBe(needed.length);
  });

  it("says its looks by styles: of characters none but that of Strong, of paragraphs only what keeps them in place and in their list", () => {
    expect(new Set(body.match(/<w:rPr>.*?<\/w:rPr>/gu))).toSatisfy((looks: Set<string>) =>
      [...looks].every((look) => look === '<w:rPr><w:rStyle w:val="Strong"/></w:rPr>'),
    );
    const direct = Array.from(body.matchAll(/<w:pPr>(.*?)<\/w:pPr>/gu), ([, look = ""]) =>
      look
        .replace(/<w:sectPr>.*<\/w:sectPr>|<w:numPr>.*<\/w:numPr>/gu, "")
        .replace(/<w:(?:pStyle w:val="\w+"|keepNext|pageBreakBefore)\/>/gu, ""),
    );
    expect(direct.join("")).toBe("");
  });
});

const LETTER_FILES = readdirSync("templates/letters").filter((name) => name.endsWith(".docx"));

it.each(LETTER_FILES)("the office's %s has its title, items and annex as headings, by their styles", (name) => {
  const parts = partsOf(new Uint8Array(readFileSync(join("templates/letters", name))));
  const levels = new Map(
    Array.from(
      (parts["word/styles.xml"] ?? "").matchAll(/<w:style [^>]*w:styleId="(\w+)".*?<\/w:style>/gu),
      ([style, id = ""]) => [id, /<w:outlineLvl w:val="(\d)"\/>/u.exec(style)?.[1]],
    ),
  );
  const used = Array.from((parts["word/document.xml"] ?? "").matchAll(/<w:pStyle w:val="(\w+)"\/>/gu), ([, id = ""]) => levels.get(id)); // prettier-ignore
  const headings = used.filter((level) => level !== undefined);
  expect(headings[0]).toBe("0");
  expect(headings.filter((level) => level === "0")).toHaveLength(name.startsWith("様") ? 2 : 1);
  expect(headings).toContain("1");
});

it.each(LETTER_FILES)("the office's %s has its elements in order", (name) => {
  const parts = partsOf(new Uint8Array(readFileSync(join("templates/letters", name))));
  const ofWord = Object.entries(parts).filter(([part]) =>
    /^word\/(document|styles|settings|header\d*|footer\d*)\.xml$/u.test(part),
  );
  expect(ofWord.flatMap(([part, xml]) => orderFaults(xml).map((fault) => `${part}: ${fault}`))).toEqual([]);
});

/** What is read in a document, paragraph by paragraph, those of cells among them; a cell that is empty says nothing. */
function words(docx: Uint8Array): readonly string[] {
  const body = partsOf(docx)["word/document.xml"] ?? "";
  return Array.from(body.matchAll(/<w:p[ >].*?<\/w:p>/gsu), ([paragraph]) => textOf(paragraph)).filter(
    (text) => text !== "",
  );
}

function shape(docx: Uint8Array): readonly string[] {
  const body = partsOf(docx)["word/document.xml"] ?? "";
  const tables = Array.from(body.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu), ([table]) => {
    const count = (element: string): number => table.split(element).length - 1;
    return `${String(count("</w:tr>"))} rows, ${String(count("<w:tblHeader"))} of headings, ${String(count("</w:tc>"))} cells`;
  });
  return [...tables, `${String(body.match(/<w:numId w:val="[1-9]/gu)?.length ?? 0)} items of lists`];
}

const missing = missingPrinter();
const isOptional = process.env["CI"] === undefined || process.platform !== "linux";
it.skipIf(missing !== null && isOptional)(
  `loses nothing when LibreOffice saves it ${missing ?? ""}`,
  { timeout: 240_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "annex2-saved-"));
    try {
      const [given, saved] = [join(folder, "given"), join(folder, "saved")];
      mkdirSync(given);
      const files = [...drawn].map(([kind, docx]) => {
        const file = join(given, `${kind}.docx`);
        writeFileSync(file, docx);
        return file;
      });
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, "profile")).href}`;
      execFileSync(process.env["SOFFICE"] ?? "soffice", [profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", saved, ...files], { stdio: "ignore", timeout: 200_000 }); // prettier-ignore
      for (const [kind, docx] of drawn) {
        const again = new Uint8Array(readFileSync(join(saved, `${kind}.docx`)));
        expect(words(again), kind).toEqual(words(docx));
        expect(shape(again), kind).toEqual(shape(docx));
      }
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
);
