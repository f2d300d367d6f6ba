/** The columns that may hold the answers, each with what its headings say about it: which of them counts is decided elsewhere. */
import {
  isCorrection,
  isExactAnswerHeading,
  isForOthers,
  periodOfHeading,
  type FormRole,
  type Period,
} from "./form-headings.ts";
import type { HeadedColumn } from "./headed-columns.ts";
import { meaningOfHeading, type Meaning } from "./read-mark.ts";

/** One column, or several that one heading is merged over, with what tells it from the others. Columns are 1-based, inclusive. */
export interface AnswerColumn {
  readonly first: number;
  readonly last: number;
  /** Its headings from the top, as people read them: `自己点検結果 今回`. */
  readonly heading: string;
  /** Column where the heading above several begins: those under one heading belong together. */
  readonly group: number;
  readonly period: Period | null;
  /** 修正後: counts where it is filled. */
  readonly corrects: boolean;
  /** 県記入欄, 確認欄. */
  readonly forOthers: boolean;
  readonly exact: boolean;
  /** A column that is ticked where its heading holds (〇 | △ | －); null for one that holds marks. */
  readonly ticks: Meaning | null;
  /** One of several parts of one answer (a system each): its heading is no word of the form. */
  readonly part: boolean;
  /** Its heading is unknown, and its cells are marks. */
  readonly byContent: boolean;
}

/** @param column a column whose headings say that it holds answers. */
export function toAnswerColumn(column: HeadedColumn, ticks: Meaning | null): AnswerColumn {
  const { path, first, last, group } = column;
  const upwards = [...path].reverse();
  return {
    first,
    last,
    group,
    heading: path.map((text) => text.replace(/\s+/gu, " ").trim()).join(" "),
    period: nearest(upwards, periodOfHeading) ?? column.above,
    corrects: path.some(isCorrection),
    forOthers: path.some(isForOthers),
    exact: path.some(isExactAnswerHeading),
    ticks,
    part: ticks === null && column.isPart,
    byContent: ticks === null && column.role === null,
  };
}

function nearest<Found>(texts: readonly string[], find: (text: string) => Found | null): Found | null {
  for (const text of texts) {
    const found = find(text);
    if (found !== null) return found;
  }
  return null;
}

/** Adjacent columns headed 〇, △ and － (or words for them): what each stands for; empty where there are none. */
export function ticksAmong(columns: readonly HeadedColumn[]): ReadonlyMap<HeadedColumn, Meaning> {
  const ticks = new Map<HeadedColumn, Meaning>();
  let run: [HeadedColumn, Meaning][] = [];
  const close = (): void => {
    if (run.length >= 2 && run.some(([, meaning]) => meaning === "implemented"))
      for (const [column, meaning] of run) ticks.set(column, meaning);
    run = [];
  };
  for (const column of columns) {
    const meaning = mayBeTicked(column.role) ? meaningOfHeading(column.path.at(-1) ?? "") : null;
    // 実施中 and 未実施 below one heading both mean △; with nothing above them, a second 〇 begins the next run.
    const isNew =
      meaning !== null &&
      !run.some(([other, known]) => (known === meaning && column.group === 0) || other.group !== column.group);
    if (!isNew || column.first !== (run.at(-1)?.[0].last ?? column.first - 1) + 1) close();
    if (meaning !== null) run.push([column, meaning]);
  }
  close();
  return ticks;
}

/** 実施予定 heads dates, but not beside 実施済 and 対象外. */
function mayBeTicked(role: FormRole | "joint" | null): boolean {
  return role === null || role === "answer" || role === "joint" || role === "planned";
}
