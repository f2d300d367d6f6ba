/** The office's own Word file as the source of every look: its styles.xml, and what counting pages needs of it. */
import { readZipDirectory, readZipEntry } from "../../../lib/zip.ts";
import { PipelineError, type Fault } from "../../../model/pipeline-error.ts";
import { paragraphMetrics, type ParagraphMetrics } from "./paragraph-metrics.ts";
import { CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES, type StyleId, type TableStyle } from "./style-ids.ts";
import { attributeOf, styleElements, type StyleElement } from "./style-sheet.ts";
import { tableMetrics, type TableMetrics } from "./table-metrics.ts";

export interface DocumentStyles {
  /** The whole styles.xml. */
  readonly xml: string;
  /** Typeface of charts: that of headings in tables. */
  readonly chartFont: string;
  readonly paragraphs: Readonly<Record<StyleId, ParagraphMetrics>>;
  readonly tables: Readonly<Record<TableStyle, TableMetrics>>;
}

const FILE = "styles.docx";
const STYLES_PART = "word/styles.xml";
/** Bytes; Word's own styles.xml takes 30 kB. */
const MOST_STYLES = 10_000_000;
const NEEDED = [
  ...PARAGRAPH_STYLES.map((id) => ({ id, type: "paragraph" })),
  ...CHARACTER_STYLES.map((id) => ({ id, type: "character" })),
  ...TABLE_STYLES.map((id) => ({ id, type: "table" })),
];

/**
 * Reads the styles of a Word file.
 *
 * @param docxBytes content of templates/styles.docx
 * @throws PipelineError exit 2 when it is no Word file, or lists every style that is missing
 */
export function readStyles(docxBytes: Uint8Array): DocumentStyles {
  const xml = stylesPart(docxBytes);
  const styles = new Map(styleElements(xml).map((style) => [style.id, style]));
  const missing = NEEDED.filter(({ id, type }) => styles.get(id)?.type !== type).map(({ id }) => id);
  if (missing.length > 0) throw stylesError(missing.map(missingFault));
  return {
    xml,
    chartFont: attributeOf(styles.get("TableHeading")?.xml ?? "", "w:rFonts", "eastAsia") ?? "ＭＳ ゴシック",
    ...metrics(styles, /<w:docDefaults>.*?<\/w:docDefaults>/su.exec(xml)?.[0] ?? ""),
  };
}

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

function stylesPart(docxBytes: Uint8Array): string {
  const what = "Word文書（.docx）として読み取れません";
  try {
    const part = readZipDirectory(docxBytes).find(({ name }) => name === STYLES_PART);
    const xml = part === undefined ? "" : new TextDecoder().decode(readZipEntry(docxBytes, part, MOST_STYLES));
    if (xml.includes("<w:styles")) return xml;
  } catch (cause) {
    throw stylesError(
      [{ where: FILE, what, fix: "Wordで開けることを確かめ、.docx 形式で保存し直してください。" }],
      cause,
    );
  }
  throw stylesError([
    { where: FILE, what: "スタイルの定義がありません", fix: "Wordで開き、.docx 形式で保存し直してください。" },
  ]);
}

function missingFault(id: string): Fault {
  return {
    where: FILE,
    what: `スタイル「${id}」がありません`,
    fix: "配布時の styles.docx から写すか、名前を元に戻してください。",
  };
}

function stylesError(faults: readonly Fault[], cause?: unknown): PipelineError {
  return new PipelineError(`書式のひな形「${FILE}」を使えません。`, { exitCode: 2, faults, cause });
}
