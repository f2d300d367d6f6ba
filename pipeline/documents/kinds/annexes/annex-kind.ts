/** What all annexes have in common: their names in the wording, their place, their paper. */
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import type { TraceLine, TraceTable } from "../../../model/trace.ts";
import type { DataDrawing, DocumentKind, RunResults } from "../document-kind.ts";
import { originsOf, REPORTED, type Origins } from "../origins.ts";
import { PAGES } from "../paper.ts";
import { tracedSentences, type NamedOrigins, type TracedPaper } from "../trace-lines.ts";
import { escapeAll, printAll } from "../../wording/context-values.ts";
import type { WordingContext } from "../../wording/vocabulary.ts";
import type { Annex } from "./annex.ts";

const TEXTS = ["cycleName", "asOf", "bodyName"] as const;
const COUNTS = ["institutionCount", "submittedCount", "measureCount", "groupCount"] as const;
const FLAGS = ["priorityOnly", "needsContents", "compact"] as const;

/** Of several bodies, more lines than this fill more than two or three pages. */
const FEW_LINES = 60;

/** What one annex has of its own. */
export interface AnnexOf<Line, Count extends string, Text extends string> {
  /** 別冊1 … */
  readonly number: string;
  readonly title: string;
  readonly annexesOf: (results: RunResults) => readonly Annex<Line>[];
  /** Of the wording, besides those of all annexes. */
  readonly counts: readonly Count[];
  readonly countsOf: (lines: readonly Line[], annex: Annex<Line>) => Readonly<Record<Count, number>>;
  /** The same of texts. */
  readonly texts: readonly Text[];
  readonly textsOf: (annex: Annex<Line>) => Readonly<Record<Text, string>>;
  /** Where the figures come from: of each name, and of the rows of its table. */
  readonly originsOf: (annex: Annex<Line>, origins: Origins) => NamedOrigins<Count | Text>;
  readonly tracedRows: (annex: Annex<Line>, paper: TracedPaper, origins: Origins) => readonly TraceTable[];
  /** Name of its one table in the wording, and how it is drawn. */
  readonly table: string;
  readonly draw: DataDrawing<Annex<Line>>;
}

/** Of the names of all annexes; how many bodies have a heading, asks only whether there are several. */
function commonOrigins({ count }: Origins): NamedOrigins<(typeof TEXTS)[number] | (typeof COUNTS)[number]> {
  const texts = { cycleName: null, asOf: null, bodyName: null };
  return {
    ...texts,
    institutionCount: count("institutions"),
    submittedCount: count("institutions", { submitted: "○" }),
    measureCount: count("measures", REPORTED),
    groupCount: null,
  };
}

/** One for each supervising body, beside its report. */
export function annexKind<Line, Count extends string, Text extends string>(
  annex: AnnexOf<Line, Count, Text>,
): DocumentKind<Annex<Line>> {
  const title = `${annex.number}　${annex.title}`;
  const contextOf = (subject: Annex<Line>): WordingContext => {
    const { body, cycle, asOf, priorityOnly, compact, institutions, submitted, measures, groups } = subject;
    const lines = groups.flatMap((group) => group.lines);
    return {
      ...escapeAll<(typeof TEXTS)[number]>({ cycleName: cycle, asOf: formatWareki(asOf), bodyName: body.name }),
      ...escapeAll(annex.textsOf(subject)),
      ...printAll<(typeof COUNTS)[number]>({
        institutionCount: institutions,
        submittedCount: submitted,
        measureCount: measures.length,
        groupCount: groups.length,
      }),
      ...printAll(annex.countsOf(lines, subject)),
      priorityOnly,
      compact,
      needsContents: groups.length > 1 && lines.length > FEW_LINES,
    };
  };
  const traceAnnex = function* (
    subject: Annex<Line>,
    _: RunResults,
    context: WordingContext,
  ): Generator<TraceLine, void> {
    const [paper, origins] = [{ body: subject.body.code, paper: annex.number }, originsOf(subject.body.code)];
    const named = { ...commonOrigins(origins), ...annex.originsOf(subject, origins) };
    yield* tracedSentences(paper, context, named);
    yield* annex.tracedRows(subject, paper, origins);
  };
  return {
    vocabulary: {
      document: annex.number,
      texts: [...TEXTS, ...annex.texts],
      counts: [...COUNTS, ...annex.counts],
      flags: FLAGS,
      lists: {},
      tables: [annex.table],
      charts: [],
    },
    tables: { [annex.table]: annex.draw },
    charts: {},
    pages: PAGES,
    subjectsOf: annex.annexesOf,
    context: contextOf,
    texts: ({ body, cycle, asOf }) => ({ title: `${cycle}　${title}`, author: body.name, date: asOf }),
    place: ({ body }) => ({ area: "reports", body, file: `${annex.number}_${annex.title}` }),
    basis: (subject) => JSON.stringify(subject),
    trace: traceAnnex,
    rows: ({ groups }) => linesIn(groups),
  };
}

function linesIn(groups: Annex<unknown>["groups"]): number {
  return groups.reduce((sum, { lines }) => sum + lines.length, 0);
}
