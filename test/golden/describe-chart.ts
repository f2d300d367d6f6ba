/** A chart as the table that it draws, and the digest of everything else in it. */
import { digest } from "./digest.ts";
import { child, descendants, inOneLine, parseXml, textIn, type XmlElement } from "./xml-tree.ts";

export function describeChart(xml: string): readonly string[] {
  const chart = parseXml(xml);
  const title = descendants(chart, "c:title")[0];
  const series = descendants(chart, "c:ser");
  const categories = pointsOf(series[0], "c:cat");
  const values = series.map((each) => pointsOf(each, "c:val"));
  const rows = categories.map((category, row) => [category, ...values.map((column) => column[row] ?? "?")]);
  return [
    `title: ${title === undefined ? "" : descendants(title, "a:t").map(textIn).join("")}`,
    `  | | ${series.map((each) => pointsOf(each, "c:tx").join("")).join(" | ")} |`,
    ...rows.map((row) => `  | ${row.join(" | ")} |`),
    `  ranges: ${descendants(chart, "c:f").map(textIn).join(" ")}`,
    `  looks: ${digest(inOneLine(withoutPoints(chart)))}`,
  ];
}

function pointsOf(series: XmlElement | undefined, name: string): readonly string[] {
  const holder = series === undefined ? undefined : child(series, name);
  return holder === undefined ? [] : descendants(holder, "c:v").map(textIn);
}

function withoutPoints(element: XmlElement): XmlElement {
  const children = element.children
    .filter((node) => typeof node === "string" || (node.name !== "c:pt" && node.name !== "c:f" && node.name !== "a:t"))
    .map((node) => (typeof node === "string" ? node : withoutPoints(node)));
  return { ...element, children };
}
