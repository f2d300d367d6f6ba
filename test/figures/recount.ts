/** Every figure of a body's report and of rollup.json, counted again from the CSV files, the registry and the form alone. */
import type { FormMeasure, RegistryTables, Row } from "./read-tables.ts";

export interface Evidence {
  readonly files: readonly Row[];
  readonly submissions: readonly Row[];
  readonly answers: readonly Row[];
  readonly findings: readonly Row[];
  readonly registry: RegistryTables;
  readonly form: readonly FormMeasure[];
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

const KINDS = ["implemented", "planned", "not_applicable", "missing", "invalid"] as const;
const STATES = ["accepted", "needs_correction", "not_received", "rejected"] as const;
const STATE_WORDS: Row = { accepted: "受理", needs_correction: "要修正", not_received: "未提出", rejected: "読取不能" };
export const MARKS: Row = { implemented: "〇", planned: "△", not_applicable: "－", missing: "空", invalid: "×" };
const COUNTED = ["〇", "△", "－", "空欄", "判読不能", "実施率"];

export type Table = readonly (readonly string[])[];

/** What one body's report must show. */
export interface Expected {
  /** As rollup.json has it. */
  readonly record: Readonly<Record<string, unknown>>;
  /** Those that every report has in full, each with its heading row. */
  readonly tables: readonly Table[];
  /** Of which a report prints what fits. */
  readonly lists: {
    /** A row a △, without its remark. */
    readonly one: Table;
    /** A row a measure, without its words. */
    readonly byMeasure: Table;
    /** Code, name and state. */
    readonly unsent: Table;
  };
  /** Each stands in some paragraph. */
  readonly sentences: readonly string[];
  readonly chart: Table;
}

/** The measures that the registry asks to inspect. */
export function inspectedMeasures({ registry, form }: Pick<Evidence, "registry" | "form">): readonly FormMeasure[] {
  if (registry.cycle["点検区分"] !== "変更時") return form;
  const named = (registry.cycle["対象措置"] ?? "").split(",").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  return form.filter(({ number }) => named.includes(number));
}

/** Each institution's state as its files and their findings give it. */
export function stateOf(code: string, { files, findings }: Evidence): string {
  const own = files.filter((file) => file["institution_code"] === code);
  const accepted = own.find(({ status }) => status === "accepted");
  if (accepted === undefined) return own.some(({ status }) => status === "rejected") ? "rejected" : "not_received";
  const faulty = findings.some(
    ({ institution_code, file, severity }) =>
      institution_code === code && file === accepted["path"] && severity === "error",
  );
  return faulty ? "needs_correction" : "accepted";
}

/** Answers as they count: a ◆ measure of an inquirer that has an aggregator is the aggregator's, whatever is written there. */
export function countedAnswers({ answers, registry, form }: Evidence): readonly Row[] {
  const direct = new Set(form.filter((measure) => measure.direct).map(({ number }) => String(number)));
  const users = new Set(
    registry.institutions
      .filter((each) => each["機関種別"] === "情報照会者等" && each["集約機関コード"] !== "")
      .map((each) => each["機関コード"]),
  );
  return answers.map((row) =>
    direct.has(row["measure"] ?? "") && users.has(row["institution_code"])
      ? { ...row, written: row["answer"] ?? "", answer: "not_applicable", planned_on: "" }
      : row,
  );
}

/** @param evidence with answers as they count */
export function recount(body: Row, evidence: Evidence): Expected {
  const { registry, form, asOf } = evidence;
  const inspected = inspectedMeasures(evidence);
  const periodic = registry.cycle["点検区分"] === "定期点検";
  const reported = inspected.filter(({ priority }) => priority || !periodic);
  const covered = institutionsUnder(body, registry);
  const direct = covered.filter((institution) => institution["取りまとめ機関コード"] === body["機関コード"]);
  const states = count(covered, evidence);
  const answers = answersOf(covered, evidence);
  const totals = totalsOf(answers, reported);
  const chapters = [...new Set(reported.map(({ chapter }) => chapter))];
  const below = registry.bodies.filter((each) => each["上位機関コード"] === body["機関コード"]);
  const isOperator = body["区分"] === "運営主体";

  const planned = listed(answers, reported, "planned", (a, b) =>
    compare(
      a["planned_on"] === "" ? "~" : (a["planned_on"] ?? ""),
      b["planned_on"] === "" ? "~" : (b["planned_on"] ?? ""),
    ),
  );
  const institution = new Map(covered.map((each) => [each["機関コード"], each]));
  const named = (code = ""): Row => institution.get(code) ?? {};
  const byAggregator = (answer: Row): boolean => {
    const { 機関種別, 集約機関コード } = named(answer["institution_code"]);
    const measure = form.find(({ number }) => String(number) === answer["measure"]);
    return measure?.direct === true && 機関種別 === "情報照会者等" && 集約機関コード !== "";
  };
  const isLate = (answer: Row): boolean => answer["planned_on"] !== "" && (answer["planned_on"] ?? "") < asOf;
  const files = (status: string): number =>
    evidence.files.filter(
      (file) =>
        file["status"] === status &&
        (institution.has(file["institution_code"]) || (isOperator && file["institution_code"] === "")),
    ).length;

  const chapterRows = chapters.map((chapter) => {
    const members = reported.filter((measure) => measure.chapter === chapter);
    return [chapter, print(members.length), ...counted(totalsOf(answers, members))];
  });
  const statesRows = STATES.map((state) => [STATE_WORDS[state] ?? "", MEANING, dash(states[state])]);
  const groups = below.map((each) => ({
    code: each["機関コード"] ?? "",
    name: each["機関名"] ?? "",
    members: institutionsUnder(each, registry),
  }));
  const lines = [
    ...groups,
    ...(direct.length > 0 && below.length > 0 ? [{ code: "", name: "（直接取りまとめ）", members: direct }] : []),
  ];
  const standings = lines.map(({ code, name, members }) => ({
    code,
    name,
    ...standingOf(members, evidence, reported, isLate),
  }));
  const addsUp = [
    covered,
    ...STATES.map((state) => covered.filter(({ 機関コード }) => stateOf(機関コード ?? "", evidence) === state)),
  ].every(
    (those) =>
      those.length ===
      lines.reduce((sum, { members }) => sum + members.filter((member) => those.includes(member)).length, 0),
  );

  const submitted = states.accepted + states.needs_correction;
  const undated = planned.filter((answer) => answer["planned_on"] === "");
  const unstated = undated.filter((answer) => answer["remark"] === "").length;
  const passed = undated.filter((answer) => / passed:令和8年/u.test(answer["rule"] ?? "")).length;
  const unread = undated.length - unstated - passed;
  const late = planned.filter(isLate).length;
  const closing = closingOf(planned, isLate, asOf);
  const lowest = lowestOf(chapters.map((chapter) => ({ name: chapter, totals: totalsOf(answers, reported.filter((measure) => measure.chapter === chapter)) }))); // prettier-ignore
  const planning = chapters.map((chapter) => ({ name: `「${chapter}」`, count: totalsOf(answers, reported.filter((measure) => measure.chapter === chapter)).planned })); // prettier-ignore
  const busiest = mostOf(planning, "章");
  const unsent = states.not_received + states.rejected;
  const missing = (["not_received", "rejected"] as const).flatMap((state) =>
    states[state] === 0 ? [] : [`${STATE_WORDS[state] ?? ""}${print(states[state])}機関`],
  );
  return {
    record: {
      code: body["機関コード"],
      name: body["機関名"],
      kind: body["区分"],
      parent: body["上位機関コード"] === "" ? null : body["上位機関コード"],
      institutions: covered.length,
      submitted,
      needs_correction: states.needs_correction,
      not_received: states.not_received,
      rejected: states.rejected,
      measures: inspected.map((measure) => ({ number: measure.number, ...totalsOf(answers, [measure]) })),
    },
    tables: [
      [["区分", "内容", "機関数"], ...statesRows, ["計", "", print(covered.length)]],
      [["章", "措置数", ...COUNTED], ...chapterRows, ["計", print(reported.length), ...counted(totals)]],
      byMeasure(reported, answers, byAggregator, isLate, periodic),
      planned.length === 0 ? [] : [CLOSING, ...closing.rows],
      standingsTable(standings, addsUp ? standingOf(covered, evidence, reported, isLate) : null),
    ].filter((table) => table.length > 1),
    lists: {
      one: [
        ["番号", "措置の要旨", "機関", "実施予定", "超過", "特記事項"],
        ...planned.map((answer) => [
          answer["measure"] ?? "",
          markedGist(reported.find(({ number }) => String(number) === answer["measure"])),
          named(answer["institution_code"])["機関名"] ?? "",
          answer["planned_on"] === "" ? UNDATED : shortDay(answer["planned_on"] ?? ""),
          isLate(answer) ? "超過" : "",
        ]),
      ],
      byMeasure: [
        ["番号", "措置の要旨", "件数", "うち超過", "うち時期不明", "最も遅い予定"],
        ...reported.flatMap((measure) => {
          const mine = planned.filter((answer) => answer["measure"] === String(measure.number));
          const days = mine.map((answer) => answer["planned_on"] ?? "").filter((day) => day !== "").sort(compare); // prettier-ignore
          if (mine.length === 0) return [];
          const counts = [mine.filter(isLate).length, mine.length - days.length].map(dash);
          return [[String(measure.number), print(mine.length), ...counts, days.length === 0 ? "－" : shortDay(days.at(-1) ?? "")]]; // prettier-ignore
        }),
      ],
      unsent: covered
        .filter(({ 機関コード }) => ["not_received", "rejected"].includes(stateOf(機関コード ?? "", evidence)))
        .map((each) => [each["機関コード"] ?? "", each["機関名"] ?? "", STATE_WORDS[stateOf(each["機関コード"] ?? "", evidence)] ?? ""]), // prettier-ignore
    },
    sentences: [
      `提出：対象${print(covered.length)}機関${unsent === 0 ? "のすべて" : `${submitted === 0 ? "" : `のうち${print(submitted)}機関`}（${missing.join("、")}）`}`,
      `${print(covered.length)}＝${STATES.map((state) => print(states[state])).join("＋")}（一致）`,
      `採用${print(files("accepted"))}件、差替え済み（同じ機関の古い提出）${print(files("superseded"))}件、不採用${print(files("rejected"))}件`,
      ...(submitted === 0
        ? ["集計はない。"]
        : [
            `点検結果を読み取れた${print(submitted)}機関（${(["accepted", "needs_correction"] as const).flatMap((state) => (states[state] === 0 ? [] : [`${state === "accepted" ? "受理" : "要修正"}${print(states[state])}`])).join("、")}）の回答である。`,
            `実施率：${rate(totals)}`,
            `未実施事項：${planned.length === 0 ? "なし" : `${print(planned.length)}件`}${late > 0 ? `（実施予定時期を過ぎたもの${print(late)}件）` : ""}`,
            ...(planned.length === 0
              ? ["△の回答はない。"]
              : busiest === null
                ? []
                : [`△が最も多いのは${busiest}である。`]),
          ]),
      ...(lowest === null ? [] : [`実施率が最も低い章は${lowest}である。`]),
      planned.length === 0 ? "未実施事項はない。" : `実施予定（△）と回答された措置は${print(planned.length)}件である。`,
      ...(late > 0 ? [`基準日より前のもの（超過）は${print(late)}件である。`] : []),
      ...(unread > 0 ? [`実施予定時期を読み取れないものが${print(unread)}件ある。`] : []),
      ...(passed > 0 ? [`が${print(passed)}件ある。`] : []),
      ...(unstated > 0 ? [`実施予定時期の記載がないものが${print(unstated)}件ある。`] : []),
      ...closing.sentences,
      unsent === 0
        ? "未提出又は読取不能の機関はない。"
        : states.not_received === 0
          ? `未提出の機関はない。読取不能は${print(states.rejected)}機関である。`
          : `未提出は${print(states.not_received)}機関${states.rejected === 0 ? "である。読取不能の機関はない。" : `、読取不能は${print(states.rejected)}機関である。`}`,
      "比べられる前回の点検結果がないため、前回との比較は記さない。",
    ],
    chart:
      submitted === 0
        ? []
        : KINDS.map((_, index) => [
            COUNTED[index] ?? "",
            ...chapterRows.map((row) => (row[index + 2] ?? "").replace(",", "").replace("－", "0")),
          ]),
  };
}

/** Stands for whatever the report prints where △ has no date. */
export const UNDATED = "（時期なし）";
/** Stands for what a state means, in words. */
export const MEANING = "（説明）";

export function institutionsUnder(body: Row, { bodies, institutions }: RegistryTables): readonly Row[] {
  const code = body["機関コード"];
  const under = new Set([code]);
  for (let grown = 0; grown !== under.size;) {
    grown = under.size;
    for (const each of bodies) if (under.has(each["上位機関コード"])) under.add(each["機関コード"]);
  }
  const all = [...institutions].sort((a, b) => compare(a["機関コード"] ?? "", b["機関コード"] ?? ""));
  if (body["区分"] === "運営主体") return all;
  return all.filter(
    (each) =>
      under.has(each["取りまとめ機関コード"]) || (body["区分"] === "集約機関" && each["集約機関コード"] === code),
  );
}

function count(institutions: readonly Row[], evidence: Evidence): Record<(typeof STATES)[number], number> {
  const counts = { accepted: 0, needs_correction: 0, not_received: 0, rejected: 0 };
  for (const { 機関コード = "" } of institutions) counts[stateOf(機関コード, evidence) as keyof typeof counts] += 1;
  return counts;
}

export function answersOf(institutions: readonly Row[], { answers }: Evidence): readonly Row[] {
  const codes = new Set(institutions.map((each) => each["機関コード"]));
  return answers.filter((answer) => codes.has(answer["institution_code"]));
}

type Totals = Record<(typeof KINDS)[number], number>;

export function totalsOf(answers: readonly Row[], measures: readonly FormMeasure[]): Totals {
  const numbers = new Set(measures.map(({ number }) => String(number)));
  const totals: Totals = { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0 };
  for (const { measure = "", answer = "" } of answers) if (numbers.has(measure)) totals[answer as keyof Totals] += 1;
  return totals;
}

/** 〇 ÷ (〇 + △ + 空欄 + 判読不能), in tenths of a percent, cut. */
export function rate({ implemented, planned, missing, invalid }: Totals): string {
  const whole = implemented + planned + missing + invalid;
  if (whole === 0) return "算定なし";
  const thousandfold = implemented * 1000;
  const tenths = (thousandfold - (thousandfold % whole)) / whole;
  return `${String((tenths - (tenths % 10)) / 10)}.${String(tenths % 10)}%`;
}

function counted(totals: Totals): readonly string[] {
  return [...KINDS.map((kind) => dash(totals[kind])), rate(totals)];
}

export function print(count: number): string {
  return count < 1000 ? String(count) : `${print(Math.floor(count / 1000))},${String(count % 1000).padStart(3, "0")}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function listed(
  answers: readonly Row[],
  measures: readonly FormMeasure[],
  kind: string,
  order: (a: Row, b: Row) => number,
): readonly Row[] {
  return measures.flatMap(({ number }) =>
    answers
      .filter(({ answer, measure }) => answer === kind && measure === String(number))
      .sort((a, b) => order(a, b) || compare(a["institution_code"] ?? "", b["institution_code"] ?? "")),
  );
}

function dash(count: number): string {
  return count === 0 ? "－" : print(count);
}

function markedGist(measure: FormMeasure | undefined): string {
  return (measure?.direct === true ? "◆" : "") + gist(measure?.text ?? "", 29);
}

function gist(text: string, most = 42): string {
  const letters = Array.from(text.replace(/^◆\s*/u, ""));
  if (letters.length <= most) return letters.join("");
  // The last place where a word ends, behind which the text goes on.
  for (let end = most - 2; end >= 0.6 * most; end--) {
    const [last = "", next = ""] = letters.slice(end - 1, end + 1);
    const words = letters
      .slice(0, end)
      .join("")
      .replace(/[、，・（]+$/u, "");
    const ends = "、，・（）".includes(last) || (/\p{Script=Hiragana}/u.test(last) && /[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9]/u.test(next)); // prettier-ignore
    if (ends && [...words].length >= 0.6 * most) return `${words}…`;
  }
  return `${letters.slice(0, most - 1).join("")}…`;
}

/** @param byAggregator whether an answer is left to an aggregator */
function byMeasure(
  reported: readonly FormMeasure[],
  answers: readonly Row[],
  byAggregator: (answer: Row) => boolean,
  isLate: (answer: Row) => boolean,
  periodic: boolean,
): Table {
  let above = "";
  const rows = reported.flatMap((measure) => {
    const { number, chapter, text, priority, direct } = measure;
    const title = above === chapter ? [] : [[chapter]];
    above = chapter;
    const counts = totalsOf(answers, [measure]);
    const all = answers.filter((answer) => answer["measure"] === String(number));
    const late = all.filter((answer) => answer["answer"] === "planned" && isLate(answer)).length;
    const nobody = all.length > 0 && all.every(byAggregator);
    const figures = [counts.implemented, counts.planned, late, counts.not_applicable, counts.missing + counts.invalid];
    const words = (direct ? "◆" : "") + gist(text);
    return [...title, [String(number), words, ...(periodic ? [] : [priority ? "○" : ""]), ...figures.map(dash), nobody ? "別表" : rate(counts)]]; // prettier-ignore
  });
  return [["番号", "措置の要旨", ...(periodic ? [] : ["区分"]), "〇", "△", "超過", "－", "空欄等", "実施率"], ...rows];
}

/** How a body below stands. */
function standingOf(
  members: readonly Row[],
  evidence: Evidence,
  reported: readonly FormMeasure[],
  isLate: (answer: Row) => boolean,
) {
  const { accepted, needs_correction, not_received, rejected } = count(members, evidence);
  const numbers = new Set(reported.map(({ number }) => String(number)));
  const answers = answersOf(members, evidence).filter(({ measure = "" }) => numbers.has(measure));
  const totals = totalsOf(answers, reported);
  const overdue = answers.filter((answer) => answer["answer"] === "planned" && isLate(answer)).length;
  return { members: members.length, submitted: accepted + needs_correction, unsent: not_received + rejected, totals, overdue }; // prettier-ignore
}

type Standing = ReturnType<typeof standingOf>;

/** Worst first; those that are collected directly last; equals share a rank, in the order of their codes. */
function standingsTable(
  lines: readonly (Standing & { readonly code: string; readonly name: string })[],
  all: Standing | null,
): Table {
  const isDirect = ({ name }: { readonly name: string }): boolean => name.startsWith("（");
  const value = (text: string): number => (text === "算定なし" ? -1 : Number(text.replace("%", "")));
  const worse = (a: Standing, b: Standing): number =>
    value(rate(a.totals)) - value(rate(b.totals)) || b.overdue - a.overdue || b.unsent - a.unsent;
  const isEmpty = (each: Standing & { readonly name: string }): boolean => !isDirect(each) && each.members === 0;
  const ranked = lines
    .filter((each) => !isDirect(each) && !isEmpty(each))
    .toSorted((a, b) => worse(a, b) || compare(a.code, b.code));
  const cells = ({ members, submitted, unsent, totals, overdue }: Standing): readonly string[] => [
    print(members),
    dash(submitted),
    dash(unsent),
    rate(totals),
    dash(totals.planned),
    dash(overdue),
  ];
  return lines.length === 0
    ? []
    : [
        ["順位", "取りまとめ機関", "機関数", "提出済", "未提出等", "実施率", "△", "うち超過"],
        ...ranked.map((each) => [print(1 + ranked.filter((other) => worse(other, each) < 0).length), each.name, ...cells(each)]), // prettier-ignore
        ...lines.filter(isEmpty).map((each) => ["－", each.name, ...cells(each)]),
        ...lines.filter(isDirect).map((each) => ["－", each.name, ...cells(each)]),
        ...(all === null ? [] : [["", "計", ...cells(all)]]),
      ];
}

const CLOSING = ["解消の予定", "件数", "終えた後に残る件数"];

/** By quarters of fiscal years; no country here plans for more than eight. */
function closingOf(planned: readonly Row[], isLate: (answer: Row) => boolean, asOf: string) {
  const undated = planned.filter((answer) => answer["planned_on"] === "").length;
  const late = planned.filter(isLate).length;
  const coming = planned.filter((answer) => answer["planned_on"] !== "" && !isLate(answer));
  const quarters = [...new Set(coming.map((answer) => quarterOf(answer["planned_on"] ?? "", asOf)))].sort(compare);
  let remaining = planned.length;
  const counts = quarters.map((quarter) => {
    const own = coming.filter((answer) => quarterOf(answer["planned_on"] ?? "", asOf) === quarter).length;
    remaining -= own;
    return { quarter: quarter.replace(/^\d+ /u, ""), own, remaining };
  });
  const most = mostOf(
    counts.map(({ quarter, own }) => ({ name: quarter, count: own })),
    "つの四半期",
  );
  return {
    rows: [
      ...counts.map((each) => [each.quarter, print(each.own), dash(each.remaining)]),
      ["実施予定時期を過ぎたもの（超過）", dash(late), ""],
      ["実施予定時期が分からないもの", dash(undated), ""],
      ["計", print(planned.length), ""],
    ],
    sentences:
      planned.length === 0
        ? []
        : coming.length === 0
          ? [`未実施事項${print(planned.length)}件には、これから解消する時期の定まったものがない。`]
          : [
              `未実施事項${print(planned.length)}件${coming.length === planned.length ? "" : `のうち${print(coming.length)}件`}は、${counts.at(-1)?.quarter ?? ""}${counts.length === 1 ? "に解消する予定である。" : `までに解消する予定である。`}`,
              ...(most === null || counts.length === 1 ? [] : [`最も多い四半期は${most}`]),
            ],
  };
}

/** `2027-05-01` → `8109 令和9年度第1四半期（4～6月）`: what comes before the space is for the order. */
function quarterOf(iso: string, asOf: string): string {
  const [year = 0, month = 0] = iso.split("-").map(Number);
  const [fiscal, quarter] = month < 4 ? [year - 1, 3] : [year, Math.floor((month - 4) / 3)];
  const months = ["4～6月", "7～9月", "10～12月", "1～3月"][quarter] ?? "";
  // The quarter in which the day of the report lies counts from that day only, where it is not its first.
  const [from, asked] = [`${iso.slice(0, 5)}${["04", "07", "10", "01"][quarter] ?? ""}-01`, asOf.slice(0, 7)];
  const last = `${iso.slice(0, 5)}${["06", "09", "12", "03"][quarter] ?? ""}`;
  const shown = from < asOf && asked <= last ? months.replace(/^\d+/u, "基準日") : months;
  return `${String(fiscal * 4 + quarter)} 令和${String(fiscal - 2018)}年度第${String(quarter + 1)}四半期（${shown}）`;
}

/** Those with the lowest rate and the rate; null where all have it. */
function lowestOf(all: readonly { readonly name: string; readonly totals: Totals }[]): string | null {
  const rated = all
    .map(({ name, totals }) => ({ name, rate: rate(totals) }))
    .filter((each) => each.rate !== "算定なし");
  const value = (each: { readonly rate: string }): number => Number(each.rate.replace("%", ""));
  const lowest = rated.filter((each) => rated.every((other) => value(each) <= value(other)));
  if (lowest.length === rated.length) return null;
  return `${inWords(
    lowest.map(({ name }) => `「${name}」`),
    "章",
  )}（${lowest[0]?.rate ?? ""}）`;
}

/** Those with most and how many; null where there are several and all have as many. */
function mostOf(all: readonly { readonly name: string; readonly count: number }[], unit: string): string | null {
  const some = all.filter(({ count: own }) => own > 0);
  const most = some.filter((each) => some.every((other) => other.count <= each.count));
  if (most.length === 0 || (some.length > 1 && most.length === some.length)) return null;
  return `${inWords(
    most.map(({ name }) => name),
    unit,
  )}（${most.length > 1 ? "各" : ""}${print(most[0]?.count ?? 0)}件）`;
}

function inWords(names: readonly string[], unit: string): string {
  return names.length < 3 ? names.join("及び") : `${names.slice(0, 2).join("、")}ほか${print(names.length - 2)}${unit}`;
}

/** `R9.3.30`, and the last day of a month as the month. */
function shortDay(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  const isLast = new Date(Date.UTC(year, month, 0)).getUTCDate() === day;
  return `R${String(year - 2018)}.${String(month)}${isLast ? "" : `.${String(day)}`}`;
}
