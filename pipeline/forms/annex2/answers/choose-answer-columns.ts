/** Which columns of a table hold this inspection's answers: chosen on evidence that can be named, or left open (design.md, "Several columns, sheets or rows for one answer"). */
import { fiscalYearOf, splitIsoDate } from "../../../lib/japanese/calendar.ts";
import { readStatedDate } from "../../../lib/japanese/stated-date.ts";
import type { AnswerColumn, AnswerSource, FormTable, Period } from "../tables/index.ts";
import type { ChoiceReason } from "../../../model/submission.ts";

/** The columns that are read, and what a person should know of the choice. */
export interface ChosenColumns extends AnswerSource {
  readonly columns: readonly AnswerColumn[];
  /** The heading that decided; null where there was nothing to decide. */
  readonly heading: string | null;
  /** Why these columns; null where there was nothing to decide, "undecided" where nothing decided. */
  readonly because: ChoiceReason | null;
  /** The columns that were left out, or, undecided, those that must agree. */
  readonly others: readonly AnswerColumn[];
}

/** Columns that are one answer together: one alone, ticked ones (〇 | △ | －), or one for each system. */
interface Candidate {
  readonly columns: readonly AnswerColumn[];
  readonly lead: AnswerColumn;
}

/** @param reference a day of this cycle, `YYYY-MM-DD`. */
export function chooseAnswerColumns(table: FormTable, reference: string): ChosenColumns {
  const { answerColumns } = table;
  const corrections = answerColumns.filter(({ corrects }) => corrects);
  const candidates = toCandidates(answerColumns.filter(({ corrects }) => !corrects));
  const { kept, because } = narrow(candidates, table, reference);
  const columns = kept.flatMap((candidate) => candidate.columns);
  const left = candidates.filter((candidate) => !kept.includes(candidate));
  return {
    columns,
    // The one furthest to the right was written last.
    corrections: [...corrections].reverse(),
    heading: candidates.length > 1 || corrections.length > 0 ? columns.map(({ heading }) => heading).join("・") : null,
    because: because ?? (corrections.length > 0 ? "corrected" : alone(candidates[0], table, reference)),
    others: because === "undecided" ? columns : [...left.flatMap((candidate) => candidate.columns), ...corrections],
  };
}

function toCandidates(columns: readonly AnswerColumn[]): readonly Candidate[] {
  const candidates: { columns: AnswerColumn[]; lead: AnswerColumn }[] = [];
  for (const column of columns) {
    const last = candidates.at(-1);
    if (last !== undefined && belongTogether(last.lead, column)) last.columns.push(column);
    else candidates.push({ columns: [column], lead: column });
  }
  return candidates;
}

function belongTogether(a: AnswerColumn, b: AnswerColumn): boolean {
  if (a.ticks !== null && b.ticks !== null) return a.group === b.group;
  return a.part && b.part && a.group === b.group && a.forOthers === b.forOthers && samePeriod(a.period, b.period);
}

function samePeriod(a: Period | null, b: Period | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

interface Narrowed {
  readonly kept: readonly Candidate[];
  readonly because: ChoiceReason | null;
}

/** The kinds of evidence in the order of design.md: each keeps those that have it, if some have and some have not. */
function narrow(candidates: readonly Candidate[], table: FormTable, reference: string): Narrowed {
  let kept = candidates;
  let because: ChoiceReason | null = null;
  const by = (reason: ChoiceReason, has: (candidate: Candidate) => boolean): void => {
    const having = kept.filter(has);
    if (having.length === 0 || having.length === kept.length) return;
    kept = having;
    because = reason;
  };
  const rank = rankPeriods(candidates, reference);
  for (const least of [2, 1]) by("label", (candidate) => rank(candidate) >= least);
  by("visible", ({ columns }) => !columns.every((column) => isHidden(column, table)));
  by("exact-heading", ({ lead }) => lead.exact);
  by("own-column", ({ lead }) => !lead.forOthers);
  by("filled", ({ columns }) => columns.some((column) => isFilled(column, table)));
  return { kept, because: kept.length > 1 ? "undecided" : because };
}

/** One column alone may still be another inspection's, hidden, or one that no heading names. */
function alone(candidate: Candidate | undefined, table: FormTable, reference: string): ChoiceReason | null {
  if (candidate === undefined) return null;
  const { columns, lead } = candidate;
  if (lead.byContent) return "content";
  if (columns.every((column) => isHidden(column, table))) return "only-hidden";
  if (lead.forOthers) return "only-for-others";
  return rankPeriods([candidate], reference)(candidate) === 0 ? "only-earlier" : null;
}

/** 2 for a label of this inspection, 1 for none, 0 for one of another. */
function rankPeriods(candidates: readonly Candidate[], reference: string): (candidate: Candidate) => 0 | 1 | 2 {
  const best = Math.max(0, ...candidates.map(({ lead }) => closenessOf(lead.period, reference)));
  return ({ lead: { period } }) => {
    if (period === null) return 1;
    if (period.kind !== "year") return period.kind === "this" ? 2 : 0;
    const closeness = closenessOf(period, reference);
    return closeness > 0 && closeness === best ? 2 : 0;
  };
}

/** How well a stated year fits: 2 for this fiscal year, or this calendar year where no 年度 is stated; 1 for the fiscal year without 年度; else 0. */
function closenessOf(period: Period | null, reference: string): 0 | 1 | 2 {
  if (period?.kind !== "year") return 0;
  const on = dayOfYearLabel(period.words, reference);
  if (on === null) return 0;
  const fiscal = period.words.endsWith("度");
  const year = fiscal ? fiscalYearOf(on) : splitIsoDate(on).year;
  if (year === (fiscal ? fiscalYearOf(reference) : splitIsoDate(reference).year)) return 2;
  return !fiscal && year === fiscalYearOf(reference) ? 1 : 0;
}

/** The last day of a year as a heading states it (令和7年度, R8); null where it states none. */
export function dayOfYearLabel(words: string, reference: string): string | null {
  return readStatedDate(/年度?$/u.test(words) ? words : `${words}年`, reference)?.on ?? null;
}

function isHidden({ first, last }: AnswerColumn, { grid }: FormTable): boolean {
  const hidden = grid.sheet.hiddenColumns ?? [];
  for (let column = first; column <= last; column++) if (!hidden.includes(column)) return false;
  return true;
}

/** Over the whole sheet: a heading repeated on every page must be decided alike on each. */
function isFilled({ first, last }: AnswerColumn, { grid, headingRow }: FormTable): boolean {
  const headings = new Set(grid.row(headingRow).map(({ text }) => text));
  return grid.rows.some(
    (row) =>
      row > headingRow &&
      grid.row(row).some(({ column, text }) => column >= first && column <= last && !headings.has(text)),
  );
}
