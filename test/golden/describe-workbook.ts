/** A workbook as readable lines: each sheet's rows, and digests of the parts that hold no cells; folded, digests of all. */
import { strFromU8, unzipSync } from "fflate";
import { digest } from "./digest.ts";
import { attribute, child, descendants, elementsOf, inOneLine, parseXml, textIn, type XmlElement } from "./xml-tree.ts";

export function describeWorkbook(bytes: Uint8Array, folded = false): readonly string[] {
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  const strings = sharedStrings(parts.find(([name]) => name === "xl/sharedStrings.xml")?.[1]);
  return [
    "workbook",
    ...parts.flatMap(([name, content]) => {
      if (name.endsWith("/") || (name === "xl/sharedStrings.xml" && !folded)) return [];
      if (folded || !/^xl\/worksheets\/[^/]+\.xml$/u.test(name)) return [`  ${name} ${digest(content)}`];
      return [`  ${name}`, ...describeSheet(parseXml(strFromU8(content)), strings).map((line) => `    ${line}`)];
    }),
  ];
}

function sharedStrings(part: Uint8Array | undefined): readonly string[] {
  return part === undefined
    ? []
    : elementsOf(parseXml(strFromU8(part))).map((item) => descendants(item, "t").map(textIn).join(""));
}

function describeSheet(sheet: XmlElement, strings: readonly string[]): readonly string[] {
  return elementsOf(sheet).flatMap((part) => {
    if (part.name !== "sheetData") return [inOneLine(part)];
    return descendants(part, "row").map((row) =>
      descendants(row, "c")
        .map((cell) => `${attribute(cell, "r") ?? "?"} ${cellText(cell, strings)}`)
        .join(" | "),
    );
  });
}

function cellText(cell: XmlElement, strings: readonly string[]): string {
  const formula = child(cell, "f");
  const value = child(cell, "v");
  const text = value === undefined ? "" : textIn(value);
  const shown =
    attribute(cell, "t") === "s"
      ? (strings[Number(text)] ?? "?")
      : text === ""
        ? descendants(cell, "t").map(textIn).join("")
        : text;
  const style = attribute(cell, "s");
  return `${formula === undefined ? "" : `=${textIn(formula)} → `}${shown.replace(/\n/gu, "⏎")}${style === undefined ? "" : ` (s${style})`}`;
}
