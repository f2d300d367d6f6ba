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
const SEVERITIES: Row = { error: "要修正", warning: "要確認", info: "参考" };
const COUNTED = ["〇", "△", "－", "空欄", "判読不能", "実施率"];

export type Table = readonly (readonly string[])[];

/** What one body's report must show. */
export interface Expected {
  /** As rollup.json has it. */
  readonly record: Readonly<Record<string, unknown>>;
  /** The tables by their heading row; tables of one heading follow each other as one, without captions and repeated headings. */
  readonly tables: readonly Table[];
  readonly captions: readonly string[];
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
  const excluded = listed(answers, reported, "not_applicable", () => 0);
  const institution = new Map(covered.map((each) => [each["機関コード"], each]));
  const named = (code = ""): Row => institution.get(code) ?? {};
  const byAggregator = (answer: Row): boolean => {
    const { 機関種別, 集約機関コード } = named(answer["institution_code"]);
    const measure = form.find(({ number }) => String(number) === answer["measure"]);
    return measure?.direct === true && 機関種別 === "情報照会者等" && 集約機関コード !== "";
  };
  const overdue = (answer: Row): boolean => answer["planned_on"] !== "" && (answer["planned_on"] ?? "") < asOf;
  const findings = [
    ...covered.flatMap(({ 機関コード }) => sorted(evidence.findings, 機関コード ?? "")),
    ...(isOperator ? sorted(evidence.findings, "") : []),
  ];
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
  const statesRows = STATES.map((state) => [STATE_WORDS[state] ?? "", MEANING, print(states[state])]);
  const groups = below.map((each) => ({ name: each["機関名"] ?? "", members: institutionsUnder(each, registry) }));
  const lines = [
    ...groups,
    ...(direct.length > 0 && below.length > 0 ? [{ name: "（直接取りまとめ）", members: direct }] : []),
  ];
  const subordinate = (name: string, members: readonly Row[]): readonly string[] => {
    const { accepted, needs_correction, not_received, rejected } = count(members, evidence);
    const figures = [members.length, accepted + needs_correction, needs_correction, not_received, rejected].map(print);
    return [name, ...figures, rate(totalsOf(answersOf(members, evidence), reported))];
  };
  const addsUp = [
    covered,
    ...STATES.map((state) => covered.filter(({ 機関コード }) => stateOf(機関コード ?? "", evidence) === state)),
  ].every(
    (those) =>
      those.length ===
      lines.reduce((sum, { members }) => sum + members.filter((member) => those.includes(member)).length, 0),
  );

