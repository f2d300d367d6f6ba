/** Dates and counts that the end of a line would part begin the next line: LibreOffice breaks between digits and kanji, in cells within R9.9, too. */
import { countLines, type LineBreaking } from "./line-count.ts";

const DIGIT = "[\\d０-９]";
const ERA_YEAR = `(?:明治|大正|昭和|平成|令和)\\s?(?:元|${DIGIT}{1,2})年`;
const MONTH = `${DIGIT}{1,2}月(?:${DIGIT}{1,2}日|末日?)?`;
const SPELT_OUT = `(?:${ERA_YEAR}|${DIGIT}{1,4}年)(?:度(?:第[1-4]四半期)?|${MONTH})|${ERA_YEAR}|${MONTH}`;
const SHORT = `(?<![A-Za-z\\d])(?:[MTSHR]${DIGIT}{1,2}\\.${DIGIT}{1,2}(?:\\.${DIGIT}{1,2})?|\\d{4}[/-]\\d{1,2}[/-]\\d{1,2})(?!\\d)`;
const NUMBER = "(?<![\\d.,])\\d[\\d,]*";
const COUNT = `${NUMBER}(?:件|機関|項目|か所)|No\\.\\d+`;
/** 3・12 and 4～6月. */
const SEVERAL = `${NUMBER}(?:[・～]\\d[\\d,]*)+月?`;
/** Behind the name of one of two institutions. */
const CODE = "(?<=〔)[\\dA-Z]+(?=〕)";
/** A date, a count, a code or the number of a measure, with what may not be parted from it: brackets that open before it, marks that close after it. */
const FIGURE = new RegExp(
  `[（［｛〔〈《「『【(]{0,4}(?:${CODE}|${SEVERAL}|${SPELT_OUT}|${SHORT}|${COUNT})[、。，．・：；）］｝〕〉》」』】,.:;)\\]}]*`,
  "gu",
);

/**
 * The text with a line break before each date and count that would be parted; one that is wider than a line stays as it is.
 *
 * @param width of a line, and `first` of the first one, in the unit of `em`
 */
export function keepFiguresWhole(text: string, width: number, style: LineBreaking, first = width): string {
  // Hardly a cell is longer than its line.
  if (text.length * style.em <= Math.min(width, first) || !/\d|[０-９元]/u.test(text)) return text;
  const lines = text.split("\n");
  return lines.map((line, index) => keepInLine(line, width, style, index === 0 ? first : width)).join("\n");
}

function keepInLine(line: string, width: number, style: LineBreaking, first: number): string {
  if (countLines(line, width, style, first) === 1) return line;
  let kept = "";
  let end = 0;
  for (const { 0: figure, index } of line.matchAll(FIGURE)) {
    const before = kept + line.slice(end, index);
    const isParted =
      before !== "" && countLines(before + figure, width, style, first) > countLines(before, width, style, first);
    kept = `${before}${isParted && countLines(figure, width, style) === 1 ? "\n" : ""}${figure}`;
    end = index + figure.length;
  }
  return kept + line.slice(end);
}
