/** Schemas fix the order of what a part holds: where a new child belongs among those that are there. */
import { words } from "../../../../lib/words.ts";
import { Declined } from "../declined.ts";
import { childElements, elementText, rootElement, type XmlElement } from "./elements.ts";

/** CT_Worksheet of ISO/IEC 29500-1, 18.3.1.99. */
export const WORKSHEET_ORDER: readonly string[] = [
  ...words(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter",
  ),
  ...words(
    "sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks",
  ),
  ...words(
    "printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags",
  ),
  ...words(
    "drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst",
  ),
];

/** CT_Workbook, 18.2.27. */
export const WORKBOOK_ORDER: readonly string[] = [
  ...words(
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames",
  ),
  ...words("calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr"),
  ...words("webPublishObjects extLst"),
];

/** CT_Stylesheet, 18.8.39. */
export const STYLES_ORDER: readonly string[] =
  "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst".split(" ");

/** CT_Xf, 18.8.45. */
export const XF_ORDER: readonly string[] = ["alignment", "protection", "extLst"];

/**
 * Where a new child of this name belongs: behind those of its own name, before all that come later.
 *
 * @param children of the parent, where they are known already: finding them again takes as long as the part is
 * @throws Declined when something is there that no order tells
 */
export function placeOf(
  xml: string,
  parent: XmlElement,
  order: readonly string[],
  name: string,
  children = childElements(xml, parent),
): number {
  const rank = order.indexOf(name);
  const later = children.find((child) => rankOf(xml, child, order) > rank);
  return later?.start ?? parent.innerEnd;
}

function rankOf(xml: string, child: XmlElement, order: readonly string[]): number {
  if (child.name.endsWith(":AlternateContent")) return rankOfAlternatives(elementText(xml, child), child.name, order);
  // What other namespaces add to a workbook (`xr:revisionPtr`) has no rank: it stays where it is.
  return order.indexOf(child.name);
}

/** Several ways to say a thing stand where the thing does. */
function rankOfAlternatives(xml: string, name: string, order: readonly string[]): number {
  const ways = childElements(xml, rootElement(xml, name));
  const inside = ways.flatMap((way) => childElements(xml, way)).map((child) => child.name);
  if (inside.includes("legacyDrawing")) throw new Declined("unusual-xml", "notes in several ways");
  const rank = Math.max(-1, ...inside.map((each) => order.indexOf(each)));
  return rank;
}
