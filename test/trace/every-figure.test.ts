/** Every figure of a report has an entry in the trace, and every entry comes to what is printed when other code works it out from the data files. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeDocument } from "../../pipeline/documents/compose-documents.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { TABLE_NAMES, type SignedReport } from "../../pipeline/documents/kinds/report/signed-report.ts";
import { groupBy } from "../../pipeline/lib/group-by.ts";
import type { TraceEntry } from "../../pipeline/model/trace.ts";
import type { Cell, Table } from "../../pipeline/documents/word/block.ts";
import { KIND_NAMES, KINDS, type KindName } from "../../pipeline/documents/kinds/index.ts";
import { LETTER_NAMES, LETTERS, type LetterName } from "../../pipeline/documents/letters/index.ts";
import type { RunResults, WordingContext } from "../../pipeline/documents/index.ts";
import { template } from "../documents/drawn-report.ts";
import { answersNeeded, createEvidence } from "../../pipeline/trace/index.ts";
import { country, runOf } from "./drawn-run.ts";

const SEED = 20_270_331;

describe("every entry", () => {
  it("comes to the value that is printed", { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(country, (drawn) => {
        const { entries, evidence } = runOf(drawn);
        const ofBody = groupBy(entries, ({ body }) => body);
        const wrong = entries.flatMap((entry) => {
          const others = ofBody.get(entry.body) ?? [];
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
  /令和\d+年度第\d四半期（[^）]*）|(?:令和|R)\d+(?:年|\.)\d+(?:月\d+日|月末|\.\d+)?|No\.\d+|第[\d.]+版|別冊\d|令和\d+年度|様02-06|小数第2位|1件ごと|は、0件|10項目まで|回答が5機関に満たない|80%に満たない|(?<!\d)0(?=件|機関|項目|、|）)|架空第\d[県省]|「\d [^」]*」|\d章は|白 100、薄い灰 90以上、灰 80以上、濃い灰 80未満|第\d+青葉市/gu;
const NUMBER = /\d/u;
const FIGURE = /\d|－|算定なし|別表/u;
type Values = Readonly<Record<string, unknown>>;

it("is found in the rows that it needs as in all of them", { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(country, (drawn) => {
      const { head, entries, evidence } = runOf(drawn);
      const { tables } = evidence;
      for (const [index, entry] of entries.entries()) {
        // Views are made anew for each: one of some is enough.
        if (index % 40 > 0) continue;
        const others = entries.filter(({ body }) => body === entry.body);
        const keep = answersNeeded(entry.from, others, tables, head);
        const answers = tables.answers.filter((row) => keep((name) => row[name] ?? ""));
        const found = createEvidence({ ...tables, answers }, head).evaluate(entry.from, others);
        const whole = evidence.evaluate(entry.from, others);
        expect([entry.figure, found.value, found.rows.length]).toEqual([entry.figure, whole.value, whole.rows.length]);
      }
    }),
    { seed: SEED, numRuns: 4, endOnFailure: true },
  );
});

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

describe("every figure of annexes and working papers", () => {
  it("has an entry", { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(country, (drawn) => {
        const { entries, results } = runOf(drawn);
        const ofBody = groupBy(entries, ({ body }) => body);
        const named = KIND_NAMES.filter((kind) => kind !== "report").flatMap((kind) => papersOf(kind, results));
        const missing = named.flatMap(({ body, paper, printed }) => {
          const left = groupBy(
            (ofBody.get(body) ?? []).filter(({ figure }) => figure.startsWith(`${paper}/`)),
            ({ figure, printed: text }) => `${figure.slice(figure.lastIndexOf("/") + 1)} ${plain(text)}`,
          );
          const counts = new Map([...left].map(([key, all]) => [key, all.length]));
          return printed.flatMap(([name, text]) => {
            const key = `${name} ${plain(text)}`;
            const count = counts.get(key) ?? 0;
            counts.set(key, count - 1);
            return count > 0 ? [] : [`${body} ${paper} ${key}`];
          });
        });
        expect(missing.slice(0, 8)).toEqual([]);
      }),
      { seed: SEED, numRuns: 3, endOnFailure: true },
    );
  });
});

describe("every figure of letters", () => {
  it("has an entry", { timeout: 240_000 }, () => {
    let printed = 0;
    fc.assert(
      fc.property(country, (drawn) => {
        const { entries, results } = runOf(drawn);
        const traced = new Set(entries.map(({ body, figure, printed: text }) => `${body} ${figure} ${text}`));
        const figures = LETTER_NAMES.flatMap((name) => figuresOfLetters(name, results));
        expect(figures.filter((figure) => !traced.has(figure)).slice(0, 8)).toEqual([]);
        printed += figures.length;
      }),
      { seed: SEED, numRuns: 3, endOnFailure: true },
    );
    expect(printed).toBeGreaterThan(500);
  });
});

/** Counted finding by finding in changes.csv, of which no origin selects; and numbers of measures that the report of the body has. */
const NO_FIGURES_OF: Readonly<Partial<Record<LetterName, readonly string[]>>> = {
  correctionRequest: ["前回の件数", "直った件数", "直っていない件数", "新しい件数", "お願いした回数"],
  ownReport: ["点検措置数", "報告措置数"],
};
/** Of a text, and of the columns of a list, those that are figures. */
const RATE = "実施率";
const COUNTED = ["実施済", "未実施", "対象外", "空欄", "判読不能"];

