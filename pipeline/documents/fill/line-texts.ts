/** The text of a Word document as lines: what two of them differ in can be shown on a screen. */
import { readZipDirectory, readZipEntry } from "../../lib/zip.ts";
import { decodeText } from "./xml-tags.ts";

const BODY = "word/document.xml";
/** Many times the longest report of a country. */
const MOST_BYTES = 500_000_000;
/** Texts, and the tags that part them; a cell's closing tag stands after that of its last paragraph. */
const PIECES = /<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<(\/?w:(?:p|tc|tr|tab|br|tbl))(?: [^>]*)?\/?>/gu;

/**
 * A line for each paragraph that says something, and one for each row of a table, its cells parted by `｜`.
 *
 * @throws ZipError when it is no Word document, or damaged.
 */
export function lineTexts(docx: Uint8Array): readonly string[] {
  const entry = readZipDirectory(docx).find(({ name }) => name === BODY);
  const xml = entry === undefined ? "" : readZipEntry(docx, entry, MOST_BYTES).toString("utf8");
  const lines: string[] = [];
  let [line, inTables] = ["", 0];
  for (const [, text, tag] of xml.matchAll(PIECES)) {
    if (text !== undefined) line += decodeText(text);
    else if (tag === "w:tab" || tag === "w:br") line += "　";
    else if (tag === "w:tbl") inTables += 1;
    else if (tag === "/w:tbl") inTables -= 1;
    else if (tag === "/w:tc") line += "｜";
    else if (tag === "/w:tr" || (tag === "/w:p" && inTables === 0)) {
      const whole = line.replace(/｜$/u, "").trim();
      if (whole !== "") lines.push(whole);
      line = "";
    }
  }
  return lines;
}
