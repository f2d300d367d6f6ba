/** The chain of an institution's submissions over several runs: what counts as asked for, how often, and what it is compared with. */
import { describe, expect, it } from "vitest";
import type { Finding } from "../../pipeline/model/finding.ts";
import type { Inspection, InstitutionResult } from "../../pipeline/model/inspection.ts";
import type { SubmissionHistory } from "../../pipeline/model/resubmission.ts";
import { settleSubmissions, type Settlement } from "../../pipeline/settle/index.ts";
import { decodeHistory, encodeHistory } from "../../pipeline/state/index.ts";
import { decision } from "../build/decisions.ts";
import { institution, registry } from "../build/registry.ts";
import { answers, finding, read, rejected } from "../build/results.ts";
import { AOBA } from "../build/submission.ts";

const TSUKIMI = institution("482030", "月見市");
const known = registry([AOBA, TSUKIMI]);
const digestOf = (name: string): string => Buffer.from(name).toString("hex").padEnd(64, "0");

interface Given {
  /** Stands for its bytes. */
  readonly bytes: string;
  /** Measures at which the answer is missing; as often as it is missing. */
  readonly missing?: readonly number[];
  readonly more?: readonly Finding[];
  readonly path?: string;
  readonly on?: string | null;
  readonly code?: string;
  readonly inspection?: Inspection | string;
  /** The day on which a person decided that it counts. */
  readonly adopted?: string;
}

/** One run after another. */
function office() {
  let history: SubmissionHistory = new Map();
  const settle = (...given: readonly Given[]): Settlement => {
    const files = given.map(
      ({ bytes, missing = [], more = [], path = "a.xlsx", on = "2027-02-01", code, inspection, adopted }) => {
        const findings = missing.map((measure, at) => finding("answer-missing", { measure, file: path, cell: `E${String(at)}` })); // prettier-ignore
        const one = read(code ?? AOBA.code, path, { on, findings: [...findings, ...more] });
        const decided = adopted !== undefined && { adopted: decision("採用するファイル", { on: adopted, file: path, institutionCode: one.institutionCode }) }; // prettier-ignore
        const submission = { ...one.submission, answers: answers([1, 2, 92]) };
        return {
          file: { path, sha256: digestOf(bytes), bytes: 1 },
          inspection: inspection ?? { ...one, submission, ...decided },
        };
      },
    );
    const settlement = settleSubmissions(files, known, undefined, history);
    const text = [...encodeHistory({ cycle: "点検", history: settlement.history, runs: [] })].join("");
    history = decodeHistory(text)?.history ?? new Map();
    expect(history).toEqual(settlement.history);
    const again = settleSubmissions(files, known, undefined, history);
    expect(again).toEqual(settlement);
    return settlement;
  };
  return {
    settle,
    run: (...given: readonly Given[]): InstitutionResult | undefined => settle(...given).institutions[0],
    chain: () => (history.get(AOBA.code) ?? []).map(({ sha256 }) => Buffer.from(sha256, "hex").toString()[0]),
  };
}

const timesIn = (result: InstitutionResult | undefined) =>
  result?.findings
    .filter(({ code }) => code === "answer-missing")
    .map(({ measure, timesAsked }) => [measure, timesAsked]);

it("places are counted as the letters count them, so that what is open and what is new make up the next letter", () => {
  const { run } = office();
  const warning = finding("planned-date-past", { measure: 5, file: "a.xlsx", cell: "F5" });
  expect(run({ bytes: "A", missing: [1, 1, 1, 2], more: [warning] })?.lastRequest).toBeUndefined();
  const second = run({ bytes: "B", missing: [1, 1, 3], more: [warning] });
  expect(second?.lastRequest).toEqual({ before: 4, fixed: 2, open: 2, new: 1, timesAsked: 1 });
  expect(timesIn(second)).toEqual([[1, 1], [1, 1], [3, undefined]]); // prettier-ignore
  const third = run({ bytes: "C", missing: [1, 1, 1] });
  expect(third?.lastRequest).toEqual({ before: 3, fixed: 1, open: 2, new: 1, timesAsked: 2 });
  expect(timesIn(third)).toEqual([[1, 2], [1, 2], [1, undefined]]); // prettier-ignore
  expect(run({ bytes: "D" })?.lastRequest).toEqual({ before: 3, fixed: 3, open: 0, new: 0, timesAsked: 0 });
  expect(run({ bytes: "E", missing: [1] })?.lastRequest).toBeUndefined();
});

it("the same bytes are the same submission, under any name, alone or beside others", () => {
  const { run, chain } = office();
  run({ bytes: "A", missing: [1] });
  expect(run({ bytes: "A", missing: [1], path: "b.xlsx" })?.lastRequest).toBeUndefined();
  expect(run({ bytes: "A", missing: [1] }, { bytes: "A", missing: [1], path: "b.xlsx" })?.resubmission).toBeUndefined();
  run({ bytes: "B", missing: [1] });
  expect(run({ bytes: "A", missing: [1] })?.lastRequest?.timesAsked).toBe(1);
  expect(chain()).toEqual(["B", "A"]);
});

