/** How the parts of a workbook are read: what is in them is said once, how tags are found twice. */

/** The value of an attribute of the tag that is open, entities resolved; null when it has none. */
export type Attributes = (name: string) => string | null;

/** What a reader is told of a part, in the order of the document. Names have the prefixes of names.ts. */
export interface XmlReader<Result> {
  readonly open: (name: string, attribute: Attributes) => void;
  readonly close?: (name: string) => void;
  /** In as many pieces as the parser likes. */
  readonly text?: (text: string) => void;
  /** After the last tag. */
  readonly result: () => Result;
}

/**
 * Reads a part whose root element has this name.
 *
 * @param begin makes the reader: a parser that gives up leaves the part to another one, which begins anew.
 * @throws UnreadableWorkbookError or NotPlain, as the parser says
 */
export type XmlParser = <Result>(part: Buffer, root: string, begin: () => XmlReader<Result>) => Result;

/** Whether an attribute says yes. */
export function isTrue(value: string | null): boolean {
  return value === "1" || value === "true";
}