/** Body, name and printed text of every figure in the letters of a kind; where one is about an institution, what is zero is not printed. */
function figuresOfLetters(name: LetterName, results: RunResults): readonly string[] {
  const { lettersOf, vocabulary } = LETTERS[name];
  const names = [...vocabulary.counts, ...vocabulary.texts.filter((each) => each === RATE)].filter(
    (each) => NO_FIGURES_OF[name]?.includes(each) !== true,
  );
  return lettersOf(results).flatMap(({ body, institution, values }) => {
    const figure = (row: string | undefined, what: string, text: string): string =>
      [`${body.code} ${[vocabulary.document, row, what].filter((part) => part !== undefined).join("/")}`, text].join(
        " ",
      );
    const isPrinted = (text: string): boolean =>
      text !== "0" || institution === null || vocabulary.texts.includes(RATE);
    const rows: unknown = values["措置"];
    const counted = COUNTED.filter((column) => vocabulary.lists["措置"]?.includes(column) === true);
    return [
      ...names.flatMap((each) => {
        const text = textOf(values[each]);
        return isPrinted(text) ? [figure(institution?.code, each, text)] : [];
      }),
      ...(Array.isArray(rows) ? rows : []).flatMap((row: Readonly<Record<string, string>>) =>
        counted.map((column) => figure(row["番号"], column, row[column] ?? "")),
      ),
    ];
  });
}

interface PrintedPaper<Name> {
  readonly kind: Name;
  readonly body: string;
  readonly paper: string;
  /** Names of the wording and headings of columns, with what is printed there. */
  readonly printed: readonly (readonly [name: string, text: string])[];
}

/** Names that a wording asks of only whether there is any, and numbers of rules. */
const NO_FIGURES = [
  "groupCount",
  "ownCount",
  "belowCount",
  "unknownFormerCodeCount",
  "folderFileCount",
  "askedTooOften",
  "manyErrors",
];

function papersOf<Name extends KindName>(name: Name, results: RunResults): readonly PrintedPaper<Name>[] {
  const kind = KINDS[name];
  return kind.subjectsOf(results).map((subject) => {
    const context = kind.context(subject);
    const counts = kind.vocabulary.counts.filter((each) => !NO_FIGURES.includes(each));
    const tables = Object.values(kind.tables).flatMap((draw) => draw(subject, 15000));
    return {
      kind: name,
      body: kind.place(subject).body.code,
      paper: kind.vocabulary.document,
      printed: [
        ...counts.map((each) => [each, textOf(context[each])] as const),
        ...tables.flatMap((block) => (block.kind === "table" ? printedCells(block) : [])),
      ],
    };
  });
}

/** Of columns of numbers, and of figures beside the marks of measures. */
function printedCells({ columns, rows }: Table): readonly (readonly [string, string])[] {
  return columns.flatMap(({ heading, style }, column) => {
    const isFigure = style === "TableNumber" || (style === "MatrixMark" && !/^\d+$/u.test(heading));
    if (!isFigure || ["番号", "順位"].includes(heading)) return [];
    return rows.flatMap(({ cells }) => {
      // What aggregators do is told by what stands before it.
      const name = cells[0]?.text.startsWith("◆") === true ? cells[0].text : heading;
      const text = textBelow(cells, column).trim();
      return FIGURE.test(text) ? [[name, text] as const] : [];
    });
  });
}

function textOf(value: WordingContext[string] | undefined): string {
  return value === undefined || typeof value === "object" ? "" : String(value);
}

function plain(text: string): string {
  return text.trim() === "－" ? "0" : text.trim().replaceAll(",", "");
}

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