it("what the last letter asked for is what stands in it when it was written last", () => {
  const { run } = office();
  run({ bytes: "A", missing: [1, 2] });
  // A person has accepted one of the findings meanwhile.
  run({ bytes: "A", missing: [1] });
  expect(run({ bytes: "B" })?.lastRequest).toMatchObject({ before: 1, fixed: 1 });
});

it("a file that no run has counted goes behind those that were inspected no later, and was never asked about", () => {
  const { run } = office();
  run({ bytes: "A", missing: [1], on: "2027-02-03" });
  const late = { bytes: "S", missing: [2], path: "s.xlsx", on: "2027-02-02" };
  expect(run({ bytes: "B", missing: [1, 2], on: "2027-02-04" }, late)?.resubmission?.earlier).toEqual(["s.xlsx", "a.xlsx"]); // prettier-ignore
  const { run: other } = office();
  other({ bytes: "A", missing: [1], on: "2027-02-02" });
  const result = other({ bytes: "B", missing: [1, 2], on: "2027-02-04" }, late);
  expect(result?.resubmission?.earlier).toEqual(["a.xlsx", "s.xlsx"]);
  expect(result?.resubmission?.findings.map(({ measure, change, timesAsked }) => [measure, change, timesAsked])).toEqual([[1, "new", 1], [2, "open", 0]]); // prettier-ignore
  expect(result?.lastRequest).toEqual({ before: 1, fixed: 0, open: 1, new: 1, timesAsked: 1 });
});

describe("what is inspected after the deadline", () => {
  const late = [finding("submission-late")];
  const codesOf = (result: InstitutionResult | undefined) => result?.findings.map(({ code }) => code);
  const [inTime, then] = [
    { bytes: "a", missing: [1] },
    { bytes: "b", on: "2027-03-10", more: late },
  ];

  it("is not asked why, where a letter has asked for it", () => {
    const { run } = office();
    run(inTime);
    const again = run(then);
    expect(codesOf(again)).toEqual([]);
    expect(again?.resubmission?.findings.map(({ code, change }) => [code, change])).toEqual([
      ["answer-missing", "fixed"],
    ]);
  });

  it("is not, however often letters have asked, and is once they have got what they asked for", () => {
    const { run } = office();
    run(inTime);
    expect(codesOf(run({ ...then, missing: [2] }))).toEqual(["answer-missing"]);
    expect(codesOf(run({ ...then, bytes: "c" }))).toEqual([]);
    expect(codesOf(run({ ...then, bytes: "d" }))).toEqual(["submission-late"]);
  });

  it("is, where nobody has asked for it: as the first, beside another that has just come, or instead of one without errors", () => {
    expect(codesOf(office().run(then))).toEqual(["submission-late"]);
    const beside = { ...inTime, path: "b.xlsx" };
    expect(codesOf(office().run(beside, then))).toContain("submission-late");
    const { run } = office();
    run({ bytes: "a" });
    expect(codesOf(run(then))).toEqual(["submission-late"]);
  });

  it("is, where the first was late as well", () => {
    const { run } = office();
    run({ ...then, missing: [1] });
    expect(codesOf(run({ ...then, bytes: "c" }))).toEqual(["submission-late"]);
  });
});

