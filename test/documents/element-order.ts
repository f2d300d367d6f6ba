/** Word calls a file unreadable whose properties stand in another order than the standard gives them. Source: ISO/IEC 29500-4, wml.xsd. */
import { elementsOf, parseXml, type XmlElement } from "../golden/xml-tree.ts";

const SEQUENCES: Readonly<Record<string, string>> = {
  "w:pPr":
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
  "w:rPr":
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
  "w:tblPr":
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
  "w:tcPr":
    "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers cellIns cellDel cellMerge tcPrChange",
  "w:sectPr":
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange",
  "w:tbl": "tblPr tblGrid tr",
  "w:numPr": "ilvl numId numberingChange ins",
  "w:numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
  "w:abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
  "w:lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
  "w:num": "abstractNumId lvlOverride",
  "w:lvlOverride": "startOverride lvl",
  "w:style":
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
  "w:settings":
    "view zoom defaultTabStop characterSpacingControl strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore compat rsids mathPr themeFontLang clrSchemeMapping shapeDefaults decimalSymbol listSeparator",
};
const PLACES = new Map(
  Object.entries(SEQUENCES).map(([parent, names]) => [
    parent,
    new Map(names.split(" ").map((name, place) => [`w:${name}`, place])),
  ]),
);
/** Of these, several may follow each other. */
const REPEATED = new Set([
  "w:headerReference",
  "w:footerReference",
  "w:tr",
  "w:tblStylePr",
  "w:abstractNum",
  "w:num",
  "w:lvl",
]);

/** Elements that stand where they must not, a line each; also a cell that does not end with a paragraph. */
export function orderFaults(xml: string): readonly string[] {
  return faultsIn(parseXml(xml));
}

function faultsIn(element: XmlElement): readonly string[] {
  const children = elementsOf(element);
  const own = element.name === "w:tc" && children.at(-1)?.name !== "w:p" ? ["w:tc does not end with w:p"] : [];
  return [...own, ...misplaced(element.name, children), ...children.flatMap(faultsIn)];
}

function misplaced(parent: string, children: readonly XmlElement[]): readonly string[] {
  const places = PLACES.get(parent);
  if (places === undefined) return [];
  return children.flatMap(({ name }, index) => {
    const [place, before] = [places.get(name), places.get(children[index - 1]?.name ?? "") ?? -1];
    if (place === undefined) return [`${parent} must not hold ${name}`];
    const follows = place > before || (place === before && REPEATED.has(name));
    return follows ? [] : [`${name} stands too late in ${parent}`];
  });
}
