/** Notes of ours taken off a worksheet again: what others wrote in a note stays, and so do their notes. */
import { readAddress } from "../../../lib/cell-address.ts";
import type { Package } from "./package.ts";
import { attributeOf } from "./xml/attributes.ts";
import { childElement, childElements, openingTag, rootElement, type XmlElement } from "./xml/elements.ts";
import { escapeShown, unescapeXml } from "./xml/escape.ts";
import { Splices } from "./xml/splices.ts";

/** What was taken off. */
export interface NotesTakenOff {
  /** Cells at which such a note was. */
  readonly cells: readonly string[];
  /** No shape is left: the sheet must not name their part any more. */
  readonly dropsDrawing: boolean;
}

/** @param drawing id of the relation to the shapes; null when there is none. @param from text with which ours begins */
export function takeNotesOff(pkg: Package, sheet: string, drawing: string | null, from: string): NotesTakenOff {
  const relations = pkg.relations(sheet);
  const comments = relations.find(({ type }) => type === "comments");
  if (comments === undefined) return { cells: [], dropsDrawing: false };
  const { xml, cells, gone, left } = withoutTexts(pkg.text(comments.path), from);
  if (cells.length === 0) return { cells, dropsDrawing: false };
  if (left === 0) {
    pkg.unrelate(sheet, comments.id);
    pkg.remove(comments.path);
  } else pkg.write(comments.path, xml);
  const shapes = relations.find(({ id }) => id === drawing);
  if (shapes === undefined) return { cells, dropsDrawing: false };
  const vml = withoutShapes(pkg.text(shapes.path), gone);
  const dropsDrawing = !vml.includes("<v:shape ");
  if (dropsDrawing) {
    pkg.unrelate(sheet, shapes.id);
    pkg.remove(shapes.path);
  } else pkg.write(shapes.path, vml);
  return { cells, dropsDrawing };
}

interface TextsLeft {
  readonly xml: string;
  readonly cells: readonly string[];
  /** Cells whose note is gone as a whole. */
  readonly gone: readonly string[];
  readonly left: number;
}

function withoutTexts(xml: string, from: string): TextsLeft {
  const list = childElement(xml, rootElement(xml, "comments"), "commentList");
  const notes = list === undefined ? [] : childElements(xml, list);
  const splices = new Splices();
  const [cells, gone]: [string[], string[]] = [[], []];
  for (const note of notes) {
    const pieces = textsOf(xml, note);
    const whole = pieces.map(({ text }) => text).join("");
    const start = whole.indexOf(from);
    if (start < 0) continue;
    const cell = attributeOf(openingTag(xml, note), "ref") ?? "";
    cells.push(cell);
    const kept = whole.slice(0, start).replace(/\n\n$/u, "");
    if (kept.trim() === "") {
      gone.push(cell);
      splices.replace(note, "");
    } else cutTexts(splices, pieces, kept.length);
  }
  return { xml: splices.apply(xml), cells, gone, left: notes.length - gone.length };
}

interface Piece {
  /** Its `<t>`. */
  readonly element: XmlElement;
  /** The run that it is in; itself where there is none. */
  readonly run: XmlElement;
  readonly text: string;
}

/** The `<t>` of a note, furigana left out. */
function textsOf(xml: string, note: XmlElement): readonly Piece[] {
  const body = childElement(xml, note, "text");
  if (body === undefined) return [];
  return childElements(xml, body)
    .flatMap((run) => (run.name === "r" ? childElements(xml, run) : [run]).map((element) => ({ element, run })))
    .filter(({ element }) => element.name === "t")
    .map(({ element, run }) => ({
      element,
      run,
      text: unescapeXml(xml.slice(element.inner, element.innerEnd)).replaceAll("_x000D_", "").replaceAll("\r\n", "\n"),
    }));
}

function cutTexts(splices: Splices, pieces: readonly Piece[], letters: number): void {
  let left = letters;
  for (const { element, run, text } of pieces) {
    const kept = text.slice(0, left);
    if (kept === "" && text !== "") splices.replace(run, "");
    else if (kept !== text) splices.replace(element, `<t xml:space="preserve">${escapeShown(kept)}</t>`);
    left -= kept.length;
  }
}

/** Shapes hold no shapes, and are not always XML: they are found by their ends. */
function withoutShapes(vml: string, cells: readonly string[]): string {
  const gone = new Set(
    cells.flatMap((cell) => {
      const at = readAddress(cell);
      return at === null ? [] : [`${String(at.row - 1)},${String(at.column - 1)}`];
    }),
  );
  const splices = new Splices();
  for (let start = vml.indexOf("<v:shape "); start >= 0; start = vml.indexOf("<v:shape ", start + 1)) {
    const close = vml.indexOf("</v:shape>", start);
    if (close < 0) break;
    const end = close + "</v:shape>".length;
    const shape = vml.slice(start, end);
    const numberIn = (name: string): string => new RegExp(`<x:${name}>\\s*(\\d+)\\s*<`, "u").exec(shape)?.[1] ?? "";
    if (gone.has(`${numberIn("Row")},${numberIn("Column")}`)) splices.replace({ start, end }, "");
  }
  return splices.apply(vml);
}
