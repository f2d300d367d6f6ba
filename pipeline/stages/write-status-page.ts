/** outputs/状況.html, with links to the papers that lie beside it. */
import { posix } from "node:path";
import { LETTERS } from "../documents/index.ts";
import { fileNameOf } from "../lib/file-name.ts";
import { groupBy } from "../lib/group-by.ts";
import type { Registry } from "../model/registry.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import {
  EARLY_SCRIPT,
  statusPage,
  type Inline,
  type PageParts,
  type Paper,
  type PapersByCode,
  type StatusPageInput,
} from "../status-page/index.ts";
import { ADDRESS_BOOK, MAIL_FILE } from "./address-book.ts";
import { letterFolders } from "./letter-folders.ts";
import type { PlacedLetters, PlacedReport } from "./place-documents.ts";
import type { ReturnedBookPlan } from "./plan-returned-books.ts";

/** Below the outputs folder; what a cycle leaves, with its papers, goes to the archive together. */
const STATUS_PAGE = "状況.html";

/** The papers of a run, each in its place. */
export interface PlacedPapers {
  readonly reports: readonly PlacedReport[];
  readonly letters: PlacedLetters;
  readonly books: readonly ReturnedBookPlan[];
  /** PDF files; those that could not be made have no digest. */
  readonly prints: readonly FileDigest[];
}

/** Writes it where it says anything new. */
export async function writeStatusPage(
  found: Omit<StatusPageInput, "ofInstitutions" | "ofBodies">,
  papers: PlacedPapers,
  outputs: Outputs,
  shell: Shell,
): Promise<FileDigest> {
  const input = { ...found, ofInstitutions: ofInstitutions(papers), ofBodies: ofBodies(papers, found.registry) };
  return outputs.writeParts(STATUS_PAGE, statusPage(input, await partsOf(shell)));
}

async function partsOf({ program, loadProgramPart, sha256 }: Shell): Promise<PageParts> {
  const inline = (text: string): Inline => {
    return { text, digest: `sha256-${Buffer.from(sha256(text), "hex").toString("base64")}` };
  };
  const [style, script] = [
    await loadProgramPart(program, "status-page.css"),
    await loadProgramPart(program, "status-page.js"),
  ];
  return { style: inline(style), early: inline(EARLY_SCRIPT), script: inline(script) };
}

/** The letter first, then what goes with it. */
function ofInstitutions({ letters, books }: PlacedPapers): PapersByCode {
  const bookOf = new Map(books.map(({ path, institutionCode }) => [institutionCode, path]));
  return new Map(
    [...groupBy(letters.each, ({ letter }) => letter.institution?.code ?? "")].map(([code, all]) => {
      const book = bookOf.get(code);
      return [
        code,
        [
          ...all.map(({ letter, document }) => ({ label: LETTERS[letter.kind].paper, path: document.path })),
          ...(book === undefined ? [] : [{ label: "確認依頼のブック", path: book }]),
          ...all.flatMap(({ letter, folder }) => (letter.mail === null ? [] : [mailIn(folder)])),
        ],
      ];
    }),
  );
}

function mailIn(folder: string): Paper {
  const label = MAIL_FILE.slice(0, MAIL_FILE.lastIndexOf("."));
  return { label, path: `${folder}/${MAIL_FILE}` };
}

/** PDF files first, then what is printed, in the order of printing; then tables, and what goes out to many. */
function ofBodies({ reports, letters, prints }: PlacedPapers, { bodies }: Registry): PapersByCode {
  const [byBody, folders] = [groupBy(reports, ({ body }) => body.code), letterFolders(bodies)];
  const made = groupBy(
    prints.filter(({ sha256 }) => sha256 !== ""),
    ({ path }) => posix.dirname(path),
  );
  return new Map(
    bodies.map(({ code, name }) => {
      const own = [...(byBody.get(code) ?? [])].sort((a, b) => (a.printed ?? LAST) - (b.printed ?? LAST));
      const printed = own[0] === undefined ? [] : (made.get(posix.dirname(own[0].path)) ?? []);
      const folder = folders.get(code) ?? "";
      const together = letters.together.filter(({ path }) => path.startsWith(`${folder}/`)).map(({ path }) => path);
      const lists = together.length === 0 ? [] : [`${folder}/${ADDRESS_BOOK}`];
      const pdfs = printed.map(({ path }) => reportPaper(path, name, "（PDF）"));
      return [
        code,
        [...pdfs, ...own.map(({ path }) => reportPaper(path, name)), ...[...together, ...lists].map(byItsName)],
      ];
    }),
  );
}

const LAST = Infinity;

/** Called as its file is, but for the body, whose page it is. */
function reportPaper(path: string, bodyName: string, note = ""): Paper {
  const { label } = byItsName(path);
  return { label: label.replaceAll(`_${bodyName}`, "").replaceAll("_", "　") + note, path };
}

function byItsName(path: string): Paper {
  const name = fileNameOf(path);
  return { label: name.slice(0, name.lastIndexOf(".")), path };
}
