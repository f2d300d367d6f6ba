/** No report is ever stale: whatever changes what a report prints also changes the basis by which the next run tells that it did. */
import { beforeAll, expect, it } from "vitest";
import type { BodyRollup } from "../../pipeline/model/rollup.ts";
import { ANSWER_KINDS } from "../../pipeline/model/answer-kind.ts";
import { scopeOf } from "../../pipeline/model/cycle-scope.ts";
import { rollUp } from "../../pipeline/rollup/index.ts";
import { catalog } from "../build/catalog.ts";
import { institution, registry } from "../build/registry.ts";
import { answers, finding, result } from "../build/results.ts";
import { report } from "../../pipeline/documents/kinds/report/index.ts";
import { draw, partsOf, reportOf } from "./drawn-report.ts";

const AOBA = institution("482013", "青葉市", { aggregator: "AG0001" });
const TSUKIMI = institution("482030", "月見市");
const NUMBERS = catalog.measures.map(({ number }) => number);

/** Of a prefecture: something stands in each of its lists. */
function aRollup(): BodyRollup {
  const [planned, absent] = catalog.measures.filter(({ priority, direct }) => priority && !direct);
  const given = answers(NUMBERS, {
    [planned?.number ?? 0]: { kind: "planned", remark: "改定中", on: "2027-06-30" },
    [absent?.number ?? 0]: { kind: "not_applicable", remark: "施設がない" },
  });
  const results = [
    result(AOBA, given, {
      findings: [finding("planned-date-past", { institutionCode: "482013", measure: 2, sheet: "表", cell: "E5" })],
    }),
    result(TSUKIMI, null),
  ];
  const known = registry([AOBA, TSUKIMI]);
  const rollups = rollUp({
    registry: known,
    scope: scopeOf(known.cycle, catalog.measures),
    asOf: "2027-03-31",
    results: new Map(results.map((one) => [one.institution.code, one])),
    unassigned: [],
  });
  const rollup = rollups.find(({ body }) => body.code === "480002");
  if (rollup === undefined) throw new Error("There is no such body.");
  return rollup;
}

type Path = readonly string[];

/** Paths of all single values, of the first two members of each list; what two lists share is visited once. */
function valuePaths(value: unknown, path: Path = [], seen = new Set<object>()): readonly Path[] {
  if (typeof value !== "object" || value === null) return value === null ? [] : [path];
  if (seen.has(value)) return [];
  seen.add(value);
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  return (Array.isArray(value) ? entries.slice(0, 2) : entries).flatMap(([key, each]) =>
    valuePaths(each, [...path, key], seen),
  );
}

/** A copy that differs in one value, in every list that shares it. */
function withOther(rollup: BodyRollup, path: Path): BodyRollup {
  const copy = structuredClone(rollup);
  const holder = path.slice(0, -1).reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>>)[key], copy);
  const key = path.at(-1) ?? "";
  (holder as Record<string, unknown>)[key] = other((holder as Readonly<Record<string, unknown>>)[key]);
  return copy;
}

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  const text = String(value);
  if (ANSWER_KINDS.some((kind) => kind === text)) return "missing";
  return /^\d{4}-\d\d-\d\d$/u.test(text) ? `2028${text.slice(4)}` : `${text}別`;
}

/** What it prints; null when no report can be drawn, as of a state that does not exist. */
function printed(rollup: BodyRollup): string | null {
  try {
    return JSON.stringify(partsOf(draw(rollup)));
  } catch {
    return null;
  }
}

const basisOf = (of: BodyRollup): string => report.basis(reportOf(of));
const rollup = aRollup();
const paths = valuePaths(rollup);
let before: string | null;
beforeAll(() => {
  before = printed(rollup);
});

it("has something in every list", () => {
  const { deficiencies, notApplicable, findings, notReceived, institutions } = rollup;
  expect(
    [deficiencies, notApplicable, findings, notReceived, institutions].filter((list) => list.length === 0),
  ).toEqual([]);
  expect(before).not.toBeNull();
});

it.each(paths.map((path) => ({ path, name: path.join(".") })))(
  "$name changes the basis when it changes the report",
  ({ path }) => {
    const changed = withOther(rollup, path);
    const now = printed(changed);
    if (now !== null && now !== before) expect(basisOf(changed)).not.toBe(basisOf(rollup));
  },
);
