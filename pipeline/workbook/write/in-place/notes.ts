/** Notes of a worksheet: their texts lie in one part, the shapes in which they are shown in another. Both are added to, never renumbered. */
import { LAST_COLUMN, LAST_ROW, readAddress, type Address } from "../../../lib/cell-address.ts";
import { displayWidth } from "../../../lib/japanese/display-width.ts";
import { Declined } from "./declined.ts";
import type { Package, Relation } from "./package.ts";
import type { SheetGeometry } from "./sheet-geometry.ts";
import { attributeOf } from "./xml/attributes.ts";
import { childElement, childElements, elementText, openingTag, rootElement, type XmlElement } from "./xml/elements.ts";
import { escapeShown, escapeXml } from "./xml/escape.ts";
import { namespaced, SPREADSHEET } from "./xml/namespaces.ts";
import { Splices } from "./xml/splices.ts";

/** A note to be put at a cell. */
export interface NewNote {
  /** `E17` */
  readonly cell: string;
  readonly author: string;
  readonly text: string;
}

/** Where notes of a sheet go. */
export interface NoteRoom {
  /** Of the worksheet's part. */
  readonly path: string;
  /** Id of its relation to the shapes; null when there are none. */
  readonly drawing: string | null;
  readonly geometry: SheetGeometry;
}

const COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing";
const NO_COMMENTS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="${SPREADSHEET}"><authors/><commentList/></comments>`;

/** Adds notes to a sheet's parts; the id of a new relation to shapes that the sheet must name, or null. @throws Declined where threads are */
export function addNotes(pkg: Package, room: NoteRoom, notes: readonly NewNote[]): string | null {
  const relations = pkg.relations(room.path);
  if (relations.some(({ type }) => type === "threadedComment")) throw new Declined("threads", room.path);
  const shown = addTexts(pkg, room.path, relations, notes);
  if (shown.length === 0) return null;
  if (room.drawing !== null) {
    const drawing = relations.find(({ id }) => id === room.drawing);
    if (drawing === undefined) throw new Declined("damaged", "shapes of notes are not there");
    pkg.write(drawing.path, withShapes(pkg.text(drawing.path), shown, room.geometry));
    return null;
  }
  const path = pkg.freePath("xl/drawings/vmlDrawing", "vml");
  pkg.setDefaultType("vml", VML_TYPE);
  pkg.write(path, withShapes(NO_SHAPES, shown, room.geometry));
  return pkg.relate(room.path, "vmlDrawing", path);
}

/** The notes that are new at their cells, and need a shape. */
function addTexts(
  pkg: Package,
  sheet: string,
  relations: readonly Relation[],
  notes: readonly NewNote[],
): readonly NewNote[] {
  const there = relations.find(({ type }) => type === "comments");
  if (there !== undefined) {
    const { xml, fresh } = withTexts(pkg.text(there.path), notes);
    pkg.write(there.path, xml);
    return fresh;
  }
  const path = pkg.freePath("xl/comments");
  pkg.add(path, withTexts(NO_COMMENTS, notes).xml, COMMENTS_TYPE);
  pkg.relate(sheet, "comments", path);
  return notes;
}

function withTexts(
  xml: string,
  notes: readonly NewNote[],
): { readonly xml: string; readonly fresh: readonly NewNote[] } {
  const root = rootElement(xml, "comments");
  namespaced(openingTag(xml, root), SPREADSHEET);
  const [authors, list] = [childElement(xml, root, "authors"), childElement(xml, root, "commentList")];
  if (authors === undefined || list === undefined) throw new Declined("unusual-xml", "notes without a list");
  const splices = new Splices();
  const names = childElements(xml, authors).map((author) => xml.slice(author.inner, author.innerEnd));
  const before = names.length;
  const known = new Map(
    childElements(xml, list).map((note) => [attributeOf(openingTag(xml, note), "ref")?.toUpperCase(), note]),
  );
  const fresh = notes.filter(({ cell }) => !known.has(cell));
  const added = fresh.map(({ cell, author, text }) => {
    const name = escapeXml(author);
    const index = names.indexOf(name) >= 0 ? names.indexOf(name) : names.push(name) - 1;
    return `<comment ref="${cell}" authorId="${String(index)}"><text>${run(text)}</text></comment>`;
  });
  for (const { cell, text } of notes) {
    const note = known.get(cell);
    if (note !== undefined) extendText(splices, xml, note, text);
  }
  const newAuthors = names.slice(before).map((name) => `<author>${name}</author>`);
  if (newAuthors.length > 0) splices.append(xml, authors, newAuthors.join(""));
  if (added.length > 0) splices.append(xml, list, added.join(""));
  return { xml: splices.apply(xml), fresh };
}

/** A small type that every Excel with Japanese has. */
function run(text: string): string {
  const look =
    '<rPr><sz val="9"/><color indexed="81"/><rFont val="MS P ゴシック"/><family val="3"/><charset val="128"/></rPr>';
  return `<r>${look}<t xml:space="preserve">${escapeShown(text)}</t></r>`;
}

function extendText(splices: Splices, xml: string, note: XmlElement, text: string): void {
  const body = childElement(xml, note, "text");
  if (body === undefined) throw new Declined("unusual-xml", "a note without text");
  const children = childElements(xml, body);
  const [only] = children;
  // A text is either plain or made of runs.
  if (only?.name === "t" && children.length === 1) splices.replace(only, `<r>${elementText(xml, only)}</r>`);
  splices.append(xml, body, run(`\n\n${text}`));
}

const NO_SHAPES =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
  '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';
/** What shapes of notes are, as Excel writes it. */
const NOTE_TYPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">' +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
const FIRST_ID = 1025;
const USUAL_PREFIXES = [
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:x="urn:schemas-microsoft-com:office:excel"',
];

/** Not always XML: Excel writes `<br>` there. So it is only added to, before its end. */
function withShapes(vml: string, notes: readonly NewNote[], geometry: SheetGeometry): string {
  const end = vml.lastIndexOf("</xml>");
  const isUsual = USUAL_PREFIXES.every((declared) => vml.includes(declared));
  if (end < 0 || !isUsual) throw new Declined("unusual-xml", "shapes of notes");
  const ids = [...vml.matchAll(/_x0000_s(\d{1,9})/gu)].map(([, id]) => Number(id));
  const next = ids.reduce((most, id) => Math.max(most, id), FIRST_ID - 1) + 1;
  const type = vml.includes('"_x0000_t202"') ? "" : NOTE_TYPE;
  const shapes = notes.map((note, index) => shapeXml(note, next + index, geometry)).join("");
  return vml.slice(0, end) + type + shapes + vml.slice(end);
}

function shapeXml({ cell, text }: NewNote, id: number, geometry: SheetGeometry): string {
  const at = readAddress(cell) ?? { row: 1, column: 1 };
  return (
    `<v:shape id="_x0000_s${String(id)}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:240pt;height:90pt;z-index:${String(id - FIRST_ID + 1)};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">` +
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor(at, text, geometry)}</x:Anchor><x:AutoFill>False</x:AutoFill>` +
    `<x:Row>${String(at.row - 1)}</x:Row><x:Column>${String(at.column - 1)}</x:Column></x:ClientData></v:shape>`
  );
}

