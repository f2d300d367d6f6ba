/** A Word file of the office with `{{…}}` in it: opened and checked once, filled for everybody. Source: ECMA-376, parts 1 and 2. */
import { posix } from "node:path";
import { deflatePart } from "../../lib/deflate-part.ts";
import type { PackedPart } from "../../lib/zip-writer.ts";
import { readZipDirectory, readZipEntry, ZipError } from "../../lib/zip.ts";
import type { Fault } from "../../model/pipeline-error.ts";
import { compilePart } from "./compile-part.ts";
import type { KeyNames, KeySlip } from "./keys.ts";
import { rangesOf, type BodyRange } from "./paragraphs.ts";
import { piecesAsCopy, type Piece } from "./pieces.ts";
import { OddXmlError } from "./xml-tags.ts";

/** A part that is filled. */
export interface FilledPart {
  readonly name: string;
  readonly pieces: readonly Piece[];
  readonly hasKeys: boolean;
}

/** The main part, cut where letters are joined. */
interface MainPart {
  readonly name: string;
  /** Up to the beginning of the body. */
  readonly head: string;
  readonly content: readonly Piece[];
  /** The content as it follows another letter in one document. */
  readonly again: readonly Piece[];
  /** `w:sectPr` of the last section. */
  readonly section: string;
  readonly foot: string;
}

/** Ready to be filled. */
export interface WordTemplate {
  readonly main: MainPart;
  /** Headers, footers and notes. */
  readonly others: readonly FilledPart[];
  /** Every part in the order of the file; those that never change are packed. */
  readonly order: readonly string[];
  readonly fixed: ReadonlyMap<string, PackedPart>;
  /** The text of a part that never changes; null when there is none. */
  readonly textOf: (name: string) => string | null;
}

/** Bytes of a part; a Japanese font takes 10 MB. */
const MOST = 100_000_000;
const TYPES = "[Content_Types].xml";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml";
const FILLED = /\.wordprocessingml\.(?:header|footer|footnotes|endnotes)\+xml$/u;
/** Pictures of text that no key can be found in run by run. */
const DRAWN = /^word\/(?:charts|diagrams)\/[^/]+\.xml$/u;

/**
 * Opens and checks a Word file.
 *
 * @param file as shown in messages.
 * @returns null when something is wrong with it, which is then among `faults`.
 */
export function readWordTemplate(
  docx: Uint8Array,
  file: string,
  names: KeyNames,
  faults: Fault[],
): WordTemplate | null {
  try {
    return compile(readParts(docx), file, names, faults);
  } catch (error) {
    if (!(error instanceof ZipError) && !(error instanceof OddXmlError)) throw error;
    faults.push({
      where: file,
      what: "Word文書（.docx）として読み取れません",
      fix: "Wordで開けることを確かめ、「Word文書（.docx）」の形式で保存し直してください（パスワードやマクロは外してください）。",
    });
    return null;
  }
}

function readParts(docx: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const entries = readZipDirectory(docx).filter(({ name }) => !name.endsWith("/"));
  return new Map(entries.map((entry) => [entry.name, readZipEntry(docx, entry, MOST)]));
}

function compile(
  parts: ReadonlyMap<string, Uint8Array>,
  file: string,
  names: KeyNames,
  faults: Fault[],
): WordTemplate | null {
  const textOf = (name: string): string | null => {
    const bytes = parts.get(name);
    return bytes === undefined ? null : decode(bytes);
  };
  const types = contentTypes(textOf(TYPES) ?? "");
  const mainName = [...types].find(([, type]) => type === MAIN)?.[0] ?? "";
  const xml = textOf(mainName);
  if (xml === null) throw new ZipError("There is no main document.");
  const before = faults.length;
  const take = (part: string, text: string) => {
    const slips: KeySlip[] = [];
    const ranges = rangesOf(text);
    const compiled = compilePart(text, ranges, names, slips);
    faults.push(...slips.map((slip) => ({ where: `${file}（${placeOf(part, types.get(part))}）`, ...slip })));
    return { ...compiled, body: ranges.body };
  };
  const main = take(mainName, xml);
  if (main.body === null) throw new OddXmlError("There is no body.");
  const others = [...types].flatMap(([name, type]): readonly FilledPart[] => {
    const text = FILLED.test(type) ? textOf(name) : null;
    if (text === null) return [];
    const { pieces, hasKeys } = take(name, text);
    return [{ name, pieces: pieces(0, text.length), hasKeys }];
  });
  faults.push(...drawnKeys(parts, file));
  if (faults.length > before) return null;
  const changing = new Set([mainName, ...others.filter(({ hasKeys }) => hasKeys).map(({ name }) => name)]);
  return {
    main: { name: mainName, ...cutBody(xml, main.body, main.pieces) },
    others,
    order: [...parts.keys()],
    fixed: new Map(
      [...parts]
        .filter(([name]) => !changing.has(name))
        .map(([name, bytes]) => [
          name,
          deflatePart(name, types.get(name) === PROPERTIES ? withLanguage(decode(bytes)) : bytes),
        ]),
    ),
    textOf,
  };
}

/** Word leaves the language out, which programs that read a document aloud ask for; one that the office names stays. */
function withLanguage(properties: string): string {
  if (properties.includes("<dc:language")) return properties;
  const language = `<dc:language xmlns:dc="http://purl.org/dc/elements/1.1/">ja-JP</dc:language>`;
  return properties.replace("</cp:coreProperties>", `${language}</cp:coreProperties>`);
}

function cutBody(
  xml: string,
  { start, end, lastSection }: BodyRange,
  pieces: (from: number, to: number) => readonly Piece[],
): Omit<MainPart, "name"> {
  const content = pieces(start, lastSection);
  return {
    head: xml.slice(0, start),
    content,
    again: piecesAsCopy(content),
    section: xml.slice(lastSection, end) || "<w:sectPr/>",
    foot: xml.slice(end),
  };
}

/** A key in a chart or a diagram would be printed as it stands. */
function drawnKeys(parts: ReadonlyMap<string, Uint8Array>, file: string): readonly Fault[] {
  return [...parts].flatMap(([name, bytes]) =>
    DRAWN.test(name) && /\{\{|｛｛/u.test(decode(bytes))
      ? [
          {
            where: `${file}（図の中）`,
            what: "グラフやSmartArtの中に「{{」があります",
            fix: "差し込みの名前は、本文、表、テキストボックス、ヘッダー又はフッターに書いてください。",
          },
        ]
      : [],
  );
}

const PLACES: readonly (readonly [ending: string, place: string])[] = [
  ["header+xml", "ヘッダー"],
  ["footer+xml", "フッター"],
  ["footnotes+xml", "脚注"],
  ["endnotes+xml", "文末脚注"],
];

function placeOf(part: string, type = ""): string {
  const place = PLACES.find(([ending]) => type.endsWith(ending))?.[1] ?? "本文";
  return place === "本文" ? place : `${place} ${posix.basename(part)}`;
}

/** Of the parts that are named one by one: those that are filled always are. */
function contentTypes(xml: string): ReadonlyMap<string, string> {
  const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`, "u").exec(tag)?.[1] ?? "";
  return new Map(
    Array.from(xml.matchAll(/<Override\s[^>]*>/gu), ([tag]) => [
      attribute(tag, "PartName").replace(/^\//u, ""),
      attribute(tag, "ContentType"),
    ]),
  );
}

/** @throws OddXmlError for what is not UTF-8. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new OddXmlError("not UTF-8");
  }
}
