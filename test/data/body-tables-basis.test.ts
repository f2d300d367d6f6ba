/** Whatever a book of tables shows is in its basis: changed anywhere, the book is made anew. */
import { expect, it } from "vitest";
import {
  bodyTablesBasis,
  bodyTablesBook,
  shownRollup,
  type BodyTables,
} from "../../pipeline/data/body-tables/index.ts";
import { aFinding, anInstitution, aRollup, measures, prefecture, submitters } from "../documents/rollup-builders.ts";

const rollup = aRollup({ measures: measures.slice(28, 44), submitters: submitters(12) });
const subject: BodyTables = {
  rollup: shownRollup({
    ...rollup,
    institutions: rollup.institutions.map((each, index) =>
      index === 0 ? { ...each, lastRequest: { before: 2, fixed: 1, open: 1, new: 0, timesAsked: 2 } } : each,
    ),
    findings: [aFinding("answer-missing", anInstitution(1)), aFinding("form-blank", null)],
  }),
  bodies: [prefecture],
  standing: { status: rollup.status, totals: rollup.totals, errors: 3 },
  before: { status: { ...rollup.status }, totals: { ...rollup.totals }, errors: 4 },
  comparison: [
    {
      change: "前回は〇で、今回は〇でない",
      institutionCode: anInstitution(1).code,
      measure: 30,
      then: { kind: "implemented", plannedOn: "2026-04-01", remark: "済" },
      now: { kind: "planned", plannedOn: "2027-09-30", remark: "改修", file: "a.xlsx", sheet: "表", cell: "E5" },
    },
  ],
  resubmissions: [
    {
      institution: anInstitution(2),
      resubmission: {
        earlier: ["前.xlsx"],
        file: "今.xlsx",
        findings: [
          {
            code: "answer-missing",
            measure: 30,
            about: "cell",
            severity: "error",
            change: "open",
            asked: 2,
            timesAsked: 2,
            places: 1,
          },
          {
            code: "form-altered",
            measure: null,
            about: "file",
            severity: "warning",
            change: "new",
            asked: 0,
            timesAsked: 0,
            places: 1,
          },
        ],
        answers: [{ measure: 31, before: "planned", now: "implemented" }],
        places: { before: 1, fixed: 0, open: 1, new: 1 },
      },
    },
  ],
  decisions: [
    {
      decision: {
        kind: "指摘を了承",
        row: 2,
        cell: "G2",
        on: "2027-03-01",
        file: "今.xlsx",
        sheet: "自己点検表",
        institutionCode: anInstitution(2).code,
        measure: 30,
        findingCode: "answer-missing",
        value: "",
        reason: "確認済み",
        by: "架空 太郎",
        until: "2027-06-30",
      },
      state: "applied",
      institution: anInstitution(2),
      effect: "1件の指摘を了承しました。",
    },
  ],
};

function shown(tables: BodyTables): string {
  return JSON.stringify(bodyTablesBook(tables).sheets.map(({ rows, ...sheet }) => [sheet, [...rows()]]));
}

/** Changes one text, number or truth after the other, wherever it stands, and takes each change back. */
function eachChange(within: unknown, onChange: (path: string) => void, path = "", seen = new Set<unknown>()): void {
  if (typeof within !== "object" || within === null || seen.has(within)) return;
  seen.add(within);
  for (const [key, value] of Object.entries(within)) {
    const set = (other: unknown): void => void Reflect.set(within, key, other);
    if (typeof value === "object") eachChange(value, onChange, `${path}.${key}`, seen);
    else {
      set(
        typeof value === "number"
          ? value + 1
          : typeof value === "boolean"
            ? !value
            : (OTHER_WORDS[String(value)] ?? `*${String(value)}`),
      );
      onChange(`${path}.${key}`);
      set(value);
    }
  }
}

/** Of words that come from a list, another of the list. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  implemented: "planned",
  planned: "missing",
  not_applicable: "invalid",
  accepted: "not_received",
  needs_correction: "rejected",
  not_received: "accepted",
  rejected: "accepted",
  applied: "expired",
  open: "fixed",
  new: "open",
  error: "warning",
  warning: "error",
  "answer-missing": "reason-missing",
  "form-blank": "form-altered",
  "form-altered": "form-blank",
};

it("what changes a book changes its basis", () => {
  // Shared objects stay shared, as those of a run are.
  const tables = structuredClone(subject);
  const [book, basis] = [shown(tables), bodyTablesBasis(tables)];
  expect(bodyTablesBasis(structuredClone(subject))).toBe(basis);
  let changed = 0;
  eachChange(tables, (path) => {
    if (shown(tables) === book) return;
    changed++;
    expect(bodyTablesBasis(tables) === basis ? path : "noticed").toBe("noticed");
  });
  expect(changed).toBeGreaterThan(200);
});
