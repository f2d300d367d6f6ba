/** The package of a Word file: the parts that it takes from the office's file, and those that are its own. */
import { zipParts } from "../../../lib/zip-writer.ts";
import type { WordDocument } from "../block.ts";
import type { DocumentStyles } from "../styles/document-styles.ts";
import { bodyPart, type DrawnSections } from "./body.ts";
import { chartParts } from "./chart.ts";
import { contentTypesPart } from "./content-types.ts";
import { corePropertiesPart } from "./core-properties.ts";
import { numberLists } from "./numbering.ts";
import type { Part } from "./part.ts";
import { OFFICE_ROLES, PACKAGE_ROLES, relationshipsPart } from "./relationships.ts";
import { runAlong } from "./running-parts.ts";

/** One document of a Word file, laid out. */
export type DrawnPaper = WordDocument & DrawnSections;

/**
 * Bytes of the Word file.
 *
 * @param papers at least one; where there are several, each has pages, heads and feet of its own
 */
export function wordPackage(
  papers: readonly DrawnPaper[],
  { parts: taken, numbering, chartFont, paragraphs }: DocumentStyles,
): Uint8Array {
  const [first] = papers;
  if (first === undefined) throw new Error("A Word file has at least one document.");
  const blocks = papers.flatMap(({ sections }) => sections.flatMap((section) => section.blocks));
  const charts = blocks.filter((block) => block.kind === "chart");
  const lists = numberLists(blocks, numbering, paragraphs.ListText);
  const { headers, footers, endOf } = runAlong(papers, paragraphs.Header);
  const body = bodyPart(papers, { charts, listOf: lists.listOf, endOf });
  const drawnCharts = charts.flatMap((chart, index) => chartParts(chart, index + 1, chartFont));
  const properties = corePropertiesPart({ ...first.texts, title: titleOfAll(papers.map(({ texts }) => texts.title)) });
  const beside = [...taken, ...lists.parts, ...headers, ...footers, ...drawnCharts];
  const parts = [
    relationshipsPart("", [
      { id: "rId1", type: `${OFFICE_ROLES}officeDocument`, target: body.name },
      { id: "rId2", type: `${PACKAGE_ROLES}metadata/core-properties`, target: properties.name },
    ]),
    properties,
    body,
    relationshipsPart(body.name, beside.flatMap(relationshipOf)),
    ...beside,
  ];
  return zipParts([contentTypesPart(parts), ...parts].map(({ packed }) => packed));
}

/** `令和8年度　報告書、別冊`: what all begin with is said once. */
function titleOfAll([first = "", ...others]: readonly string[]): string {
  const lead = first.slice(0, first.lastIndexOf("　") + 1);
  return [first, ...others.map((title) => (title.startsWith(lead) ? title.slice(lead.length) : title))].join("、");
}

function relationshipOf({ name, reference }: Part) {
  return reference === undefined ? [] : [{ id: reference.id, type: `${OFFICE_ROLES}${reference.role}`, target: name }];
}
