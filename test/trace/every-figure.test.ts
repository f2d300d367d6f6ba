/** Every figure of a report has an entry in the trace, and every entry comes to what is printed when other code works it out from the data files. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeDocument } from "../../pipeline/documents/compose-documents.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { TABLE_NAMES, type SignedReport } from "../../pipeline/documents/kinds/report/signed-report.ts";
import type { TraceEntry } from "../../pipeline/model/trace.ts";
import type { Cell } from "../../pipeline/documents/word/block.ts";
import { template } from "../documents/drawn-report.ts";
import { country, runOf } from "./drawn-run.ts";

const SEED = 20_270_331;

describe("every entry", () => {
  it("comes to the value that is printed", { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(country, (drawn) => {
        const { entries, evidence } = runOf(drawn);
        const wrong = entries.flatMap((entry) => {
          const others = entries.filter(({ body }) => body === entry.body);
          const { value } = evidence.evaluate(entry.from, others);
          return value === entry.value ? [] : [{ ...entry, found: value }];
        });
        expect(wrong.slice(0, 8).map((each) => JSON.stringify(each))).toEqual([]);
      }),
      { seed: SEED, numRuns: 5, endOnFailure: true },
    );
  });
});

/** What is no figure although it has digits: days, numbers of measures, of the form's version, of annexes and papers. */
const LABELS =
  /令和\d+年度第\d四半期（[^）]*）|(?:令和|R)\d+(?:年|\.)\d+(?:月\d+日|月末|\.\d+)?|No\.\d+|第[\d.]+版|別冊\d|令和\d+年度|様02-06|小数第2位|1件ごと|は、0件|(?<!\d)0(?=件|機関|項目|、|）)|架空第\d[県省]|「\d [^」]*」|\d章は|白 100、薄い灰 90以上、灰 80以上、濃い灰 80未満|第\d+青葉市/gu;
const NUMBER = /\d/u;
const FIGURE = /\d|－|算定なし|別表/u;
type Values = Readonly<Record<string, unknown>>;

describe("every figure", () => {
  it("has an entry", { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(country, (drawn) => {
        const { entries, reports } = runOf(drawn);
        const missing = reports.flatMap((subject) => {
          const own = new Map(entries.filter(({ body }) => body === subject.body.code).map((one) => [one.figure, one]));
          return [...untracedNumbers(subject, own), ...untracedCells(subject, own)];
        });
        expect(missing).toEqual([]);
      }),
      { seed: SEED, numRuns: 5, endOnFailure: true },
    );
  });
});

type Entries = ReadonlyMap<string, TraceEntry>;

/** Numbers that are left in the sentences once every figure that has an entry prints its name instead. */
function untracedNumbers(subject: SignedReport, entries: Entries): readonly string[] {
  const named = (prefix: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        // 0 stays: it says which sentence is printed.
        const isTraced = entries.has(prefix + name) && value !== 0;
        return [
          name,
          isTraced
            ? `〔${name}〕`
            : Array.isArray(value)
              ? value.map((item: Values, index) => named(`${name}.${String(index + 1)}.`, item))
              : value,
        ];
      }),
    );
  const context = named("", subject.context) as unknown as SignedReport["context"];
  const { sections } = composeDocument(report, template, { ...subject, context });
  return sections
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "paragraph" && block.heading === undefined ? [block] : []))
    .flatMap(({ runs }) => {
      const text = runs.map((one) => one.text).join("");
      return NUMBER.test(text.replace(LABELS, "")) ? [text] : [];
    });
}

/** Columns that say which row it is. */
const NAMES_OF_ROWS = ["番号", "follow-ups/順位"];

/** Cells of columns of numbers, and rows of lists, that no entry is about. */
function untracedCells({ tables }: SignedReport, entries: Entries): readonly string[] {
  const printed = new Map<string, string[]>();
  for (const { figure, printed: text } of entries.values()) {
    const [table = "", row = "", heading] = figure.split("/");
    // A row is found again by its place among the rows of its table that have entries.
    const key = `${table}/${heading ?? ""}`;
    printed.set(key, [...(printed.get(key) ?? []), heading === undefined ? row : text]);
  }
  return TABLE_NAMES.flatMap((name) => {
    const table = tables[name];
    if (table === null) return [];
    return table.shape.columns.flatMap(({ heading, style }, column) => {
      if (style !== "TableNumber" || [heading, `${name}/${heading}`].some((each) => NAMES_OF_ROWS.includes(each)))
        return [];
      const texts = table.rows
        .map(({ cells }) => textBelow(cells, column))
        .filter((text) =>
          // A row that is not ranked has no rank to explain.
          heading === "順位" ? NUMBER.test(text) : FIGURE.test(text),
        );
      const traced = printed.get(`${name}/${heading}`) ?? [];
      return JSON.stringify(texts) === JSON.stringify(traced)
        ? []
        : [`${name}/${heading}: ${texts.join()} ≠ ${traced.join()}`];
    });
  });
}

/** Empty for a row that is one cell. */
function textBelow(cells: readonly Cell[], column: number): string {
  let at = 0;
  for (const { text, span = 1 } of cells) {
    if (at === column) return span === 1 ? text : "";
    at += span;
  }
  return "";
}
