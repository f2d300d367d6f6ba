/** Origins of what is told of the bodies below, and keys of quarters: sentences, lists and tables share them. */
import type { ClosingQuarter } from "../../../../model/body-figures.ts";
import type { TraceCondition } from "../../../../model/trace.ts";
import type { SupervisingBody } from "../../../../model/registry.ts";
import type { ClosingLine } from "../tables/closing-table.ts";
import { originsOf, type Origins, type Where } from "../../origins.ts";

/** Of one body below, or (`below` null) of the institutions that `body` collects itself. */
export function originsBelow(body: string, below: Pick<SupervisingBody, "code"> | null): Origins {
  if (below !== null) return originsOf(below.code);
  const own = originsOf(body);
  const direct = (where: Where = {}): Where => ({ ...where, supervisor_code: body });
  return {
    select: (view, where) => own.select(view, direct(where)),
    count: (view, where) => own.count(view, direct(where)),
    findings: (severity, where) => own.findings(severity, direct(where)),
    answers: (where) => own.answers(direct(where)),
    rate: (where) => own.rate(direct(where)),
    rateThen: (where) => own.rateThen(direct(where)),
  };
}

/** In which quarters the △ close that a line counts. */
export function closesIn({ first, isRest }: Pick<ClosingLine, "first" | "isRest">): TraceCondition {
  return { from: quarterKey(first), to: isRest ? LAST_QUARTER : quarterKey(first) };
}

/** What is overdue or without a date sorts behind every quarter. */
export const LAST_QUARTER = "9999Q4";

/** `2027Q1`: April to June 2027. */
export function quarterKey({ fiscalYear, quarter }: Pick<ClosingQuarter, "fiscalYear" | "quarter">): string {
  return `${String(fiscalYear)}Q${String(quarter)}`;
}
