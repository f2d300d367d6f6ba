/** The annexes of a body's report, which hold everything, and the working paper for its staff. */
import { heading, paragraph, table } from "./word.mjs";
import { COUNTS, groupBy, markOf, shortDate, sumBy, sumUp } from "./words.mjs";

const named = ({ institution }) => institution["機関名"];
const NUMBER = { 番号: ({ key }) => key.number, 措置: ({ key }) => key.title, 件数: ({ own }) => own.length };

/** A heading and a table by measure for each body that collects. */
function byCollector(answers, columns) {
  return sumBy(answers, ({ institution }) => institution.body).flatMap(({ key, own }) => [
    paragraph(`${key["機関名"]}　${own.length}件`),
    table(
      { ...NUMBER, ...columns },
      sumBy(own, ({ measure }) => measure),
    ),
  ]);
}

export function deficiencyAnnex({ reported, answersOf }) {
  const open = answersOf(reported).filter(({ kind }) => kind === "planned");
  const when = ({ own }) =>
    groupBy(own, ({ plannedOn }) => shortDate(plannedOn))
      .map(([date, same]) => `${date}　${same.map((each) => `${named(each)}（${each.remark}）`).join("、")}`)
      .join("　");
  const columns = { 超過: ({ overdue }) => overdue, "実施予定時期　機関（特記事項）": when };
  return [heading("別冊1　未実施事項一覧"), ...byCollector(open, columns)];
}

export function notApplicableAnnex({ reported, answersOf }) {
  const left = answersOf(reported).filter(({ kind }) => kind === "not_applicable");
  const why = ({ own }) =>
    groupBy(own, ({ remark }) => remark)
      .map(([reason, same]) => `${reason}：${same.map(named).join("、")}`)
      .join("　");
  return [heading("別冊2　対象外事項一覧"), ...byCollector(left, { "理由：機関": why })];
}

export function institutionAnnex({ members, reported }) {
  const chapters = groupBy(reported, ({ chapter }) => chapter);
  const answersTo = ({ answers }, measures) => measures.flatMap(({ number }) => answers[number - 1] ?? []);
  const rates = chapters.map(([, measures], index) => [
    `${index + 1}章`,
    ({ institution }) => sumUp(answersTo(institution, measures)).rate,
  ]);
  const marks = reported.map(({ number }, index) => [`No.${number}`, ({ own }) => markOf(own[index])]);
  const columns = {
    コード: ({ institution }) => institution["機関コード"],
    機関名: named,
    ...COUNTS,
    実施率: ({ rate }) => rate,
    ...Object.fromEntries([...rates, ...marks]),
  };
  const rowOf = (institution) => {
    const own = answersTo(institution, reported);
    return { institution, own, ...sumUp(own) };
  };
  return [
    heading("別冊3　機関別一覧"),
    ...groupBy(members, ({ body }) => body).flatMap(([collector, own]) => [
      paragraph(`${collector["機関名"]}　${own.length}機関`),
      table(columns, own.map(rowOf)),
    ]),
  ];
}

export const FOLLOW_UP = {
  機関: ({ institution }) => `${institution["機関コード"]}　${institution["機関名"]}`,
  理由: ({ overdue, institution }) => (institution.status === "未提出" ? "未提出" : `超過 ${overdue}件`),
  連絡先: ({ institution }) => `${institution["担当部署"]}　${institution["連絡先"]}`,
};

/** Who has sent nothing, then who is behind with priority measures, worst first. */
export function followUps({ members }) {
  const missing = members
    .filter(({ status }) => status === "未提出")
    .map((institution) => ({ institution, overdue: Infinity }));
  const late = members.map((institution) => ({
    institution,
    overdue: institution.answers.filter(({ measure, overdue }) => measure.priority && overdue).length,
  }));
  return [...missing, ...late.filter(({ overdue }) => overdue > 0).sort((a, b) => b.overdue - a.overdue)];
}

/** Whom to phone; findings of the institutions that the body collects from itself, and of the others how many there are. */
export function workingPaper(body) {
  const found = body.collected.flatMap(({ findings }) => findings);
  const others = groupBy(
    body.members.filter((each) => each.body !== body),
    (each) => each.body,
  );
  const columns = {
    区分: (same) => same[0].severity,
    内容: (same) => `${same[0].message}${same[0].ask}`,
    か所: (same) => same.length,
    "箇所（措置番号とセル）": (same) =>
      same.map(({ measure, cell }) => (measure ? `No.${measure.number}（${cell}）` : cell)).join("、"),
  };
  const sum = (institutions, name) => institutions.reduce((total, each) => total + each[name].length, 0);
  const counted = {
    取りまとめ機関: ([collector]) => collector["機関名"],
    要修正: ([, those]) => sum(those, "errors"),
    要確認: ([, those]) => sum(those, "findings") - sum(those, "errors"),
    機関: ([, those]) => those.map((each) => `${each["機関名"]}（${each.errors.length}）`).join("、"),
  };
  return [
    heading("1　優先して連絡する機関"),
    table(FOLLOW_UP, followUps(body)),
    heading("2　機関別の記載不備"),
    ...groupBy(found, ({ institution }) => institution).flatMap(([institution, own]) => [
      paragraph(`${institution["機関コード"]}　${institution["機関名"]}　${institution.path}`),
      table(
        columns,
        groupBy(own, ({ code }) => code).map(([, same]) => same),
      ),
    ]),
    ...(others.length > 0 ? [table(counted, others)] : []),
  ];
}
