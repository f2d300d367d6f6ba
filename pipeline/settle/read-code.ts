/** The institutions that a code may stand for, in all the ways in which codes are written. Rule: domain.md, "Codes". */
import { joinCode, normalizeCode, withCheckDigit } from "../lib/japanese/institution-code.ts";
import type { Institution } from "../model/registry.ts";
import type { InstitutionIndex } from "./institution-index.ts";

/** Whom a text names by code; nobody where the registry does not know it. */
export interface CodeReading {
  readonly institutions: readonly Institution[];
  /** The code alone decides. Without its check digit it only confirms what a name says. */
  readonly whole: boolean;
  /** What stands beside the code in the same cell: perhaps a name. */
  readonly rest: string;
}

const RUN = /[0-9A-Za-z](?:[0-9A-Za-z]|[-‐‑‒–—―−ー－.・ \u3000]+(?=[0-9A-Za-z]))*/u;

/** `012017`, `01201-7`, `0 1 2 0 1 7`, `12017`, `012017　青葉市`, `482030（月見市）`; five digits without the check digit confirm only. */
export function readCode(text: string, { byCode }: InstitutionIndex): CodeReading {
  const same = byCode.get(normalizeCode(text));
  if (same !== undefined) return { institutions: same, whole: true, rest: "" };
  const wide = text.normalize("NFKC");
  const run = RUN.exec(wide)?.[0] ?? "";
  const rest = wide
    .replace(run, " ")
    .replace(/^[\s()[\]【】「」:：]+|(?<![\s()[\]【】「」:：])[\s()[\]【】「」:：]+$/gu, "");
  const code = byCode.has(normalizeCode(run)) ? normalizeCode(run) : joinCode(run);
  const whole = byCode.get(code) ?? [];
  // 12017 may have lost its zero (012017) or its check digit (12017x): where both are registered, only a name can tell.
  const completed = withCheckDigit(run.replace(/[^0-9A-Za-z]/gu, ""));
  const unchecked = completed === null ? [] : (byCode.get(completed) ?? []);
  return {
    institutions: [...new Set([...whole, ...unchecked])],
    whole: whole.length > 0 && unchecked.every((institution) => whole.includes(institution)),
    rest,
  };
}
