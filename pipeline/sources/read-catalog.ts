/** RawWorkbook of the blank form → catalog of measures. The form is the only copy of the catalog. */
import { foldText, trimText } from "../lib/japanese/text.ts";
import type { Catalog, Measure } from "../model/measure.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import { findFormTables, labelOf, readFormRows, toGrid, type FormRow } from "../sheet/index.ts";

interface Counts {
  readonly measures: number;
  readonly priority: number;
  readonly direct: number;
  readonly chapters: number;
  readonly sections: number;
}

/** What is known of published versions of the form (domain.md); a version that is not listed is checked for its structure only. */
const PUBLISHED_COUNTS: Readonly<Record<string, Counts>> = {
  "2.0": { measures: 92, priority: 46, direct: 7, chapters: 5, sections: 17 },
};

const DIRECT_MARK = /^[◆♦]\s*/u;
const SECTION = /^\d+[.．]\d+/u;
const CHAPTER = /^\d+(?![\d.．)）])/u;

/**
 * Reads chapters, sections, numbers, headings, texts and both flags out of the blank form.
 *
 * @param file name shown in faults, e.g. `templates/annex2-v2.0.xlsx`.
 * @throws PipelineError (exit 2) with every fault when the form cannot serve as the catalog.
 */
export function readCatalog(workbook: RawWorkbook, version: string, file: string): Catalog {
  const measures = workbook.sheets
    .flatMap((sheet) => findFormTables(toGrid(sheet)).map((table) => readFormRows(table)))
    .flatMap(toMeasures);
  const faults = [...structureFaults(measures, file), ...countFaults(measures, version, file)];
  if (faults.length > 0)
    throw new PipelineError(`様式「${file}」から安全管理措置を読み取れません。`, { exitCode: 2, faults });
  return { version, measures: [...measures].sort((a, b) => a.number - b.number) };
}

function toMeasures(rows: readonly FormRow[]): readonly Measure[] {
  let chapter = "";
  let section = "";
  let heading = "";
  const measures: Measure[] = [];
  for (const row of rows) {
    if (row.number === null || row.text === "") {
      const title = trimText(labelOf(row));
      if (SECTION.test(foldText(title))) section = title;
      else if (CHAPTER.test(foldText(title))) [chapter, section] = [title, ""];
      continue;
    }
    // The official form writes the heading once where several measures share it.
    heading = row.heading === "" ? heading : row.heading.replace(DIRECT_MARK, "");
    measures.push({
      number: row.number,
      chapter,
      section,
      heading,
      text: row.text.replace(DIRECT_MARK, ""),
      priority: /[○〇◯]/u.test(row.priority),
      direct: DIRECT_MARK.test(row.text) || DIRECT_MARK.test(row.heading),
    });
  }
  return measures;
}

function structureFaults(measures: readonly Measure[], file: string): readonly Fault[] {
  if (measures.length === 0) {
    return [
      {
        where: file,
        what: "自己点検表が見つかりません。",
        fix: "見出し（#・項目・安全管理措置・自己点検結果）のある様式を置いてください。",
      },
    ];
  }
  const numbers = new Set(measures.map((measure) => measure.number));
  const faults: Fault[] = [];
  for (let number = 1; number <= Math.max(...numbers); number++) {
    const rows = measures.filter((measure) => measure.number === number);
    if (rows.length === 1) continue;
    const what =
      rows.length === 0
        ? `措置 ${String(number)} の行がありません。`
        : `措置 ${String(number)} の行が${String(rows.length)}つあります。`;
    faults.push({ where: file, what, fix: "措置の番号を1から順に、1つずつにしてください。" });
  }
  for (const { number, chapter, section } of measures) {
    if (chapter !== "" && section !== "") continue;
    faults.push({
      where: file,
      what: `措置 ${String(number)} の上に章又は節の行がありません。`,
      fix: "「1 …」「1.1 …」の形の見出し行を置いてください。",
    });
  }
  return faults;
}

function countFaults(measures: readonly Measure[], version: string, file: string): readonly Fault[] {
  const expected = PUBLISHED_COUNTS[version];
  if (expected === undefined || measures.length === 0) return [];
  const found: Counts = {
    measures: measures.length,
    priority: measures.filter((measure) => measure.priority).length,
    direct: measures.filter((measure) => measure.direct).length,
    chapters: new Set(measures.map((measure) => measure.chapter)).size,
    sections: new Set(measures.map((measure) => measure.section)).size,
  };
  const names: Readonly<Record<keyof Counts, string>> = {
    measures: "措置",
    priority: "重点報告事項（○）",
    direct: "◆の措置",
    chapters: "章",
    sections: "節",
  };
  return (Object.keys(names) as (keyof Counts)[])
    .filter((key) => found[key] !== expected[key])
    .map((key) => ({
      where: file,
      what: `${names[key]}の数が${String(found[key])}です（第${version}版では${String(expected[key])}）。`,
      fix: "様式の行や印が消えていないか、元の様式と比べてください。",
    }));
}
