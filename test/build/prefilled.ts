/** Forms as they are sent out, made from the shipped form, and as they come back. */
import { readFileSync } from "node:fs";
import { readFormLayout } from "../../pipeline/forms/annex2/blank/index.ts";
import { isDoneByAggregator } from "../../pipeline/model/cycle-scope.ts";
import type { Cycle, Institution } from "../../pipeline/model/registry.ts";
import { SYSTEMS_IN_SCOPE } from "../../pipeline/model/systems-in-scope.ts";
import { readWorkbook } from "../../pipeline/workbook/read/index.ts";
import { fillForm, prepareForm, type FormFilling } from "../../pipeline/workbook/write/form/index.ts";
import { openBook } from "../../pipeline/workbook/write/in-place/index.ts";
import type { Answers } from "./annex2.ts";
import { catalog, FORM_FILE } from "./catalog.ts";
import { registry } from "./registry.ts";

export const SHEET = "自己点検表";
export const FORM = readFileSync(FORM_FILE);

export interface Prefilled {
  readonly cycle?: Partial<Cycle>;
  /** Name of the cycle before. */
  readonly before?: string;
  readonly previous?: FormFilling["previous"];
  /** Another blank form. */
  readonly form?: Uint8Array;
}

const layouts = new Map<Uint8Array, NonNullable<ReturnType<typeof readFormLayout>>>();

export async function layoutOf(form: Uint8Array = FORM): Promise<NonNullable<ReturnType<typeof readFormLayout>>> {
  const layout = layouts.get(form) ?? readFormLayout(await readWorkbook(form), catalog.measures);
  if (layout === null) throw new Error("The form has no place for some measure.");
  layouts.set(form, layout);
  return layout;
}

export async function prefilled(institution: Institution, given: Prefilled = {}): Promise<Uint8Array> {
  const { cycle } = registry([], given.cycle);
  const form = given.form ?? FORM;
  const prepared = prepareForm(form, await layoutOf(form), {
    cycle,
    measures: catalog.measures,
    roleOf: (measure) => {
      if (cycle.onlyMeasures?.includes(measure.number) === false) return "notInspected";
      return isDoneByAggregator(measure, institution) ? "byAggregator" : "open";
    },
    systems: SYSTEMS_IN_SCOPE[institution.kind],
    previous: given.before ?? null,
  });
  return fillForm(prepared, { institution, previous: given.previous ?? new Map() });
}

/** Filled in by an institution: what is not given stays as it was sent. */
export async function answered(
  form: Uint8Array,
  answers: Answers,
  inspected?: string,
  blank = FORM,
): Promise<Uint8Array> {
  const [book, layout] = [openBook(form), await layoutOf(blank)];
  const sheet = book.sheet(SHEET);
  const date = layout.fields.find(({ label }) => label === "点検日");
  if (inspected !== undefined && date !== undefined) sheet.setValue(date.cell, { text: inspected });
  for (const { measure, answer, remark } of layout.measures) {
    const filled = answers[measure];
    if (filled === undefined) continue;
    sheet.setValue(answer, filled.mark === "" ? null : { text: filled.mark });
    if (remark !== null && typeof filled.remark === "string") sheet.setValue(remark, { text: filled.remark });
  }
  return book.save();
}

/** 〇 for all measures but those given, and those that the aggregator does. */
export function allAnswers(given: Answers, without: readonly number[] = []): Answers {
  const others = catalog.measures.filter(({ number }) => !without.includes(number));
  return { ...Object.fromEntries(others.map(({ number }) => [number, { mark: "〇" }])), ...given };
}