/** Of a note's box, in pixels. */
const WIDTH = 330;
const LINE_HEIGHT = 16;
const HIGHEST = 480;
/** Half-width letters that fit into a line. */
const LETTERS = 50;

/** Left column, pixels into it, top row, …, right column, …, bottom row, …: all counted from 0. */
function anchor({ row, column }: Address, text: string, geometry: SheetGeometry): string {
  const lines = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / LETTERS)), 0);
  const height = Math.min(lines * LINE_HEIGHT + 12, HIGHEST);
  const [left, top] = [Math.min(column + 1, LAST_COLUMN), Math.max(row - 1, 1)];
  const right = walk(left, 12 + WIDTH, LAST_COLUMN, (at) => geometry.widthOf(at));
  const bottom = walk(top, 4 + height, LAST_ROW, (at) => geometry.heightOf(at));
  return [left - 1, 12, top - 1, 4, right.at - 1, right.rest, bottom.at - 1, bottom.rest].map(String).join(", ");
}

/** Where one is so many pixels behind the start of a column or row, and how far into it. */
function walk(
  from: number,
  pixels: number,
  last: number,
  sizeOf: (at: number) => number,
): { readonly at: number; readonly rest: number } {
  let [at, rest] = [from, pixels];
  while (at < last && rest >= sizeOf(at)) rest -= sizeOf(at++);
  return { at, rest: Math.min(rest, Math.max(sizeOf(at) - 1, 0)) };
}
