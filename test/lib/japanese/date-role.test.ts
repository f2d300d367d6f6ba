/** What each date of a remark is the date of, told by the words around it. */
import { describe, expect, it } from "vitest";
import { roleOfDate } from "../../../pipeline/lib/japanese/date-role.ts";
import { foldDateText } from "../../../pipeline/lib/japanese/fold-date-text.ts";
import { findDates } from "../../../pipeline/lib/japanese/stated-date.ts";

/** The inspection date. */
const REFERENCE = "2027-02-15";

function roles(remark: string): string {
  const text = foldDateText(remark, REFERENCE);
  const dates = findDates(text, REFERENCE);
  return dates.map((_, index) => roleOfDate(text, dates, index, REFERENCE)).join(" ");
}

describe("a time that is open before the date leaves nothing to it", () => {
  it.each([
    ["導入時期未定だが令和9年9月を予定", "other"],
    ["導入時期:未定だが令和9年9月を予定", "other"],
    ["導入時期は未定だが令和9年9月を予定", "other"],
    ["詳細時期未定だが令和9年9月を予定", "doing"],
    ["詳細な時期は未定だが令和9年9月を予定", "doing"],
    ["具体的時期未定だが令和9年9月を予定", "doing"],
    ["具体的な時期は未定だが令和9年9月を予定", "doing"],
    ["更改時期は未定。令和9年9月に規程を改正する", "doing"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("a year behind a month that was not read says nothing of the month", () => {
  it.each([
    ["5月に変更（令和9年）", "open"],
    ["11月に変更（令和9年）", "open"],
    ["12月に変更（令和9年）", "doing"],
    ["5月に変更（令和9年度）", "doing"],
    ["5月に変更（本庁）、整備予定（令和9年）", "doing"],
    ["変更する（令和9年、5月に研修）", "doing doing"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("the first of two dates may be that of the subject", () => {
  it.each([
    ["今年度の研修は令和9年9月", "other doing"],
    ["来年度の研修は本庁で令和9年9月に実施", "doing doing"],
    ["令和8年度の研修（4月）は済み", "other other"],
    ["令和9年度の研修（9月）は実施予定", "doing doing"],
    ["令和9年9月、保守終了は令和10年3月", "doing other"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("a date in brackets that is past is that of the thing before them", () => {
  it.each([
    ["標準仕様書（令和8年3月公開）に合わせて改修予定", "other"],
    ["サーバ更改（令和8年12月施工）時に整備する予定", "other"],
    ["庁舎（令和8年10月竣工）に設置する予定", "other"],
    ["新システム（令和8年10月稼働）にて対応する予定", "other"],
    ["新システム（令和9年10月稼働）にて対応する予定", "doing"],
    ["整備計画（令和8年10月目標）により対応する予定", "doing"],
    ["令和8年10月に（庁舎で）対応する予定", "doing"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("the day of the inspection is not past yet", () => {
  it.each([
    ["ログを令和9年2月15日に机上", "open"],
    ["ログを令和9年2月14日に机上", "other"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("after the date of doing come those of what follows it", () => {
  it.each([
    ["令和9年9月導入予定（5年リース、令和14年8月まで）", "doing other"],
    ["令和9年9月導入、リース期間は令和14年8月末日まで", "doing other"],
    ["令和9年9月導入、保守は令和14年8月までに更新", "doing doing"],
    ["リース満了後、令和9年9月に規程を改正し、令和9年12月まで", "doing doing"],
    ["令和9年9月導入予定、次回更新は令和14年度", "doing other"],
    ["令和8年9月の指摘により、次回更新は令和14年度", "other doing"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("what follows the date makes it that of something else", () => {
  it.each([
    ["令和9年9月第3回市議会", "other"],
    ["令和9年9月の定例会", "other"],
    ["令和9年9月の定例", "other"],
    ["令和9年9月補正", "other"],
    ["令和9年9月頃公表", "other"],
    ["令和9年9月末頃公表", "other"],
    ["令和9年9月に公表後の研修を実施", "other"],
    ["令和9年9月に実施予定だが困難", "other"],
    ["令和9年9月に着手し、その後実施", "other"],
    ["令和9年9月に保守が終了", "other"],
    ["令和9年9月に協議する", "other"],
    ["令和9年9月に業者との協議をする", "other"],
    ["令和9年度末頃公表", "other"],
    ["令和9年9月に対応予定、実施は困難。令和10年3月に研修", "other doing"],
    ["令和9年9月に国から示される予定の基準で対応", "other"],
    ["令和9年9月に実施しました", "other"],
    ["令和8年9月に雨", "other"],
    ["令和8年9月に職員を配置", "other"],
    ["令和8年9月に職員を配置する予定", "doing"],
    ["令和8年4月の組織改正に伴い要綱を改正する予定", "other"],
    ["令和8年4月、組織改正に伴い要綱を改正する予定", "doing"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("from then on, or nobody says what of", () => {
  it.each([
    ["令和9年9月以降の実施", "open"],
    ["令和9年9月から", "open"],
    ["（『「令和9年9月」』）以降対応", "open"],
    ["令和9年9月に研修を行い、以降は毎年行う", "open"],
    ["令和9年9月の整備、以降は毎年行う", "open"],
    ["令和9年9月までの整備、以降は毎年行う", "doing"],
    ["令和9年9月に規程改正後", "open"],
    ["令和9年9月に雨", "open"],
    ["令和9年9月から令和10年3月", "doing doing"],
    ["令和9年9月頃から令和10年3月", "doing doing"],
    ["令和9年9月から→令和10年3月", "doing doing"],
    ["令和9年9月から庁舎で令和10年3月", "open doing"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("a label before the date", () => {
  it.each([
    ["点検：令和9年12月予定", "other"],
    ["規程は令和9年9月に改正する", "doing"],
    ["規程は令和9年9月の雨", "other"],
    ["契約期間：令和9年9月に更新する", "other"],
    ["契約期間：令和9年9月までに雨", "other"],
    ["契約期間：令和9年9月までに更新する", "doing"],
    ["保守のため契約期間：令和9年9月", "other"],
    ["リース満了の契約期間：令和9年9月", "other"],
    ["～令和8年10月", "other"],
    ["保守期限のため令和9年9月に更新", "doing"],
    ["財政当局と協議中（令和9年9月）", "other"],
    ["契約（～令和9年9月）", "other"],
    ["機器（～令和9年9月）", "other"],
    ["（～令和9年9月）", "doing"],
    ["機器（～本庁は令和9年9月）", "doing"],
    ["リース満了予定の令和11年8月に更新", "doing"],
    ["リース満了の令和11年8月に更新", "doing"],
    ["保守部品の供給は令和9年10月まで", "other"],
    ["保守部品の供給は令和9年10月までの予定", "doing"],
    ["残りは令和9年10月まで", "doing"],
    ["令和9年10月まで", "doing"],
    ["発売が令和9年9月", "other"],
    ["更改だが令和9年9月", "doing"],
    ["令和8年10月", "doing"],
    ["「遅くとも」令和8年10月", "doing"],
    ["庁舎の令和8年10月", "other"],
    ["完了見込は令和8年10月", "doing"],
    ["完了見込みは令和8年10月", "doing"],
    ["完了見込みとなるのは令和8年10月", "doing"],
    ["予定している更改や庁舎の移転の令和8年10月", "other"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("what follows the comma may take the date back", () => {
  it.each([
    ["令和9年9月予定だったが、時期未定", "other"],
    ["令和9年9月予定だったが、時期は未定", "other"],
    ["令和9年9月予定だったが、日程等は未定", "other"],
    ["令和9年9月予定だったが、日程等未定", "other"],
    ["令和9年9月予定だが、詳細時期未定", "doing"],
    ["令和9年9月予定だが、詳細な時期未定", "doing"],
    ["令和9年9月予定だが、具体的時期未定", "doing"],
    ["令和9年9月予定だが、具体的な時期未定", "doing"],
    ["令和9年9月予定だが、決まってない", "other"],
    ["令和9年9月予定だが、決まっていない", "other"],
    ["令和9年9月予定、未定", "other"],
    ["令和9年9月予定、未定稿あり", "doing"],
    ["令和9年9月の実施は、困難", "other"],
    ["令和9年9月の運用上で、困難", "other"],
    ["令和9年9月の運用上、実施困難", "other"],
    ["令和9年9月の運用上、見送り", "other"],
    ["令和9年9月予定だが、時期未定", "other"],
    ["令和9年9月予定だが、時期は未定", "other"],
    ["令和9年9月予定だが、時期等未定", "other"],
    ["令和9年9月予定だが、時期等は未定", "other"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});

describe("details that are open leave the date as it is", () => {
  it.each([
    ["令和9年9月に実施予定（詳細は後日未定）", "doing"],
    ["令和9年9月に実施予定で詳細は不明", "doing"],
    ["令和9年9月に日未定で実施", "doing"],
    ["令和9年9月に遅れなく実施", "doing"],
    ["令和9年9月に遅れて実施", "other"],
    ["令和9年9月に導入済みの場合は更新", "doing"],
    ["令和9年9月に導入済の場合は更新", "doing"],
    ["令和9年9月に基準に合致した整備を実施", "doing"],
    ["令和9年9月に導入済次第更新", "doing"],
    ["令和9年9月に実施することに決定した", "doing"],
    ["令和9年9月に実施することとしている", "doing"],
    ["令和9年9月に使えるよう手配済みで実施予定", "doing"],
    ["令和9年9月に使えるよう手配済で実施予定", "doing"],
    ["令和9年9月に基準に則した整備を実施", "doing"],
    ["令和9年9月に完了となった", "doing"],
    ["令和9年9月見込", "doing"],
    ["令和9年9月の見込", "doing"],
    ["令和9年9月だが", "doing"],
    ["令和9年9月が", "doing"],
  ])("%s → %s", (remark, expected) => {
    expect(roles(remark)).toBe(expected);
  });
});
