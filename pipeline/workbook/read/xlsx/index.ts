/**
 * The reader for .xlsx and .xlsm. Each part is read near the cost of inflating if it is plain, and by a parser of all XML if it is
 * not; what a cell means is said once for both (cell-meaning.ts).
 */
import { resolveTarget } from "../../../lib/part-paths.ts";
import type { RawSheet, RawWorkbook } from "../../../model/raw-workbook.ts";
import { asidesField } from "../asides.ts";
import { UnreadableWorkbookError } from "../unreadable-workbook-error.ts";
import { readAsides } from "./asides.ts";
import type { BookContext } from "./cell-meaning.ts";
import { modifiedReader } from "./modified.ts";
import { numberFormatReader, type NumberFormatter } from "./number-formats.ts";
import { NotPlain } from "./xml/not-plain.ts";
import { ANY_XML, PLAIN, PLAIN_FIRST, type PartReaders } from "./part-readers.ts";
import { readRelations, type PartReader, type Relation } from "./relations.ts";
import { sheetListReader, type ListedSheet, type SheetList } from "./sheet-list.ts";

export { FormatterNeeded, type NumberFormatter } from "./number-formats.ts";
export type { PartReader } from "./relations.ts";
export { NotPlain } from "./xml/not-plain.ts";

/**
 * Reads the workbook among an archive's parts; null when there is none in XML.
 *
 * @param format null until a workbook needs one.
 * @throws UnreadableWorkbookError when it is damaged or made to do harm; ZipError when a part cannot be unpacked; FormatterNeeded
 */
export type XlsxReader = (part: PartReader, format: NumberFormatter | null) => RawWorkbook | null;

function xlsxReader(readers: PartReaders): XlsxReader {
  return (part, format) => {
    const archive = relativesOf("", part, readers);
    const main = archive.one("officeDocument") ?? { path: USUAL_PATH, content: part(USUAL_PATH) };
    if (main.content === null && archive.relations.length === 0) return null;
    const content = required(main);
    if (content[0] === FIRST_OF_BINARY) return null;
    const list = readers.parse(content, "workbook", sheetListReader);
    const relatives = relativesOf(main.path, part, readers);
    const book = readContext(list, relatives, format, readers);
    return {
      sheets: list.sheets.flatMap((listed) => readSheet(listed, relatives, book, readers)),
      modifiedAt: readModified(archive, readers),
      hasMacros: relatives.relations.some(({ type }) => type === "vbaProject"),
    };
  };
}

/** @throws UnreadableWorkbookError for what is damaged, or could be read in two ways. */
export const readXlsx: XlsxReader = xlsxReader(PLAIN_FIRST);
/** For comparing: reads what is plain as if it were not. */
export const readXlsxAsAnyXml: XlsxReader = xlsxReader(ANY_XML);
/** For comparing. @throws NotPlain for a workbook of which any part is not */
export const readPlainXlsx: XlsxReader = xlsxReader(PLAIN);

/** Where it lies in archives that do not say where. */
const USUAL_PATH = "xl/workbook.xml";

/** An .xlsb has the same relations, but no XML; its main part begins like this. */
const FIRST_OF_BINARY = 0x83;

interface Related {
  readonly path: string;
  /** null when the archive has no such part. */
  readonly content: Buffer | null;
}

/** The parts to which one part relates. */
interface Relatives {
  readonly relations: readonly Relation[];
  readonly find: (relation: Relation) => Related;
  /** The first one of a type; null when there is none. */
  readonly one: (type: string) => Related | null;
  readonly reader: PartReader;
}

/** @param path of the part; empty for the archive itself */
function relativesOf(path: string, reader: PartReader, { parse }: PartReaders): Relatives {
  const relations = readRelations(path, reader, parse);
  const find = ({ target }: Relation): Related => {
    const at = resolveTarget(path, target);
    return { path: at, content: reader(at) };
  };
  const one = (type: string): Related | null => {
    const relation = relations.find((each) => each.type === type);
    return relation === undefined ? null : find(relation);
  };
  return { relations, find, one, reader };
}

function readContext(
  { date1904 }: SheetList,
  relatives: Relatives,
  format: NumberFormatter | null,
  readers: PartReaders,
): BookContext {
  const [strings, styles] = [relatives.one("sharedStrings"), relatives.one("styles")];
  return {
    // Workbooks whose cells hold their texts themselves may name a part that is not there.
    strings: strings?.content == null ? [] : readers.strings(strings.content),
    formats: styles === null ? [] : readers.parse(required(styles), "styleSheet", numberFormatReader),
    date1904,
    format,
  };
}

/** `worksheet`, `chartsheet`, `dialogsheet`, `xlMacrosheet`, … */
const SHEET = /sheet$/u;

/** None for a sheet without cells: a chart, a dialogue. */
function readSheet(
  { id, name, hidden }: ListedSheet,
  relatives: Relatives,
  book: BookContext,
  readers: PartReaders,
): readonly RawSheet[] {
  const relation = relatives.relations.find((each) => each.id === id);
  if (relation === undefined || !SHEET.test(relation.type)) throw damaged("a sheet without part");
  if (relation.type !== "worksheet") return [];
  const related = relatives.find(relation);
  const { cells, asides, frame } = readers.sheet(required(related), book);
  const { merges, hiddenColumns, hiddenRows } = frame;
  const sheet: RawSheet = {
    name,
    hidden,
    cells,
    merges,
    ...(hiddenColumns.length > 0 && { hiddenColumns }),
    ...(hiddenRows.length > 0 && { hiddenRows }),
    ...asidesField([...asides, ...readAsides(related.path, relatives.reader, readers.parse)]),
  };
  return [sheet];
}

function required({ path, content }: Related): Buffer {
  if (content === null) throw damaged(`no ${path}`);
  return content;
}

/** No cell is lost with it. */
function readModified(archive: Relatives, { parse }: PartReaders): string | null {
  try {
    const content = archive.one("core-properties")?.content;
    return content == null ? null : parse(content, "cp:coreProperties", modifiedReader);
  } catch (error) {
    if (error instanceof NotPlain) throw error;
    return null;
  }
}

function damaged(why: string): UnreadableWorkbookError {
  return new UnreadableWorkbookError("file-unreadable", why);
}