  const submitted = states.accepted + states.needs_correction;
  const severities = (severity: string): number =>
    findings.filter((finding) => finding["severity"] === severity).length;
  const undated = planned.filter((answer) => answer["planned_on"] === "");
  const unstated = undated.filter((answer) => answer["remark"] === "").length;
  const unread = undated.length - unstated;
  const late = planned.filter(overdue).length;
  const left = excluded.filter(byAggregator).length;
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
      [["番号", "項目", "重点", ...COUNTED], ...byMeasure(reported, answers)],
      [
        ["機関コード", "機関名", "実施予定時期", "超過", "特記事項"],
        ...grouped(planned, reported, (answer) => [
          answer["institution_code"] ?? "",
          named(answer["institution_code"])["機関名"] ?? "",
          answer["planned_on"] === "" ? UNDATED : wareki(answer["planned_on"] ?? ""),
          overdue(answer) ? "超過" : "",
          answer["remark"] ?? "",
        ]),
      ],
      [["機関コード", "機関名", "理由"], ...notApplicable(excluded, reported, byAggregator, named)],
      [["区分", "措置", "シート・セル", "内容"], ...findingRows(findings, named)],
      [
        ["機関コード", "機関名", "担当部署", "連絡先"],
        ...covered
          .filter(({ 機関コード }) => stateOf(機関コード ?? "", evidence) === "not_received")
          .map((each) => ["機関コード", "機関名", "担当部署", "連絡先"].map((column) => each[column] ?? "")),
      ],
      [
        ["取りまとめ機関", "機関数", "提出済", "うち要修正", "未提出", "読取不能", "実施率"],
        ...lines.map(({ name, members }) => subordinate(name, members)),
        ...(addsUp && lines.length > 0 ? [subordinate("計", covered)] : []),
      ],
      ...matrices(covered, reported, evidence),
    ].filter((table) => table.length > 1),
    captions: [
      ...chapters,
      ...captionsOf(planned, reported),
      ...captionsOf(excluded, reported),
      ...(findings.length > 0 ? ["機関ごとの記載不備"] : []),
    ],
    sentences: [
      `安全管理措置 ${print(inspected.length)}項目（`,
      `対象機関：${print(covered.length)}機関（うち提出済 ${print(submitted)}機関、未提出 ${print(states.not_received)}機関、読取不能 ${print(states.rejected)}機関）`,
      `${print(covered.length)} = ${STATES.map((state) => print(states[state])).join("＋")}（一致）`,
      `採用 ${print(files("accepted"))}件、差替え済み（同じ機関の古い提出） ${print(files("superseded"))}件、不採用 ${print(files("rejected"))}件`,
      `点検結果を読み取れた ${print(submitted)}機関（受理 ${print(states.accepted)}、要修正 ${print(states.needs_correction)}）の回答である。未提出 ${print(states.not_received)}機関及び読取不能 ${print(states.rejected)}機関は含まない。`,
      ...(submitted === 0
        ? ["集計はない。"]
        : [
            `実施率：${rate(totals)}（〇 ${print(totals.implemented)}件、△ ${print(totals.planned)}件、空欄 ${print(totals.missing)}件、判読不能 ${print(totals.invalid)}件）`,
            `未実施事項：${print(planned.length)}件${late > 0 ? `（うち実施予定時期を過ぎたもの ${print(late)}件）` : ""}`,
            `対象外事項：${print(excluded.length)}件${left > 0 ? `（うち集約機関が実施するもの ${print(left)}件）` : ""}`,
            `記載不備：要修正 ${print(severities("error"))}件、要確認 ${print(severities("warning"))}件、参考 ${print(severities("info"))}件`,
          ]),
      planned.length === 0 ? "未実施事項はない。" : `実施予定（△）と回答された措置は${print(planned.length)}件である。`,
      ...(late > 0 ? [`（${wareki(asOf)}）より前のもの（${print(late)}件）`] : []),
      ...(unread > 0 ? [`実施予定時期を読み取れないものが${print(unread)}件ある。`] : []),
      ...(unstated > 0 ? [`実施予定時期の記載がないものが${print(unstated)}件ある。`] : []),
      excluded.length === 0
        ? "対象外とされた措置はない。"
        : `対象外（－）と回答された措置は${print(excluded.length)}件である。`,
      ...(left > 0 ? [`このうち${print(left)}件は、集約機関を利用する`] : []),
      findings.length === 0
        ? "記載不備はない。"
        : `箇所が${print(findings.length)}件ある（点検した全${print(inspected.length)}項目が対象）`,
      states.not_received === 0
        ? "未提出の機関はない。"
        : `次の${print(states.not_received)}機関から点検結果の提出がない`,
    ],
    chart:
      submitted === 0
        ? []
        : KINDS.map((_, index) => [
            COUNTED[index] ?? "",
            ...chapterRows.map((row) => (row[index + 2] ?? "").replace(",", "")),
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
  return [...KINDS.map((kind) => print(totals[kind])), rate(totals)];
}

function print(count: number): string {
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

function byMeasure(reported: readonly FormMeasure[], answers: readonly Row[]): Table {
  let above = "";
  return reported.flatMap((measure) => {
    const { number, chapter, section, heading, priority, direct } = measure;
    const title = above === chapter + section ? [] : [[section]];
    above = chapter + section;
    const flags = `${priority ? "○" : ""}${direct ? "◆" : ""}`;
    return [...title, [String(number), heading, flags, ...counted(totalsOf(answers, [measure]))]];
  });
}

/** Rows under a title for each measure that has any. */
function grouped(
  entries: readonly Row[],
  measures: readonly FormMeasure[],
  toRow: (entry: Row) => readonly string[],
): Table {
  return measures.flatMap((measure) => {
    const own = entries.filter((entry) => entry["measure"] === String(measure.number));
    return own.length === 0 ? [] : [[titleOf(measure)], ...own.map(toRow)];
  });
}

function titleOf({ number, section, heading }: FormMeasure): string {
  return `No.${String(number)}　${section}${heading === section ? "" : `　${heading}`}`;
}

function captionsOf(entries: readonly Row[], measures: readonly FormMeasure[]): readonly string[] {
  return [...new Set(measures.map(({ chapter }) => chapter))].flatMap((chapter) => {
    const numbers = measures.filter((measure) => measure.chapter === chapter).map(({ number }) => String(number));
    const own = entries.filter((entry) => numbers.includes(entry["measure"] ?? "")).length;
    return own === 0 ? [] : [`${chapter}（${print(own)}件）`];
  });
}

function notApplicable(
  excluded: readonly Row[],
  reported: readonly FormMeasure[],
  byAggregator: (answer: Row) => boolean,
  named: (code?: string) => Row,
): Table {
  return reported.flatMap((measure) => {
    const own = excluded.filter((entry) => entry["measure"] === String(measure.number));
    const routine = own.filter((entry) => byAggregator(entry) && entry["remark"] === "");
    const names = routine.map((entry) => named(entry["institution_code"])["機関名"] ?? "").join("、");
    const others = own
      .filter((entry) => !routine.includes(entry))
      .map((entry) => {
        const reason = entry["remark"] === "" ? "理由の記載なし" : (entry["remark"] ?? "");
        const code = entry["institution_code"] ?? "";
        return [code, named(code)["機関名"] ?? "", byAggregator(entry) ? `◆ 集約機関が実施：${reason}` : reason];
      });
    const together = routine.length === 0 ? [] : [[`◆ 集約機関が実施（${print(routine.length)}機関）`, names]];
    return own.length === 0 ? [] : [[titleOf(measure)], ...others, ...together];
  });
}

/** An institution's findings by file, then measure, then code; the order of the file decides between equals. */
function sorted(findings: readonly Row[], code: string): readonly Row[] {
  return findings
    .filter((finding) => finding["institution_code"] === code)
    .sort(
      (a, b) =>
        compare(a["file"] ?? "", b["file"] ?? "") ||
        Number(a["measure"]) - Number(b["measure"]) ||
        compare(a["code"] ?? "", b["code"] ?? ""),
    );
}

function findingRows(findings: readonly Row[], named: (code?: string) => Row): Table {
  const keyOf = (finding: Row): string => finding["institution_code"] || `\n${finding["file"] ?? ""}`;
  return [...new Set(findings.map(keyOf))].flatMap((key) => {
    const own = findings.filter((finding) => keyOf(finding) === key);
    const code = own[0]?.["institution_code"] ?? "";
    const who = code === "" ? "機関を特定できないファイル" : `${code}　${named(code)["機関名"] ?? ""}`;
    const counts = Object.entries(SEVERITIES).flatMap(([severity, word]) => {
      const many = own.filter((finding) => finding["severity"] === severity).length;
      return many === 0 ? [] : [`${word} ${print(many)}件`];
    });
    const files = [...new Set(own.map(({ file = "" }) => file))].filter((file) => file !== "");
    const rows = own.map((finding) => [
      SEVERITIES[finding["severity"] ?? ""] ?? "",
      finding["measure"] === "" ? "－" : (finding["measure"] ?? ""),
      `${finding["sheet"] ?? ""} ${finding["cell"] ?? ""}`.trim(),
      finding["message"] ?? "",
    ]);
    return [[`${who}　${counts.join("、")}${files.length === 0 ? "" : `\nファイル：${files.join("、")}`}`], ...rows];
  });
}

/** At most 46 measures side by side, shared out evenly. */
function matrices(covered: readonly Row[], reported: readonly FormMeasure[], evidence: Evidence): readonly Table[] {
  const blocks = Math.ceil(reported.length / 46);
  const across = Math.ceil(reported.length / blocks);
  return Array.from({ length: blocks }, (_, block) => {
    const measures = reported.slice(block * across, (block + 1) * across).map(({ number }) => String(number));
    const rows = covered.map((each) => {
      const code = each["機関コード"] ?? "";
      const state = STATE_WORDS[stateOf(code, evidence)] ?? "";
      const own = new Map(answersOf([each], evidence).map((answer) => [answer["measure"], answer["answer"] ?? ""]));
      const marks = own.size === 0 ? [`（${state}）`] : measures.map((number) => MARKS[own.get(number) ?? ""] ?? "");
      return [code, each["機関名"] ?? "", state, ...marks];
    });
    return [["機関コード", "機関名", "状況", ...measures], ...rows];
  });
}

/** `2027-03-31` → `令和9年3月31日`; no date here is before 2020. */
function wareki(iso: string): string {
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return `令和${String(year - 2018)}年${String(month)}月${String(day)}日`;
}
