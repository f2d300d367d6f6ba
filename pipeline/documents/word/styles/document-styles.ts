/** The office's own Word file as the source of every look: its parts, and what counting pages needs of them. */
import { deflatePart } from "../../../lib/deflate-part.ts";
import { ZipError } from "../../../lib/zip.ts";
import { PipelineError, type Fault } from "../../../model/pipeline-error.ts";
import type { OfficeNumbering } from "../package/numbering.ts";
import type { Part } from "../package/part.ts";
import { readOfficeFile, type OfficePart } from "./office-file.ts";
import { paragraphMetrics, type ParagraphMetrics } from "./paragraph-metrics.ts";
import { CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES, type StyleId, type TableStyle } from "./style-ids.ts";
import { attributeOf, renameStyles, styleElements, type StyleElement } from "./style-sheet.ts";
import { tableMetrics, type TableMetrics } from "./table-metrics.ts";

/** What the office's file says of looks, read once in each process. */
export interface DocumentStyles {
  /** What every document takes from the office's file, packed once; but for its {@link numbering}, which the lists of a document are added to. */
  readonly parts: readonly Part[];
  /** The office's own lists; null when it has none. */
  readonly numbering: OfficeNumbering | null;
  /** Typeface of charts: that of headings in tables; null for that of the theme. */
  readonly chartFont: string | null;
  readonly paragraphs: Readonly<Record<StyleId, ParagraphMetrics>>;
  readonly tables: Readonly<Record<TableStyle, TableMetrics>>;
}

const FILE = "styles.docx";
const NEEDED = [
  ...PARAGRAPH_STYLES.map((id) => ({ id, type: "paragraph" })),
  ...CHARACTER_STYLES.map((id) => ({ id, type: "character" })),
  ...TABLE_STYLES.map((id) => ({ id, type: "table" })),
];

/** Without settings, Word takes documents for those of 2007. */
const NEEDED_PARTS = [
  { role: "styles", what: "スタイルの定義がありません" },
  { role: "settings", what: "文書の設定がありません" },
];
const SAVE = "Wordで開き、.docx 形式で保存し直してください。";

/**
 * Reads the looks of a Word file.
 *
 * @param docxBytes content of templates/styles.docx
 * @throws PipelineError exit 2 when it is no Word file, or lists everything in it that is missing
 */
export function readStyles(docxBytes: Uint8Array): DocumentStyles {
  const office = officeParts(docxBytes);
  const rename = renameStyles(textOf(office, "styles"), NEEDED);
  const xml = rename(textOf(office, "styles"));
  const styles = new Map(styleElements(xml).map((style) => [style.id, style]));
  const faults = [
    ...NEEDED_PARTS.filter(({ role }) => textOf(office, role) === "").map(({ what }) => ({
      where: FILE,
      what,
      fix: SAVE,
    })),
    ...(xml === "" ? [] : NEEDED.filter(({ id, type }) => styles.get(id)?.type !== type).map(missingFault)),
  ];
  if (faults.length > 0) throw stylesError(faults);
  const parts = office.map((part, index) => packPart(part, index, rename));
  const numbering = parts.find(({ reference }) => reference?.role === "numbering");
  return {
    parts: parts.filter((part) => part !== numbering),
    numbering: numbering === undefined ? null : { part: numbering, xml: rename(textOf(office, "numbering")) },
    chartFont: attributeOf(styles.get("TableHeading")?.xml ?? "", "w:rFonts", "eastAsia"),
    ...metrics(styles, /<w:docDefaults>.*?<\/w:docDefaults>/su.exec(xml)?.[0] ?? ""),
  };
}

/** As the office has it, but for names of styles that nobody sees, and settings that belong to its file alone. */
function packPart(
  { name, contentType, role, content }: OfficePart,
  index: number,
  rename: (xml: string) => string,
): Part {
  const decode = (): string => new TextDecoder().decode(content);
  const own =
    role === "styles" || role === "numbering"
      ? rename(decode())
      : role === "settings"
        ? decode().replace(ONLY_OF_ITS_FILE, "")
        : content;
  const reference = role === null ? {} : { reference: { id: `rId${String(index + 1)}`, role } };
  return { name, contentType, packed: deflatePart(name, own), ...reference };
}

/** Settings that point to other files or to parts that documents have not, would leave out heads of even pages, or ask a question. */
const ONLY_OF_ITS_FILE =
  /<w:(attachedTemplate|mailMerge|saveThroughXslt|footnotePr|endnotePr|evenAndOddHeaders|updateFields)\b(?:[^>]*\/>|.*?<\/w:\1>)/gsu;

function metrics(
  styles: ReadonlyMap<string, StyleElement>,
  defaultsXml: string,
): Pick<DocumentStyles, "paragraphs" | "tables"> {
  const paragraphs = PARAGRAPH_STYLES.map((id) => [id, paragraphMetrics(id, styles, defaultsXml)]);
  const tables = TABLE_STYLES.map((id) => {
    const style = styles.get(id);
    return [id, style === undefined ? undefined : tableMetrics(style)];
  });
  return {
    paragraphs: Object.fromEntries(paragraphs) as DocumentStyles["paragraphs"],
    tables: Object.fromEntries(tables) as DocumentStyles["tables"],
  };
}

function officeParts(docxBytes: Uint8Array): readonly OfficePart[] {
  try {
    return readOfficeFile(docxBytes);
  } catch (cause) {
    if (!(cause instanceof ZipError)) throw cause;
    const what = "Word文書（.docx）として読み取れません";
    throw stylesError(
      [{ where: FILE, what, fix: "Wordで開けることを確かめ、.docx 形式で保存し直してください。" }],
      cause,
    );
  }
}

/** Empty when there is no such part. */
function textOf(parts: readonly OfficePart[], role: string): string {
  return new TextDecoder().decode(parts.find((part) => part.role === role)?.content);
}

function missingFault({ id }: { readonly id: string }): Fault {
  return {
    where: FILE,
    what: `スタイル「${id}」がありません`,
    fix: "配布時の styles.docx から写すか、名前を元に戻してください。",
  };
}

function stylesError(faults: readonly Fault[], cause?: unknown): PipelineError {
  return new PipelineError(`書式のひな形「${FILE}」を使えません。`, { exitCode: 2, faults, cause });
}
