/** RawWorkbook of the blank form → catalog of measures. The form is the only copy of the catalog. */
import { groupBy } from "../lib/group-by.ts";
import type { Catalog, Measure } from "../model/measure.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import type { RawSheet, RawWorkbook } from "../model/raw-workbook.ts";
import { findFormTables, readFormRows, toGrid, type FormRow } from "../forms/annex2/tables/index.ts";
import { readMeasures } from "./read-measures.ts";

/** What is counted in a form, and how many published versions of it have (domain.md); another version is checked for its structure only. */
const COUNTED: readonly (readonly [
  what: string,
  count: (measures: readonly Measure[]) => number,
  published: Readonly<Record<string, number>>,
])[] = [
  ["措置", (measures) => measures.length, { "2.0": 92 }],
  ["重点報告事項（○）", (measures) => measures.filter(({ priority }) => priority).length, { "2.0": 46 }],
  ["◆の措置", (measures) => measures.filter(({ direct }) => direct).length, { "2.0": 7 }],
  ["章", (measures) => new Set(measures.map(({ chapter }) => chapter)).size, { "2.0": 5 }],
  ["節", (measures) => new Set(measures.map(({ section }) => section)).size, { "2.0": 17 }],
];

/** Ten times the published form: what has more is no form, and its faults would be without end. */
const MOST_MEASURES = 1_000;

const EXAMPLE = /記入例|記載例|作成例|見本|サンプル/u;

/**
 * Reads chapters, sections, numbers, headings, texts and both flags out of the blank form.
 *
 * @param file name shown in faults, e.g. `templates/annex2-v2.0.xlsx`.
 * @throws PipelineError (exit 2) with every fault when the form cannot serve as the catalog.
 */
export function readCatalog(workbook: RawWorkbook, version: string, file: string): Catalog {
  const measures = readMeasures(formPages(workbook));
  const faults = [...structureFaults(measures, file), ...countFaults(measures, version, file)];
  if (faults.length > 0)
    throw new PipelineError(`様式「${file}」から安全管理措置を読み取れません。`, { exitCode: 2, faults });
  return { version, measures: [...measures].sort((a, b) => a.number - b.number) };
}

/** Every page of the sheets that are the form itself: not hidden, and not an example of how to fill it in. */
function formPages({ sheets }: RawWorkbook): readonly (readonly FormRow[])[] {
  const pagesOf = (some: readonly RawSheet[]): readonly (readonly FormRow[])[] =>
    some.flatMap((sheet) => findFormTables(toGrid(sheet)).map((table) => readFormRows(table)));
  const form = pagesOf(sheets.filter(({ name, hidden }) => !hidden && !EXAMPLE.test(name)));
  return form.length > 0 ? form : pagesOf(sheets);
}

function structureFaults(measures: readonly Measure[], file: string): readonly Fault[] {
  const fault = (what: string, fix: string): Fault => ({ where: file, what, fix });
  if (measures.length === 0)
    return [
      fault(
        "自己点検表が見つかりません。",
        "見出し（#・項目・安全管理措置・自己点検結果）のある様式を置いてください。",
      ),
    ];
  const last = measures.reduce((most, { number }) => Math.max(most, number), 0);
  if (last > MOST_MEASURES || measures.length > MOST_MEASURES)
    return [
      fault(
        `措置が${String(measures.length)}行あり、番号は${String(last)}まであります（上限は${String(MOST_MEASURES)}）。`,
        "配布された様式を置いてください。別の表を置いていないか確かめてください。",
      ),
    ];
  const missing: Fault[] = [];
  const repeated: Fault[] = [];
  const rowsOf = groupBy(measures, ({ number }) => number);
  for (let number = 1; number <= last; number++) {
    const rows = rowsOf.get(number)?.length ?? 0;
    if (rows === 0) missing.push(fault(`措置 ${String(number)} の行がありません。`, IN_ORDER));
    if (rows > 1) repeated.push(fault(`措置 ${String(number)} の行が${String(rows)}つあります。`, IN_ORDER));
  }
  const untitled = measures
    .filter(({ chapter, section }) => chapter === "" || section === "")
    .map(({ number }) =>
      fault(
        `措置 ${String(number)} の上に章又は節の行がありません。`,
        "「1 …」「1.1 …」の形の見出しを、項目の列に記入してください。",
      ),
    );
  return [missing, repeated, untitled].flatMap((faults) => firstFaults(faults, file));
}

const IN_ORDER = "措置の番号を1から順に、1つずつにしてください。";
/** More faults of one kind say nothing new. */
const SHOWN = 10;

function firstFaults(faults: readonly Fault[], file: string): readonly Fault[] {
  const more = faults.length - SHOWN;
  const [first] = faults;
  if (first === undefined || more <= 0) return faults;
  return [
    ...faults.slice(0, SHOWN),
    { where: file, what: `同じ種類の誤りが、ほかに${String(more)}件あります。`, fix: first.fix },
  ];
}

function countFaults(measures: readonly Measure[], version: string, file: string): readonly Fault[] {
  return COUNTED.flatMap(([name, count, published]) => {
    const [found, expected] = [count(measures), published[version]];
    if (expected === undefined || found === expected || measures.length === 0) return [];
    const what = `${name}の数が${String(found)}です（第${version}版では${String(expected)}）。`;
    return [{ where: file, what, fix: "様式の行や印が消えていないか、元の様式と比べてください。" }];
  });
}
