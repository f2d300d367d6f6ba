/** Every style id that the code uses. All of them must be in templates/styles.docx. */

/** Styles of paragraphs, those in cells of tables among them. */
export const PARAGRAPH_STYLES = [
  "Normal",
  "Title",
  "Subtitle",
  "CoverDate",
  "CoverAddressee",
  "CoverSender",
  "CoverText",
  "TOCHeading",
  "TOC1",
  "TOC2",
  "Heading1",
  "Heading2",
  "Heading3",
  "ListText",
  "Note",
  "Caption",
  "TableText",
  "TableHeading",
  "TableNumber",
  "TableMark",
  "TableGroup",
  "MatrixHeading",
  "MatrixText",
  "MatrixMark",
  "ChartFrame",
  "AfterTable",
  "TableGap",
  "SectionEnd",
  "Header",
  "Footer",
] as const;
/** Id of a paragraph style. */
export type StyleId = (typeof PARAGRAPH_STYLES)[number];

/** Styles of the cells of a column. */
export type CellStyle = Extract<StyleId, "TableText" | "TableNumber" | "TableMark" | "MatrixText" | "MatrixMark">;

/** Styles of runs. */
export const CHARACTER_STYLES = ["Strong"] as const;

/** Styles of tables: borders, shading, margins of cells. */
export const TABLE_STYLES = ["ReportTable", "MatrixTable"] as const;
/** Id of a table style. */
export type TableStyle = (typeof TABLE_STYLES)[number];