describe("a person adopts the older of two files", () => {
  const older = { bytes: "A", missing: [1, 2], path: "a.xlsx", on: "2027-02-01" };
  const newer = { bytes: "B", missing: [1, 2], path: "b.xlsx", on: "2027-02-10" };
  const adopted = { ...older, adopted: "2027-03-01" };

  it("which is no submission: nothing was sent, nothing that was asked for is open", () => {
    const { run } = office();
    run(older, newer);
    const switched = run(adopted, newer);
    expect([switched?.submission?.file, switched?.resubmission, switched?.lastRequest]).toEqual(["a.xlsx", undefined, undefined]); // prettier-ignore
    expect(timesIn(switched)).toEqual([[1, undefined], [2, undefined]]); // prettier-ignore
    // What is sent then answers to the letter about the one that was adopted.
    const next = { bytes: "C", missing: [1], path: "a.xlsx", on: "2027-03-20" };
    expect(run(next, newer)?.lastRequest).toMatchObject({ before: 2, fixed: 1, open: 1, new: 0 });
  });

  it("and what had been asked for before that one was sent is still asked for", () => {
    const { run } = office();
    run({ ...older, bytes: "Z", path: "z.xlsx", on: "2027-01-20" });
    run(newer);
    const switched = run(adopted, newer, { ...older, bytes: "Z", path: "z.xlsx", on: "2027-01-20" });
    expect(switched?.resubmission?.earlier).toEqual(["z.xlsx"]);
    expect(timesIn(switched)).toEqual([[1, 1], [2, 1]]); // prettier-ignore
  });

  it("and the way back is none either: the newer one was sent before the letter about the older one", () => {
    const { run } = office();
    const before = run(older, newer);
    run(adopted, newer);
    // The decision is taken back: all is as it was.
    expect(run(older, newer)).toEqual(before);
    run(adopted, newer);
    expect(run(older, newer)).toEqual(before);
    // Both letters were there before what is sent now.
    expect(timesIn(run(older, newer, { bytes: "C", missing: [1], path: "c.xlsx", on: "2027-03-20" }))).toEqual([
      [1, 2],
    ]);
  });

  it("from the first run on, too, or where the newer one was left out of the submissions instead", () => {
    const { run } = office();
    run(adopted, newer);
    expect(run(older, newer)?.lastRequest).toBeUndefined();
    const { run: other } = office();
    const counted = other(older, newer);
    expect(other(older, { ...newer, inspection: "判断により除外しました。" })?.submission?.file).toBe("a.xlsx");
    expect(other(older, newer)).toEqual(counted);
  });

  it("but the newer one answers to a letter about the older one that had counted before it came", () => {
    const { run } = office();
    run(older);
    const sent = run(older, newer);
    expect(timesIn(sent)).toEqual([[1, 1], [2, 1]]); // prettier-ignore
    run(adopted, newer);
    expect(run(older, newer)).toEqual(sent);
  });

  it("so that the finding says who decided, and asks no more, until something is sent after that day", () => {
    const { run } = office();
    const duplicate = (...given: readonly Given[]) => {
      const found = run(...given)?.findings.find(({ code }) => code === "submission-duplicate");
      return [found?.severity, found?.message];
    };
    expect(duplicate(older, newer)).toEqual(["warning", expect.stringContaining("差し支えないか確かめてください")]);
    expect(duplicate(adopted, newer)).toEqual(["info", "同じ機関の提出のうち、判断の2行目で採用すると決められた「a.xlsx」を採用しました。"]); // prettier-ignore
    expect(duplicate(adopted, { ...newer, on: "2027-03-02" })).toEqual([
      "warning",
      expect.stringMatching(/判断の日（令和9年3月1日）より後に点検したものです。採用したファイルで差し支えないか/u),
    ]);
  });
});

describe("nothing is taken for an institution's that is not", () => {
  it.each([
    ["given to another", { code: TSUKIMI.code }],
    ["no submission", { inspection: "判断により除外しました。" }],
    ["unusable", { inspection: rejected(AOBA.code, "x.xlsx", "institution-mismatch") }],
  ])("a file that is now %s", (_, now) => {
    const { run } = office();
    run({ bytes: "X", missing: [1], path: "x.xlsx" });
    const right = { bytes: "A", missing: [1] };
    expect(run({ bytes: "X", missing: [1], path: "x.xlsx", ...now }, right)?.resubmission).toBeUndefined();
    // It was this institution's after all.
    expect(run({ bytes: "X", missing: [1], path: "x.xlsx" }, right)?.resubmission?.earlier).toEqual(["a.xlsx"]);
  });

  it("an institution that has nothing that counts just now keeps what it had, and so does one of which a file is unfinished", () => {
    const { run, chain } = office();
    run({ bytes: "A", missing: [1] });
    run({ bytes: "X", inspection: rejected(AOBA.code, "a.xlsx", "file-encrypted") });
    expect(chain()).toEqual(["A"]);
    const unfinished = { bytes: "", path: "z.xlsx", inspection: rejected(AOBA.code, "z.xlsx", "file-unfinished") };
    run({ bytes: "B", missing: [1] }, unfinished);
    expect(chain()).toEqual(["A"]);
    run({ bytes: "C", missing: [1], path: "z.xlsx" });
    expect(chain()).toEqual(["A", "C"]);
  });
});

it("a line that is damaged takes nothing else with it; what is none is none", () => {
  const { settle } = office();
  const { history } = settle({ bytes: "A", missing: [1] }, { bytes: "T", code: TSUKIMI.code, path: "t.xlsx" });
  const counts = { accepted: 2, needs_correction: 0, not_received: 1, rejected: 0 };
  const runs = [{ asOf: "2027-02-01", counts }];
  const text = [...encodeHistory({ cycle: "点検\u202E名", history, runs })].join("");
  expect(text).not.toContain("\u202E");
  expect(decodeHistory(text)).toEqual({ cycle: "点検\u202E名", history, runs });
  const damaged = decodeHistory(text.replace('"sha256":"41', '"sha256":"'));
  expect([...(damaged?.history.keys() ?? [])]).toEqual([TSUKIMI.code]);
  expect([decodeHistory(""), decodeHistory("x\n"), decodeHistory("{}\n")]).toEqual([null, null, null]);
  expect(text).toContain(`"answers":"ii${".".repeat(89)}i"`);
});
