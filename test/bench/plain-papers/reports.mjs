/** Papers about one body, in Word: the report, form 02-06, and with `annexes.mjs` all others. */
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PageOrientation, TableOfContents } from "docx";
import {
  FOLLOW_UP,
  deficiencyAnnex,
  followUps,
  institutionAnnex,
  notApplicableAnnex,
  workingPaper,
} from "./annexes.mjs";
import { heading, paragraph, table, writeWord } from "./word.mjs";
import { COUNTS, dateWords, groupBy, markOf, shortDate, sumBy, sumUp } from "./words.mjs";

/** More deficiencies than that are counted by measure in the report; the annex has them all. */
const LISTED = 100;

/** All of a body's papers in Word. */
export async function writeReports(folder, body, cycle) {
  const ending = `${body["機関名"]}_${cycle["点検名"]}.docx`;
  const write = (name, paper, orientation) => writeWord(join(folder, `${name}_${ending}`), [paper], orientation);
  await mkdir(folder, { recursive: true });
  await write("取りまとめ報告書", report(body, cycle));
  await write("別冊1_未実施事項一覧", deficiencyAnnex(body));
  await write("別冊2_対象外事項一覧", notApplicableAnnex(body));
  await write("別冊3_機関別一覧", institutionAnnex(body), PageOrientation.LANDSCAPE);
  await write("担当者用_対応一覧", workingPaper(body));
  if (body["上位機関コード"] !== "") await write("様02-06 安全管理措置確認結果報告書", form0206(body, body, cycle));
  // Whom the operator collects from reports by itself.
  else
    for (const institution of body.collected) {
      const alone = {
        ...body,
        members: [institution],
        answersOf: (asked) => asked.flatMap(({ number }) => institution.answers[number - 1] ?? []),
      };
      await write(`様02-06_${institution["機関コード"]}_${institution["機関名"]}`, form0206(alone, institution, cycle));
    }
}

const byMeasure = (answers) => sumBy(answers, ({ measure }) => measure);
const byChapter = (answers) => sumBy(answers, ({ measure }) => measure.chapter);
const NUMBER = { 番号: ({ key }) => key.number };
const TEXT = { 措置の要旨: ({ key }) => key.text };
const RATE = { 実施率: ({ rate }) => rate };

function report(body, cycle) {
  const answers = body.answersOf(body.reported);
  const open = answers.filter(({ kind }) => kind === "planned");
  const missing = body.members.filter(({ status }) => status === "未提出");
  const { rate, overdue } = sumUp(answers);
  return [
    ...[dateWords(body.asOf), `${body["宛名"]}　様`, body["機関名"]].map(paragraph),
    heading(`取りまとめ報告書　${cycle["点検名"]}`),
    new TableOfContents("目次"),
    heading("1　概要"),
    paragraph(`対象 ${body.members.length}機関のうち ${body.members.length - missing.length}機関が提出した。`),
    paragraph(`実施率は${rate}、未実施事項は${open.length}件（うち超過 ${overdue}件）である。`),
    table(FOLLOW_UP, followUps(body).slice(0, 3)),
    heading("2　結果の総括"),
    table({ 章: ({ key }) => key, 措置数: ({ own }) => byMeasure(own).length, ...COUNTS, ...RATE }, byChapter(answers)),
    ...(body.below.length > 0 ? standing(body) : []),
    heading("4　重点報告事項の状況"),
    ...byChapter(answers).flatMap(({ key, own }) => [
      paragraph(key),
      table({ ...NUMBER, ...TEXT, ...COUNTS, 超過: ({ overdue }) => overdue, ...RATE }, byMeasure(own)),
    ]),
    ...aggregators(body),
    heading("5　未実施事項"),
    ...(open.length <= LISTED ? [table(DEFICIENCY, open)] : deficienciesInShort(open)),
    heading("6　解消の見通し"),
    table(
      { 解消の予定: ({ key }) => key, 件数: ({ own }) => own.length, 残る件数: ({ left }) => left },
      forecast(open),
    ),
    heading("7　提出の状況"),
    table(
      { 区分: ([status]) => status, 機関数: ([, own]) => own.length },
      groupBy(body.members, ({ status }) => status),
    ),
    table(
      { 機関コード: (each) => each["機関コード"], 機関: (each) => each["機関名"], 対応: () => "提出を督促する。" },
      missing,
    ),
  ];
}

const DEFICIENCY = {
  番号: ({ measure }) => measure.number,
  措置の要旨: ({ measure }) => measure.text,
  機関: ({ institution }) => institution["機関名"],
  実施予定: ({ plannedOn }) => shortDate(plannedOn),
  超過: ({ overdue }) => (overdue ? "超過" : ""),
  特記事項: ({ remark }) => remark,
};

