/** A paragraph of a Word document as one line: its style and properties, then everything that stands in it. */
import { attribute, child, elementsOf, inOneLine, textIn, type XmlElement } from "./xml-tree.ts";

/** Style id first, then whatever else is set: `Heading1 pageBreakBefore`. */
export function paragraphLook(paragraph: XmlElement): string {
  const properties = child(paragraph, "w:pPr");
  const others = properties === undefined ? [] : elementsOf(properties).filter(({ name }) => name !== "w:sectPr");
  const parts = others.map((each) => (each.name === "w:pStyle" ? (attribute(each, "w:val") ?? "") : inOneLine(each)));
  return parts.join(" ");
}

/** Runs in a look of their own are in braces, fields show their instruction and what they say now, bookmarks their name. */
export function paragraphText(paragraph: XmlElement): string {
  return elementsOf(paragraph).map(inlineText).join("");
}

function inlineText(element: XmlElement): string {
  switch (element.name) {
    case "w:pPr":
    case "w:bookmarkEnd":
      return "";
    case "w:r":
      return runText(element);
    case "w:bookmarkStart":
      return `#${attribute(element, "w:name") ?? ""} `;
    case "w:hyperlink":
      return `<${attribute(element, "w:anchor") ?? inOneLine({ ...element, children: [] })}: ${elementsOf(element).map(inlineText).join("")}>`;
    default:
      return `{${inOneLine(element)}}`;
  }
}

function runText(run: XmlElement): string {
  const properties = child(run, "w:rPr");
  const text = elementsOf(run)
    .filter(({ name }) => name !== "w:rPr")
    .map(pieceText)
    .join("");
  return properties === undefined ? text : `{${elementsOf(properties).map(inOneLine).join(" ")}: ${text}}`;
}

function pieceText(piece: XmlElement): string {
  switch (piece.name) {
    case "w:t":
      return textIn(piece).replace(/\n/gu, "⏎");
    case "w:tab":
      return "⇥";
    case "w:br":
      return piece.attributes.length === 0 ? "⏎" : `{${inOneLine(piece)}}`;
    case "w:instrText":
      return textIn(piece).trim();
    case "w:fldChar":
      return fieldSign(piece);
    default:
      return `{${inOneLine(piece)}}`;
  }
}

function fieldSign(piece: XmlElement): string {
  const type = attribute(piece, "w:fldCharType");
  if (type === "separate") return " = ";
  if (type === "end") return "}";
  return attribute(piece, "w:dirty") === "true" ? "{to be updated: " : "{";
}
