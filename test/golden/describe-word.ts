/** A Word file as readable lines: properties, body, running heads, charts and their data, and what else is in the package. */
import { strFromU8, unzipSync } from "fflate";
import { describeChart } from "./describe-chart.ts";
import { paragraphLook, paragraphText } from "./describe-paragraph.ts";
import { describeTable } from "./describe-table.ts";
import { describeWorkbook } from "./describe-workbook.ts";
import { digest } from "./digest.ts";
import { attribute, child, descendants, elementsOf, inOneLine, parseXml, textIn, type XmlElement } from "./xml-tree.ts";

/** @param folded long tables are shown by their first rows and a digest of each column */
export function describeWord(bytes: Uint8Array, folded: boolean): readonly string[] {
  const parts = Object.entries(unzipSync(bytes)).sort(([a], [b]) => (a < b ? -1 : 1));
  const document = parts.find(([name]) => name === "word/document.xml");
  const others = parts.filter((part) => part !== document).map(([name, content]) => describePart(name, content));
  const described = others.filter(({ lines }) => lines.length > 1);
  return [
    ...(document === undefined ? ["no word/document.xml"] : describeBody(document[1], folded)),
    ...described.flatMap(({ name, lines }) => ["", `== ${name}`, ...lines]),
    "",
    "== other parts, by digest",
    ...others.filter(({ lines }) => lines.length === 1).map(({ name, lines }) => `${name} ${lines.join("")}`),
  ];
}

function describeBody(bytes: Uint8Array, folded: boolean): readonly string[] {
  const body = child(parseXml(strFromU8(bytes)), "w:body");
  return body === undefined ? ["no w:body"] : ["== body", ...describeBlocks(body, folded)];
}

function describeBlocks(parent: XmlElement, folded: boolean): readonly string[] {
  return elementsOf(parent).flatMap((block): readonly string[] => {
    switch (block.name) {
      case "w:p":
        return describeParagraph(block);
      case "w:tbl":
        return describeTable(block, folded);
      case "w:sectPr":
        return [`-- end of section: ${elementsOf(block).map(inOneLine).join(" ")}`];
      case "w:sdt": {
        const content = child(block, "w:sdtContent");
        const properties = child(block, "w:sdtPr");
        const inner = content === undefined ? [] : describeBlocks(content, folded).map((line) => `  ${line}`);
        return [`block: ${properties === undefined ? "" : elementsOf(properties).map(inOneLine).join(" ")}`, ...inner];
      }
      default:
        return [inOneLine(block)];
    }
  });
}

function describeParagraph(paragraph: XmlElement): readonly string[] {
  const section = descendants(paragraph, "w:sectPr")[0];
  return [
    `[${paragraphLook(paragraph)}] ${paragraphText(paragraph)}`.trimEnd(),
    ...(section === undefined ? [] : [`-- end of section: ${elementsOf(section).map(inOneLine).join(" ")}`]),
  ];
}

interface DescribedPart {
  readonly name: string;
  readonly lines: readonly string[];
}

function describePart(name: string, content: Uint8Array): DescribedPart {
  const xml = (): XmlElement => parseXml(strFromU8(content));
  if (/^word\/(?:header|footer)\d*\.xml$/u.test(name)) return { name, lines: ["", ...describeBlocks(xml(), false)] };
  if (name.startsWith("word/charts/") && name.endsWith(".xml"))
    return { name, lines: describeChart(strFromU8(content)) };
  if (name.endsWith(".xlsx")) return { name, lines: describeWorkbook(content) };
  if (/^docProps\/.*\.xml$/u.test(name)) return { name, lines: ["", ...propertyLines(xml())] };
  if (name.endsWith(".rels")) {
    const targets = elementsOf(xml()).map(
      (each) => `${attribute(each, "Id") ?? "?"} → ${attribute(each, "Target") ?? "?"}`,
    );
    return { name, lines: targets.length === 0 ? [digest(content)] : ["", ...targets.sort()] };
  }
  return { name, lines: [digest(content)] };
}

function propertyLines(properties: XmlElement): readonly string[] {
  return elementsOf(properties).map((each) => `${each.name}: ${textIn(each)}`);
}

/** Entries of the contents: bookmark of the heading, what the entry says, and the page that it names. */
export interface ContentsEntry {
  readonly bookmark: string;
  readonly title: string;
  readonly page: string;
}

export function contentsOf(bytes: Uint8Array): readonly ContentsEntry[] {
  const part = unzipSync(bytes)["word/document.xml"];
  if (part === undefined) return [];
  return descendants(parseXml(strFromU8(part)), "w:hyperlink").flatMap((link) => {
    const bookmark = attribute(link, "w:anchor");
    const texts = descendants(link, "w:t").map(textIn);
    const page = /PAGEREF/u.test(textIn(link)) ? texts.at(-1) : undefined;
    return bookmark === undefined || page === undefined ? [] : [{ bookmark, title: texts.slice(0, -1).join(""), page }];
  });
}
