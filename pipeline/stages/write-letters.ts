/** What goes out with letters: the text of each mail, and for each body the list of those it writes to. */
import { posix } from "node:path";
import { chunk } from "../lib/chunk.ts";
import { groupBy } from "../lib/group-by.ts";
import { compareCodePoints } from "../lib/code-point-order.ts";
import { visibleText } from "../lib/visible-text.ts";
import type { Registry } from "../model/registry.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import { ADDRESS_BOOK, addressBook, addressRows, MAIL_FILE } from "./address-book.ts";
import { writeTableBook } from "../workbook/write/table-book/index.ts";
import { institutionFolders, letterFolders } from "./letter-folders.ts";
import type { PlacedLetter } from "./place-documents.ts";
import type { ReturnedBookPlan } from "./plan-returned-books.ts";

/** Writes only what has changed. */
export async function writeMails(
  letters: readonly PlacedLetter[],
  outputs: Outputs,
  { sha256 }: Pick<Shell, "sha256">,
): Promise<readonly FileDigest[]> {
  const written: FileDigest[] = [];
  const mails = letters.flatMap(({ letter: { mail }, folder }) => (mail === null ? [] : [{ mail, folder }]));
  const write = async ({ mail, folder }: (typeof mails)[number]): Promise<FileDigest> => {
    const [path, text] = [`${folder}/${MAIL_FILE}`, forNotepad(mail)];
    const basis = sha256(text);
    return (await outputs.current(path, basis)) ?? outputs.write(path, text, basis);
  };
  for (const some of chunk(mails, AT_ONCE)) written.push(...(await Promise.all(some.map(write))));
  return written;
}

/** Mails that are written at a time: a disk takes its time to say that each is safe. */
const AT_ONCE = 16;

/** With a mark of UTF-8 and line ends that every Notepad knows. */
function forNotepad(text: string): string {
  return `\uFEFF${visibleText(text).replace(/\r?\n/gu, "\r\n")}\r\n`;
}

/** One list for each body that writes to somebody, in the order of the registry. */
export async function writeAddressBooks(
  letters: readonly PlacedLetter[],
  returned: readonly ReturnedBookPlan[],
  { bodies, institutions }: Registry,
  outputs: Outputs,
  shell: Shell,
): Promise<readonly FileDigest[]> {
  const folders = letterFolders(bodies);
  const codes = new Map([...institutionFolders(bodies, institutions)].map(([code, folder]) => [folder, code]));
  const books = new Map(returned.map(({ path }) => [codes.get(posix.dirname(path)) ?? "", path] as const));
  const codeOf = ({ letter }: PlacedLetter): string => letter.institution?.code ?? "";
  const written: FileDigest[] = [];
  for (const [body, ofBody] of groupBy(letters, ({ letter }) => letter.body.code)) {
    const entries = [...ofBody]
      .sort((a, b) => compareCodePoints(codeOf(a), codeOf(b)))
      .map((each) => ({ ...each, book: books.get(codeOf(each)) ?? null }));
    const path = `${folders.get(body) ?? ""}/${ADDRESS_BOOK}`;
    const rows = addressRows(entries);
    const basis = shell.sha256(JSON.stringify([shell.program.digests.all, rows]));
    const current = await outputs.current(path, basis);
    written.push(current ?? (await outputs.write(path, writeTableBook(addressBook(rows)), basis)));
  }
  return written;
}
