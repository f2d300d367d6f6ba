/** All that is known of one institution. */
import { ANSWER_LABELS, CHANGE_LABELS, SEVERITY_LABELS, STATUS_LABELS } from "../../model/labels.ts";
import type { InstitutionData, PageData } from "../page-data.ts";
import { dataTable } from "./data-table.ts";
import { make, type Child } from "./elements.ts";
import { answerOf, day, lines, link, measureLink, paperLink, plannedDay, titleLink } from "./facts.ts";

/** Its page in parts, after its heading; null where the registry has no such code. */
export function institutionPage(
  code: string,
  data: PageData,
): { readonly title: string; readonly parts: readonly Child[] } | null {
  const found = data.institutions.find((each) => each.code === code);
  if (found === undefined) return null;
  return {
    title: found.name,
    parts: [
      facts(found, data),
      ...reasons(found, data),
      make("h3", {}, "用意してある文書"),
      found.papers.length === 0
        ? make("p", {}, "ありません。")
        : make("p", { class: "papers" }, ...found.papers.map(paperLink)),
      ...submissions(found, data),
      ...findings(found, data),
      ...changes(found, data),
      ...decisions(found),
      ...answers(found, data),
    ],
  };
}

function facts(found: InstitutionData, { texts, bodies, deadline }: PageData): HTMLElement {
  const body = bodies[found.body];
  const all: readonly (readonly [string, Child | undefined])[] = [
    ["機関コード", found.code],
    ["よみ", found.reading],
    ["機関種別", texts[found.kind]],
    ["取りまとめ機関", body === undefined ? "" : link([["取りまとめ機関", body.code]], body.name)],
    ["集約機関", texts[found.aggregator]],
    ["状態", make("span", { class: `state state-${found.status}` }, STATUS_LABELS[found.status])],
    [
      "提出期限",
      make("span", {}, ...shown(day(found.deadline ?? deadline, found.deadline === undefined ? "" : "（延長）"))),
    ],
    ["担当部署", found.department],
    ["連絡先", found.contact],
    ["メール", found.mail],
  ];
  const filled = all.filter(([, value]) => value !== undefined && value !== "");
  return make("dl", { class: "facts" }, ...filled.map(([term, value]) => make("div", {}, make("dt", {}, term), make("dd", {}, value ?? "")))); // prettier-ignore
}

function shown(cell: ReturnType<typeof day>): readonly Child[] {
  return typeof cell === "object" && "shown" in cell ? cell.shown : [];
}

function reasons({ reasons: all }: InstitutionData, { texts }: PageData): readonly Child[] {
  if (all.length === 0) return [];
  return [make("p", { class: "notice" }, `先に連絡する理由：${all.map((each) => texts[each] ?? "").join("、")}`)];
}

function submissions({ submissions: all }: InstitutionData, { texts }: PageData): readonly Child[] {
  const rows = all.map(({ file, state, inspectedOn, errors, note }, index) => [
    index + 1,
    file,
    state,
    day(inspectedOn),
    errors ?? "",
    texts[note] ?? "",
  ]);
  const headings = [
    { text: "順", kind: "number" },
    { text: "ファイル", kind: "name" },
    { text: "取扱い", kind: "short" },
    { text: "点検日", kind: "short" },
    { text: SEVERITY_LABELS.error, kind: "number" },
    { text: "説明" },
  ] as const;
  return [make("h3", {}, "提出"), dataTable("提出（届いた順）", headings, rows)];
}

function findings(
  { findings: all, moreFindings, submissions: files }: InstitutionData,
  { texts, measures }: PageData,
): readonly Child[] {
  const text = (number: number): string => texts[number] ?? "";
  const titles = new Map(measures.map((measure) => [measure.number, measure.text]));
  const isOneFile = files.length < 2;
  const rows = all.map(([severity, title, measure, file, sheet, cell, message, wish, mark, remark, timesAsked]) => [
    make("span", { class: "severity" }, text(severity)),
    measureLink(measure),
    { shown: lines(isOneFile ? "" : text(file), text(sheet), text(cell)) },
    titles.get(measure) ?? "",
    text(mark),
    text(remark),
    {
      shown: lines(
        `【${text(title)}】${text(message)}`,
        `お願い：${text(wish)}`,
        timesAsked > 0 ? `これまでに${String(timesAsked)}回お願いしています。` : "",
      ),
    },
  ]);
  const headings = [
    { text: "区分", kind: "short" },
    { text: "番号", kind: "short" },
    { text: "場所" },
    { text: "提出ファイルの行：安全管理措置" },
    { text: "自己点検結果" },
    { text: "特記事項" },
    { text: "見つかったこと" },
  ] as const;
  const more =
    moreFindings === 0
      ? []
      : [make("p", {}, `ほか${String(moreFindings)}件は、data フォルダーの findings.csv にあります。`)];
  return [make("h3", {}, "記載不備"), dataTable("記載不備と、提出ファイルの行", headings, rows), ...more];
}

function changes({ changes: all }: InstitutionData, { texts }: PageData): readonly Child[] {
  if (all === null) return [];
  const found = all.findings.map(([change, title, measure, places, timesAsked]) => [
    CHANGE_LABELS[change],
    measureLink(measure),
    texts[title] ?? "",
    places,
    timesAsked,
  ]);
  const answered = all.answers.map(([measure, before, now]) => [
    measureLink(measure),
    ANSWER_LABELS[answerOf(before)],
    ANSWER_LABELS[answerOf(now)],
  ]);
  return [
    make("h3", {}, "前の提出からの変更"),
    dataTable("記載不備の変更", [{ text: "変更", kind: "short" }, { text: "番号", kind: "short" }, { text: "記載不備", kind: "name" }, { text: "か所", kind: "number" }, { text: "お願いした回数", kind: "number" }], found),
    dataTable("回答の変更", [{ text: "番号", kind: "short" }, { text: "前の回答", kind: "short" }, { text: "いまの回答", kind: "short" }], answered),
  ]; // prettier-ignore
}

function decisions({ decisions: all }: InstitutionData): readonly Child[] {
  if (all.length === 0) return [];
  const rows = all.map(({ row, on, by, kind, about, value, reason, state, effect }) => [row, day(on), by, kind, about, value, reason, { shown: lines(state, effect) }]); // prettier-ignore
  const headings = [
    { text: "行", kind: "number" },
    { text: "日付", kind: "short" },
    { text: "担当者" },
    { text: "判断", kind: "name" },
    { text: "対象" },
    { text: "値" },
    { text: "理由" },
    { text: "結果" },
  ] as const;
  return [make("h3", {}, "判断"), dataTable("判断の記録（decisions.xlsx）", headings, rows)];
}

function answers({ answers: letters, planned }: InstitutionData, { measures, asOf }: PageData): readonly Child[] {
  const days = [...planned];
  const rows = measures.slice(0, letters.length).map((measure, index) => {
    const kind = answerOf(letters[index]);
    const on = kind === "planned" ? (days.shift() ?? "") : "";
    const priority = measure.priority ? "重点" : "";
    return [titleLink(measure), priority, ANSWER_LABELS[kind], plannedDay(on, asOf)];
  });
  const headings = [
    { text: "措置", kind: "name" },
    { text: "重点", kind: "short" },
    { text: "回答", kind: "short" },
    { text: "実施予定", kind: "short" },
  ] as const;
  return [make("h3", {}, "回答"), dataTable("点検した措置と回答", headings, rows, "まだ読み取れていません。")];
}
