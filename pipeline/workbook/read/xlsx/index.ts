/**
 * The reader for .xlsx and .xlsm. Each part is read near the cost of inflating if it is plain, and by a parser of all XML if it is
 * not; what a cell means is said once for both (cell-meaning.ts).
 */
import type { ZipPart } from "../../../lib/zip.ts";
import type { RawSheet, RawWorkbook } from "../../../model/raw-workbook.ts";
import { asidesField } from "../asides.ts";
import { UnreadableWorkbookError } from "../unreadable-workbook-error.ts";
import { readAsides } from "./asides.ts";
import type { BookContext } from "./cell-meaning.ts";
import { rememberByPart } from "./known-parts.ts";
import { modifiedReader } from "./modified.ts";
import { numberFormatReader, type NumberFormat, type NumberFormatter } from "./number-formats.ts";
import { NotPlain } from "./xml/not-plain.ts";
import { ANY_XML, PLAIN, PLAIN_FIRST, type PartReaders } from "./part-readers.ts";
import { relationReader, relationsPath, resolveTarget, type PartReader, type Relation } from "./relations.ts";
import type { SheetContent } from "./sheet-content.ts";
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

/** How parts are read, those that come again in workbook after workbook only once. */
interface KnownParts extends PartReaders {
  readonly relations: (part: ZipPart, book: null) => readonly Relation[];
  /** null for what is no XML. */
  readonly list: (part: ZipPart, book: null) => SheetList | null;
  readonly formats: (part: ZipPart, book: null) => readonly NumberFormat[];
  /** 記載要領 and other sheets that nobody fills in. */
  readonly knownSheet: (part: ZipPart, book: BookContext) => SheetContent;
}

function always(): boolean {
  return true;
}

function xlsxReader(readers: PartReaders): XlsxReader {
  const { parse, sheet } = readers;
  const known: KnownParts = {
    ...readers,
    relations: rememberByPart((content) => parse(content, "Relationships", relationReader), always),
    list: rememberByPart(
      (content) => (content[0] === FIRST_OF_BINARY ? null : parse(content, "workbook", sheetListReader)),
      always,
    ),
    formats: rememberByPart((content) => parse(content, "styleSheet", numberFormatReader), always),
    knownSheet: rememberByPart(sheet, isTrueOf),
  };
  return (part, format) => {
    const archive = relativesOf("", part, known);
    const main = archive.one("officeDocument") ?? { path: USUAL_PATH, part: part(USUAL_PATH) };
    if (main.part === null && archive.relations.length === 0) return null;
    const list = known.list(required(main), null);
    if (list === null) return null;
    const relatives = relativesOf(main.path, part, known);
    const book = readContext(list, relatives, format, known);
    return {
      sheets: list.sheets.flatMap((listed) => readSheet(listed, relatives, book, known)),
      modifiedAt: readModified(archive, known),
      hasMacros: relatives.relations.some(({ type }) => type === "vbaProject"),
    };
  };
}

export const readXlsx: XlsxReader = xlsxReader(PLAIN_FIRST);
/** For comparing: reads what is plain as if it were not. */
export const readXlsxAsAnyXml: XlsxReader = xlsxReader(ANY_XML);
/** For comparing. @throws NotPlain for a workbook of which any part is not */
export const readPlainXlsx: XlsxReader = xlsxReader(PLAIN);

/** Where it lies in archives that do not say where. */
const USUAL_PATH = "xl/workbook.xml";

/** Whether the cells of a sheet show the same in another book: they name their texts and formats by numbers. */
function isTrueOf({ book, stringsUsed }: SheetContent, { strings, formats, date1904 }: BookContext): boolean {
  if (book.formats !== formats || book.date1904 !== date1904) return false;
  for (let index = 0; index < stringsUsed; index++) if (book.strings[index] !== strings[index]) return false;
  return true;
}

/** An .xlsb has the same relations, but no XML; its main part begins like this. */
const FIRST_OF_BINARY = 0x83;

interface Related {
  readonly path: string;
  /** null when the archive has no such part. */
  readonly part: ZipPart | null;
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
function relativesOf(path: string, reader: PartReader, known: KnownParts): Relatives {
  const found = reader(relationsPath(path));
  const relations = found === null ? [] : known.relations(found, null);
  const find = ({ target }: Relation): Related => {
    const at = resolveTarget(path, target);
    return { path: at, part: reader(at) };
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
  known: KnownParts,
): BookContext {
  const [strings, styles] = [relatives.one("sharedStrings"), relatives.one("styles")];
  return {
    // Workbooks whose cells hold their texts themselves may name a part that is not there.
    strings: strings?.part == null ? [] : known.strings(strings.part.unpack()),
    formats: styles === null ? NO_FORMATS : known.formats(required(styles), null),
    date1904,
    format,
  };
}

const NO_FORMATS: readonly NumberFormat[] = [];

/** `worksheet`, `chartsheet`, `dialogsheet`, `xlMacrosheet`, … */
const SHEET = /sheet$/u;

/** None for a sheet without cells: a chart, a dialogue. */
function readSheet(
  { id, name, hidden }: ListedSheet,
  relatives: Relatives,
  book: BookContext,
  known: KnownParts,
): readonly RawSheet[] {
  const relation = relatives.relations.find((each) => each.id === id);
  if (relation === undefined || !SHEET.test(relation.type)) throw damaged("a sheet without part");
  if (relation.type !== "worksheet") return [];
  const related = relatives.find(relation);
  const { cells, asides, frame } = known.knownSheet(required(related), book);
  const { merges, hiddenColumns, hiddenRows } = frame;
  const sheet: RawSheet = {
    name,
    hidden,
    cells,
    merges,
    ...(hiddenColumns.length > 0 && { hiddenColumns }),
    ...(hiddenRows.length > 0 && { hiddenRows }),
    // Notes and shapes lie in parts of their own: two workbooks may share a sheet and not these.
    ...asidesField([...asides, ...readAsides(related.path, relatives.reader, known)]),
  };
  return [sheet];
}

function required({ path, part }: Related): ZipPart {
  if (part === null) throw damaged(`no ${path}`);
  return part;
}

/** No cell is lost with it. */
function readModified(archive: Relatives, { parse }: KnownParts): string | null {
  try {
    const part = archive.one("core-properties")?.part;
    return part == null ? null : parse(part.unpack(), "cp:coreProperties", modifiedReader);
  } catch (error) {
    if (error instanceof NotPlain) throw error;
    return null;
  }
}

function damaged(why: string): UnreadableWorkbookError {
  return new UnreadableWorkbookError("file-unreadable", why);
}
