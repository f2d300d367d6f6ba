/** The rows of a blank form → measures, chapters and sections carried on from page to page. */
import { foldText, trimText } from "../lib/japanese/text.ts";
import type { Measure } from "../model/measure.ts";
import { labelOf, type FormRow } from "../forms/annex2/tables/index.ts";
import { beginsHeading, joinLines, readTitle, type Title } from "./form-titles.ts";

const DIRECT = "[(（［[【]?[◆♦❖][)）］\\]】]?";
/** In the column 項目 wherever it stands; in a text, which may speak of ◆ itself, at either end. */
const DIRECT_IN_HEADING = new RegExp(`${DIRECT}\\s*`, "gu");
const DIRECT_IN_TEXT = new RegExp(`^${DIRECT}\\s*|${DIRECT}$`, "gu");
/** Every circle that stands for 重点報告事項, also as a letter or a digit. */
const PRIORITY = /[○〇◯⭕●◎⚪⚬◦O0✓✔レ重]/u;
/** What follows it on a page is no measure. */
const NOTES = /^[※*【《<〈(]?(?:記載要領|記入要領|記載上の注意|記入上の注意|記載方法|記入方法|注意事項|凡例|注[)\d:])/u;

/** Where the reading of the form stands: it carries on over pages and sheets. */
interface Position {
  chapter: string;
  chapterNumber: string;
  section: string;
  sectionNumber: string;
  /** 項目 of the measures that follow, and whether a ◆ stands there. */
  heading: string;
  direct: boolean;
}

const START: Position = { chapter: "", chapterNumber: "", section: "", sectionNumber: "", heading: "", direct: false };

/** @param pages the rows below each heading, in the order of the workbook. */
export function readMeasures(pages: readonly (readonly FormRow[])[]): readonly Measure[] {
  const at = { ...START };
  const chapters = new Map<string, string>();
  return pages.flatMap((rows) =>
    readPage(
      rows,
      (title) => {
        enter(title, at, chapters);
      },
      at,
    ),
  );
}

function readPage(rows: readonly FormRow[], open: (title: Title) => void, at: Position): readonly Measure[] {
  const measures: Measure[] = [];
  for (const row of rows) {
    if (row.number !== null && row.text !== "" && !isMergedTitle(row)) {
      measures.push(readMeasure(row, row.number, open, at));
      continue;
    }
    const label = labelOf(row);
    if (measures.length > 0 && NOTES.test(foldText(label))) break;
    for (const line of headingLines(label)) {
      const title = readTitle(line);
      if (title !== null) open(title);
    }
  }
  return measures;
}

/** A title with its number in the column of numbers, and its words merged over 項目 and 安全管理措置. */
function isMergedTitle({ table: { grid, columns }, row }: FormRow): boolean {
  const merge = columns.text && grid.mergeAt(row, columns.text.first);
  return merge !== undefined && merge.left < (columns.text?.first ?? 0);
}

function readMeasure(row: FormRow, number: number, open: (title: Title) => void, at: Position): Measure {
  const heading = trimText(row.heading.replace(DIRECT_IN_HEADING, ""));
  const marked = heading !== row.heading;
  if (heading !== "") {
    at.direct = marked;
    for (const line of headingLines(heading)) {
      // A section without parts stands beside its measure, and is its heading too.
      const title = readTitle(line);
      const opens = title !== null && (title.kind === "section" || title.apart);
      if (opens) open(title);
      at.heading = opens ? at.section : joinLines(line);
      at.direct = marked;
    }
  }
  const text = trimText(row.text.replace(DIRECT_IN_TEXT, ""));
  return {
    number,
    chapter: at.chapter,
    section: at.section,
    // The official form writes a heading once where several measures share it, and none below a section without parts.
    heading: at.heading === "" ? at.section : at.heading,
    text: joinLines(text),
    priority: PRIORITY.test(foldText(row.priority).toUpperCase()),
    direct: at.direct || marked || text !== row.text,
  };
}

/** The headings in one cell: a line goes on with the one before unless it begins a heading. */
function headingLines(text: string): readonly string[] {
  const headings: string[] = [];
  for (const line of text.split("\n")) {
    const before = headings.at(-1);
    if (before === undefined || beginsHeading(line)) headings.push(line);
    else headings[headings.length - 1] = `${before}\n${line}`;
  }
  return headings;
}

/** What follows the title belongs to it. */
function enter({ kind, number, text }: Title, at: Position, chapters: Map<string, string>): void {
  const none = { heading: "", direct: false };
  if (kind === "chapter") {
    // At the foot of a page, notes may be numbered from 1 again; at the head of the next, a chapter that goes on is named again.
    const further = Number(number) > Number(at.chapterNumber);
    if (further || !chapters.has(number)) chapters.set(number, text);
    if (further) Object.assign(at, none, { chapter: text, chapterNumber: number, section: "", sectionNumber: "" });
  } else if (number !== at.sectionNumber) {
    const [chapterNumber = ""] = number.split(".");
    const chapter = chapters.get(chapterNumber) ?? "";
    Object.assign(at, none, { chapter, chapterNumber, section: text, sectionNumber: number });
  }
}
