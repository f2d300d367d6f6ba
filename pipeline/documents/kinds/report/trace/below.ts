/** Origins of what is told of the bodies below, and keys of quarters: sentences, lists and tables share them. */
import type { ClosingQuarter } from "../../../../model/body-figures.ts";
import type { SupervisingBody } from "../../../../model/registry.ts";
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

/** `2027Q1`: April to June 2027. */
export function quarterKey({ fiscalYear, quarter }: Pick<ClosingQuarter, "fiscalYear" | "quarter">): string {
  return `${String(fiscalYear)}Q${String(quarter)}`;
}
