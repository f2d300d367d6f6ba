/** Who takes part in the played cycle, what each truly does and what each gets wrong: all of it by counting, none of it by chance. */
import type { Country } from "../../pipeline/demo/country.ts";
import type { Institution } from "../../pipeline/model/registry.ts";
import { catalog } from "../build/catalog.ts";
import { FORMATS, type Format } from "./office-suite.ts";
import type { Answers, Written } from "./written-by-hand.ts";

/** What the papers must say of an answer. */
export interface Truth extends Written {
  readonly answer: "implemented" | "planned" | "not_applicable" | "missing" | "invalid";
  /** `YYYY-MM-DD`; empty for none. */
  readonly on: string;
  /** Findings, as `severity code`. */
  readonly findings: readonly string[];
  /** What the check sheet says; empty where it has nothing against it. */
  readonly state: string;
}

/** What an institution sends in the first round. */
type Sends = "form" | "nothing" | "pdf" | "blank form" | "without names" | "of nobody" | "twice" | "in an archive";
/** What one that has something to mend does in the second. */
type Mends = "our marked book" | "a new file" | "only half" | "in place";

export interface Player {
  readonly institution: Institution;
  readonly index: number;
  readonly sends: Sends;
  readonly mends: Mends;
  readonly format: Format;
  readonly truth: ReadonlyMap<number, Truth>;
  /** Replace the truth in the first round. */
  readonly mistakes: ReadonlyMap<number, Truth>;
}

const PLANS: readonly (readonly [remark: string, on: string])[] = [
  ["令和9年9月", "2027-09-30"],
  ["実施予定時期：令和10年3月（規程を改めた後に実施）", "2028-03-31"],
  ["R9.12", "2027-12-31"],
  ["令和9年度中", "2028-03-31"],
  ["2027/11/15", "2027-11-15"],
  ["令和９年６月３０日までに対応", "2027-06-30"],
];
const REASONS = [
  "該当する業務を委託していないため",
  "対象となる機器を置いていない",
  "該当なし（システムを利用していない）",
];

const priority = new Set(catalog.measures.filter((measure) => measure.priority).map(({ number }) => number));
export const DIRECT = catalog.measures.filter(({ direct }) => direct).map(({ number }) => number);

function done(): Truth {
  return { mark: "〇", remark: "", answer: "implemented", on: "", findings: [], state: "" };
}

function left(): Truth {
  return { mark: "－", remark: "", answer: "not_applicable", on: "", findings: [], state: "" };
}

function planned(remark: string, on: string, findings: readonly string[] = [], state = ""): Truth {
  return { mark: "△", remark, answer: "planned", on, findings, state };
}

/** － of which the reason is given or not. */
function notApplicable(measure: number, remark: string): Truth {
  const findings = [
    ...(remark === "" ? ["error reason-missing"] : []),
    ...(priority.has(measure) ? ["warning priority-not-applicable"] : []),
  ];
  return { mark: "－", remark, answer: "not_applicable", on: "", findings, state: remark === "" ? "理由なし" : "" };
}

function invalid(mark: string, remark = ""): Truth {
  return { mark, remark, answer: "invalid", on: "", findings: ["error answer-unrecognized"], state: "記号の誤り" };
}

const MISTAKES: readonly ((measure: number) => Truth)[] = [
  () => ({ ...done(), mark: "", answer: "missing", findings: ["error answer-missing"], state: "空欄" }),
  () => invalid("×"),
  () => planned("", "", ["error planned-date-missing"], "時期なし"),
  () => planned("検討中", "", ["error planned-date-unreadable"], "時期なし"),
  (measure) => notApplicable(measure, ""),
  () => planned("令和8年9月", "2026-09-30", ["warning planned-date-past"]),
  () => invalid("〇△", "一部のみ実施"),
  () => planned("予算が付き次第", "", ["error planned-date-unreadable"], "時期なし"),
];

/** Of each 24: who does not just send a form that is filled in. Among the first twelve there is one of each. */
const ODD: Readonly<Record<number, Sends>> = {
  3: "twice",
  4: "in an archive",
  5: "nothing",
  8: "without names",
  9: "of nobody",
  10: "pdf",
  11: "blank form",
  17: "nothing",
  22: "in an archive",
};
const MENDS: readonly Mends[] = ["only half", "our marked book", "in place", "a new file"];

/** Everybody in the registry. */
export function playersOf({ institutions }: Country): readonly Player[] {
  return institutions.map((institution, index) => {
    const truth = truthOf(institution, index);
    return {
      institution,
      index,
      sends: ODD[index % 24] ?? "form",
      mends: MENDS[Math.floor(index / 3) % 4] ?? "a new file",
      format: FORMATS[index % 3] ?? "xlsx",
      truth,
      mistakes: mistakesOf(institution, index),
    };
  });
}

function truthOf(institution: Institution, index: number): ReadonlyMap<number, Truth> {
  return new Map(
    catalog.measures.map(({ number, direct }): readonly [number, Truth] => {
      if (direct && institution.aggregator !== null) return [number, left()];
      const [remark, on] = PLANS[(index + number) % PLANS.length] ?? ["", ""];
      if ((index * 7 + number * 3) % 23 === 0) return [number, planned(remark, on)];
      if ((index * 5 + number) % 31 === 0)
        return [number, notApplicable(number, REASONS[index % REASONS.length] ?? "")];
      return [number, done()];
    }),
  );
}

/** Every fourth makes none. */
function mistakesOf({ aggregator }: Institution, index: number): ReadonlyMap<number, Truth> {
  const mistakes = new Map<number, Truth>();
  if (index % 4 === 0) return mistakes;
  for (let turn = 0; turn <= index % 6; turn++) {
    const measure = ((index * 11 + turn * 17) % catalog.measures.length) + 1;
    const mistake = MISTAKES[(index + turn) % MISTAKES.length];
    if (mistake === undefined || (DIRECT.includes(measure) && aggregator !== null)) continue;
    mistakes.set(measure, mistake(measure));
  }
  const [direct = 0] = DIRECT;
  if (index % 7 === 6 && aggregator !== null)
    mistakes.set(direct, { ...done(), findings: ["error direct-measure-answered"], state: "記号の誤り" });
  return mistakes;
}

/** What stands in the book. */
export function withMistakes(
  truth: ReadonlyMap<number, Truth>,
  mistakes: ReadonlyMap<number, Truth>,
): ReadonlyMap<number, Truth> {
  return new Map([...truth, ...mistakes]);
}

/** What has to be written into the form as it was sent: ◆ of an aggregator's are in it. */
export function writtenAnswers({ institution }: Player, answers: ReadonlyMap<number, Truth>): Answers {
  return new Map(
    [...answers].filter(
      ([number, { mark }]) => !(institution.aggregator !== null && DIRECT.includes(number) && mark === "－"),
    ),
  );
}
