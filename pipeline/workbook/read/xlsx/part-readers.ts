/** The ways to read the parts of a workbook: the fast one for plain parts, and the one for all XML. */
import { sharedStringReader } from "./conforming/shared-strings.ts";
import { sheetReader } from "./conforming/sheet-cells.ts";
import { readSharedStrings } from "./fast/shared-strings.ts";
import { readSheetBytes } from "./fast/sheet-cells.ts";
import type { BookContext, SharedStrings } from "./cell-meaning.ts";
import type { SheetContent } from "./sheet-content.ts";
import { readAnyXml } from "./xml/any-xml.ts";
import { NotPlain } from "./xml/not-plain.ts";
import { readPlainXml } from "./xml/plain-xml.ts";
import type { XmlParser } from "./xml/xml-reader.ts";

/** What reads each kind of part; all give the same for the same part. */
export interface PartReaders {
  /** The small parts, and those with notes and shapes. */
  readonly parse: XmlParser;
  readonly strings: (part: Buffer) => SharedStrings;
  readonly sheet: (part: Buffer, book: BookContext) => SheetContent;
}

/** @throws NotPlain */
export const PLAIN: PartReaders = { parse: readPlainXml, strings: readSharedStrings, sheet: readSheetBytes };

/** The parser of all XML. */
export const ANY_XML: PartReaders = {
  parse: readAnyXml,
  strings: (part) => readAnyXml(part, "sst", sharedStringReader),
  sheet: (part, book) => readAnyXml(part, "worksheet", () => sheetReader(book)),
};

/** One part that is not plain leaves the others as fast as they are. */
export const PLAIN_FIRST: PartReaders = {
  parse: (part, root, begin) =>
    unlessPlain(
      () => PLAIN.parse(part, root, begin),
      () => ANY_XML.parse(part, root, begin),
    ),
  strings: (part) =>
    unlessPlain(
      () => PLAIN.strings(part),
      () => ANY_XML.strings(part),
    ),
  sheet: (part, book) =>
    unlessPlain(
      () => PLAIN.sheet(part, book),
      () => ANY_XML.sheet(part, book),
    ),
};

function unlessPlain<Value>(fast: () => Value, conforming: () => Value): Value {
  try {
    return fast();
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return conforming();
  }
}