/** The bodies below, worst first, and the same by chapter. */
function standing({ below, reported }) {
  const rows = below
    .map((body) => ({ body, answers: body.answersOf(reported) }))
    .map((each) => ({ ...each, ...sumUp(each.answers), chapters: byChapter(each.answers) }))
    .sort((a, b) => parseFloat(a.rate) - parseFloat(b.rate));
  const name = { 取りまとめ機関: ({ body }) => body["機関名"] };
  const numbers = {
    機関数: ({ body }) => body.members.length,
    提出済: ({ body }) => body.members.filter(({ status }) => status !== "未提出").length,
    "△": ({ planned }) => planned,
    うち超過: ({ overdue }) => overdue,
  };
  const rates = groupBy(reported, ({ chapter }) => chapter).map(([name], index) => [
    name,
    (row) => row.chapters[index]?.rate,
  ]);
  return [
    heading("3　下位機関別の状況"),
    table({ ...name, ...numbers, ...RATE }, rows),
    table({ ...name, ...Object.fromEntries(rates), 全体: RATE["実施率"] }, rows),
  ];
}

/** What the aggregators, which do the ◆ measures for others, say of them. */
function aggregators({ members, reported, aggregatorOf }) {
  const direct = reported.filter((measure) => measure.direct);
  const marks = direct.map(({ number }) => [`No.${number}`, ([aggregator]) => markOf(aggregator?.answers[number - 1])]);
  const served = groupBy(members.filter(aggregatorOf), aggregatorOf);
  const columns = { 集約機関: ([aggregator]) => aggregator["機関名"], 利用機関: ([, own]) => own.length };
  return served.length === 0 ? [] : [table({ ...columns, ...Object.fromEntries(marks) }, served)];
}

function deficienciesInShort(open) {
  const counted = {
    件数: ({ own }) => own.length,
    うち超過: ({ overdue }) => overdue,
    うち時期不明: ({ own }) => own.filter(({ plannedOn }) => plannedOn === "").length,
    最も遅い予定: ({ own }) =>
      shortDate(
        own
          .map(({ plannedOn }) => plannedOn)
          .sort()
          .at(-1),
      ),
  };
  const named = {
    機関: ({ own }) => own.map((each) => `${DEFICIENCY["機関"](each)}（${shortDate(each.plannedOn)}）`).join("、"),
  };
  return [
    table({ ...NUMBER, ...TEXT, ...counted }, byMeasure(open)),
    paragraph("実施予定時期を過ぎたもの"),
    table({ ...NUMBER, 件数: ({ own }) => own.length, ...named }, byMeasure(open.filter(({ overdue }) => overdue))),
  ];
}

/** What will be closed by which quarter, and what is left then. */
function forecast(open) {
  const quarterOf = ({ plannedOn, overdue }) => {
    if (plannedOn === "" || overdue) return overdue ? "超過" : "時期不明";
    const [year, month] = plannedOn.split("-").map(Number);
    return `${month < 4 ? year - 1 : year}年度第${(Math.floor((month + 8) / 3) % 4) + 1}四半期`;
  };
  let left = open.length;
  return sumBy(open, quarterOf)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((quarter) => ({ ...quarter, left: (left -= quarter.own.length) }));
}

/** `about` is a body, or an institution that reports by itself. */
function form0206({ members, reported, answersOf, asOf }, about, cycle) {
  const answers = answersOf(reported);
  const { planned, rate } = sumUp(answers);
  const facts = {
    "点検の名称・区分": `${cycle["点検名"]}（${cycle["点検区分"]}）`,
    点検の時期: `基準日　${dateWords(asOf)}`,
    点検の方法: `安全管理措置自己点検表（第${cycle["様式版"]}版）による自己点検`,
    報告する措置: `重点報告事項（${reported.length}の措置）`,
    対象機関: `${members.length}機関（提出　${members.filter(({ status }) => status !== "未提出").length}）`,
    点検の結果: `未実施 ${planned}件、実施率 ${rate}`,
    結果の評価: "実施予定時期までに実施されるよう、進捗を確認する。",
    改善の措置: "未提出の機関に対しては、督促の上、提出され次第、追って報告する。",
  };
  const what = { 節: ({ key }) => key.section, 項目: ({ key }) => key.title };
  return [
    ...["様02-06", dateWords(asOf), about["機関名"]].map(paragraph),
    heading("安全管理措置確認結果報告書"),
    paragraph("安全管理措置の実施状況を確認した結果について、下記のとおり報告します。"),
    table({ 事項: ([name]) => name, 内容: ([, fact]) => fact }, Object.entries(facts)),
    heading("別紙　措置別の点検結果（重点報告事項）"),
    table({ ...NUMBER, ...what, ...COUNTS }, byMeasure(answers)),
  ];
}
