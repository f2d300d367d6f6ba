/** Workbooks written part by part in XML, for what no library writes. */
import { strToU8, zipSync } from "fflate";

export const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const OFFICE = "http://schemas.openxmlformats.org";
const RELATIONS = `${OFFICE}/officeDocument/2006/relationships`;

/** Paths → XML or bytes; what is not said is as usual, null leaves a part out. */
export type Parts = Readonly<Record<string, string | Uint8Array | null>>;

export function relations(...entries: readonly (readonly [type: string, target: string])[]): string {
  const all = entries.map(
    ([type, target], index) =>
      `<Relationship Id="rId${String(index + 1)}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${OFFICE}/package/2006/relationships">${all.join("")}</Relationships>`;
}

export const worksheet = (rows: string, behind = ""): string =>
  `<worksheet ${MAIN}><sheetData>${rows}</sheetData>${behind}</worksheet>`;

export const sharedStrings = (...items: readonly string[]): string => `<sst ${MAIN}>${items.join("")}</sst>`;

/** We ask for relations alone; SheetJS needs these. */
function contentTypes(...parts: readonly (readonly [path: string, type: string])[]): string {
  const overrides = parts.map(
    ([path, type]) =>
      `<Override PartName="${path}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  );
  return `<Types xmlns="${OFFICE}/package/2006/content-types">${overrides.join("")}</Types>`;
}

/** Formats 0 (General), 14 (a day) and 20 (a time), by index. */
const STYLES = `<styleSheet ${MAIN}><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>`;

const USUAL: Readonly<Record<string, string>> = {
  "_rels/.rels": relations(["officeDocument", "xl/workbook.xml"]),
  "[Content_Types].xml": contentTypes(
    ["/xl/workbook.xml", "sheet.main"],
    ["/xl/worksheets/sheet1.xml", "worksheet"],
    ["/xl/sharedStrings.xml", "sharedStrings"],
    ["/xl/styles.xml", "styles"],
  ),
  "xl/workbook.xml": `<workbook ${MAIN} xmlns:r="${RELATIONS}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": relations(
    ["worksheet", "worksheets/sheet1.xml"],
    ["sharedStrings", "sharedStrings.xml"],
    ["styles", "styles.xml"],
  ),
  "xl/worksheets/sheet1.xml": worksheet(""),
  "xl/sharedStrings.xml": sharedStrings(),
  "xl/styles.xml": STYLES,
};

export function rawXlsx(parts: Parts): Uint8Array {
  const written = Object.entries({ ...USUAL, ...parts }).flatMap(([path, part]) =>
    part === null ? [] : [[path, typeof part === "string" ? strToU8(part) : part] as const],
  );
  return zipSync(Object.fromEntries(written));
}
