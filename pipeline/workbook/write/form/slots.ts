/** A workbook with slots: made once, and filled in for each institution by changing the text of the few parts that hold one. */
import { deflatePart, deflatePartAside } from "../../../lib/deflate-part.ts";
import { copyZipEntry, readZipDirectory, readZipEntry } from "../../../lib/zip.ts";
import { zipParts, type PackedPart } from "../../../lib/zip-writer.ts";
import { MOST_BOOK_UNPACKED } from "../../../model/limits.ts";
import { cellXml } from "../in-place/cells.ts";
import { escapeXml } from "../in-place/xml/escape.ts";

/** A text of the workbook that {@link fillSlots} puts another in the place of. No text that people write has these letters. */
export function slot(name: string): string {
  return `\u2983${name}\u2984`;
}

/** Between the pieces of a part's text: a slot in a cell of its own, or within other text. */
interface Gap {
  readonly name: string;
  readonly cell: { readonly address: string; readonly style: number } | null;
}

interface PartWithSlots {
  readonly name: string;
  /** One more than gaps. */
  readonly pieces: readonly string[];
  readonly gaps: readonly Gap[];
}

/** See {@link readSlots}. */
export interface SlottedBook {
  readonly parts: readonly (PackedPart | PartWithSlots)[];
}

const SLOT =
  /<c r="([A-Z]{1,3}\d{1,7})"(?: s="(\d{1,6})")? t="inlineStr"><is><t xml:space="preserve">\u2983([^\u2984]{1,40})\u2984<\/t><\/is><\/c>|\u2983([^\u2984]{1,40})\u2984/gu;

/** @param bytes of a workbook in which some texts are a {@link slot} */
export function readSlots(bytes: Uint8Array): SlottedBook {
  const parts = readZipDirectory(bytes).map((entry) => {
    const text = entry.name.endsWith(".xml") ? readZipEntry(bytes, entry, MOST_BOOK_UNPACKED).toString("utf8") : "";
    if (entry.name === "docProps/app.xml") return deflatePart(entry.name, ofOurs(text));
    return text.includes("\u2983") ? cutAtSlots(entry.name, text) : copyZipEntry(bytes, entry);
  });
  return { parts };
}

/** LibreOffice takes what Excel is said to have computed, and computes anew what another program has. */
function ofOurs(properties: string): string {
  return properties.replace(/<Application>[^<]{0,80}<\/Application>/u, "<Application>annex2-rollup</Application>");
}

function cutAtSlots(name: string, text: string): PartWithSlots {
  const [pieces, gaps]: [string[], Gap[]] = [[], []];
  let end = 0;
  for (const match of text.matchAll(SLOT)) {
    const [whole, address, style = "0", inCell, within = ""] = match;
    pieces.push(text.slice(end, match.index));
    gaps.push(
      address === undefined || inCell === undefined
        ? { name: within, cell: null }
        : { name: inCell, cell: { address, style: Number(style) } },
    );
    end = match.index + whole.length;
  }
  pieces.push(text.slice(end));
  return { name, pieces, gaps };
}

/** The workbook with a text in each slot; a cell whose text is empty is blank. Within other text it must be ready for XML. */
export async function fillSlots({ parts }: SlottedBook, textOf: (name: string) => string): Promise<Uint8Array> {
  const packed = parts.map((part) =>
    "pieces" in part ? deflatePartAside(part.name, filled(part, textOf)) : Promise.resolve(part),
  );
  return zipParts(await Promise.all(packed));
}

function filled({ pieces, gaps }: PartWithSlots, textOf: (name: string) => string): string {
  let text = pieces[0] ?? "";
  gaps.forEach(({ name, cell }, index) => {
    const value = textOf(name);
    text += cell === null ? escapeXml(value) : cellXml(cell.address, cell.style, value === "" ? null : { text: value });
    text += pieces[index + 1] ?? "";
  });
  return text;
}
