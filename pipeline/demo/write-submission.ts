/** One institution's workbook, from what it answers to the bytes of the file, in each of the dialects. */
import type { Measure } from "../model/measure.ts";
import type { Institution } from "../model/registry.ts";
import type { Dialect } from "./dialects.ts";
import type { DrawnSheet } from "./drawn-book.ts";
import {
  chapterSheets,
  dateColumnSheet,
  repeatedHeadingsSheet,
  shiftedSheet,
  twoRowHeadingSheet,
} from "./drawn-forms.ts";
import { fillAnswers } from "./filled-answers.ts";
import { writeDatedRows, writeRows, type FilledForm, type FormHeader } from "./filled-form.ts";
import { byTheBook, messyDates, messyMarks, type Day, type Handwriting } from "./handwriting.ts";
import { openForm } from "./official-form.ts";
import type { Random } from "./random.ts";

interface Task {
  readonly institution: Institution;
  /** Sent again, after the first workbook. */
  readonly corrected: boolean;
  readonly random: Random;
}
/** For each dialect, what makes a workbook of a task. */
export type Writers = Readonly<Record<Dialect, (task: Task) => Uint8Array>>;

/** Takes the blank form apart once for all workbooks. @throws PipelineError (exit 2) when it has no table to fill in. */
export function openWriters(
  form: Uint8Array,
  draw: (sheets: readonly DrawnSheet[], saved: Day) => Uint8Array,
  measures: readonly Measure[],
  kind: string,
): Writers {
  const fillForm = openForm(form);
  const fill = (task: Task, hand: Handwriting): FilledForm => ({
    ...writeHead(task, hand, kind),
    rows: writeRows(fillAnswers(task.institution, measures, task.random), hand),
  });
  const drawn = (layout: (filled: FilledForm) => readonly DrawnSheet[]) => (task: Task) => {
    const filled = fill(task, byTheBook);
    return draw(layout(filled), filled.saved);
  };
  return {
    official: (task) => fillForm(fill(task, byTheBook)),
    "messy-marks": (task) => fillForm(fill(task, messyMarks(task.random))),
    "messy-dates": (task) => fillForm(fill(task, messyDates(task.random))),
    shifted: drawn(shiftedSheet),
    "two-row-heading": drawn(twoRowHeadingSheet),
    "repeated-headings": drawn(repeatedHeadingsSheet),
    "by-chapter": drawn(chapterSheets),
    "date-column": (task) => {
      const head = writeHead(task, byTheBook, kind);
      const rows = writeDatedRows(fillAnswers(task.institution, measures, task.random), byTheBook);
      return draw(dateColumnSheet({ ...head, rows }), head.saved);
    },
  };
}

function writeHead(task: Task, hand: Handwriting, kind: string): Pick<FilledForm, "header" | "saved"> {
  const { institution, random } = task;
  const inspected = inspectionDay(task);
  const header: FormHeader = {
    code: random.chance(0.05) ? "" : institution.code,
    name: random.chance(0.05) ? Array.from(institution.name).join(" ") : institution.name,
    inspected: random.chance(0.01) ? "" : hand.day(inspected),
    kind,
  };
  return { header, saved: inspected };
}

/** January and February before the deadline; corrections, and a few late ones, in March. */
function inspectionDay({ corrected, random }: Task): Day {
  const month = corrected || random.chance(0.02) ? 3 : random.between(1, 2);
  return { year: 2027, month, day: random.between(4, 28) };
}
