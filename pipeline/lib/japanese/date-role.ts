/** What a date in a remark is the date of: doing the measure, something else, or a beginning without an end. */
import {
  ACTION,
  AIMED,
  EXPIRY,
  LATER,
  MOVED,
  NOT_OURS,
  ON_OCCASION,
  OPEN_AFTER,
  OTHER_AFTER,
  OTHER_BEFORE,
  PAST,
  TALK,
  TALKED_OF,
  THING_BEFORE,
  UNDONE,
  VERB,
} from "./date-words.ts";
import type { FoundDate } from "./stated-date.ts";

/**
 * `open`: from then on, or some time around then, so that no last day is stated; or nothing tells what it is the date of,
 * and it may be that of the last step.
 */
export type DateRole = "doing" | "other" | "open";

/** Whose date `dates[index]` of the folded `text` is, told by the words around it. */
export function roleOfDate(text: string, dates: readonly FoundDate[], index: number, reference: string): DateRole {
  const date = dates[index];
  if (date === undefined) return "other";
  const before = headOf(text, dates, index);
  const next = dates[index + 1]?.start ?? text.length;
  const rest = tailOf(text, dates, index);
  const after = rest.replace(/^[)）」』】\]]+/u, "");
  if (next < text.length && isRange(text.slice(date.end, next))) return roleOfDate(text, dates, index + 1, reference);
  const said = text.slice(0, date.start);
  if (/(?<!詳細な?|具体的な?)時期[はがも:]?未定[^。]*$/u.test(said)) return "other";
  // 5月に変更（令和9年）: the year of a month that was not read.
  if (date.words.endsWith("年") && /(?<![\d年度])(?:[1-9]|1[01])月[^(]*\($/u.test(said)) return "open";
  // 今年度の研修は令和9年2月: the first date belongs to the subject.
  if (/^の[^。、]*は$/u.test(text.slice(date.end, next))) return "other";
  if (OPEN_AFTER.test(after)) return "open";
  if (isOfTheNext(text, dates, index, after, reference)) return "other";
  const isPast = (date.on ?? reference) < reference;
  // DX推進計画（令和6年3月策定）に基づき対応予定: what is said of a past date stands in its brackets.
  const inside = /^[^(]*?(?=\))/u.exec(rest)?.[0] ?? "";
  if (isPast && inside !== "" && !/予定|見込|目標|目途|まで/u.test(inside)) return "other";
  return roleByWords(before, after, isPast);
}

/** 令和9年9月導入予定（5年リース、令和14年8月まで）。次回更新は令和14年度: after the date of doing, those of what comes then. */
function isOfTheNext(
  text: string,
  dates: readonly FoundDate[],
  index: number,
  after: string,
  reference: string,
): boolean {
  const previous = dates[index - 1];
  const date = dates[index];
  if (previous === undefined || date === undefined) return false;
  const between = text.slice(Math.max(previous.end, date.start - 60), date.start);
  if (/^[末頃日]*(?:まで|迄)(?!に)/u.test(after) && /リース|保守|契約|サポート|ライセンス|保証|利用/u.test(between))
    return true;
  return /次回|次期/u.test(between) && roleOfDate(text, dates, index - 1, reference) === "doing";
}

function roleByWords(before: string, after: string, isPast: boolean): DateRole {
  const said = clauseOf(after);
  const by = /^(?:頃|ごろ|末|中|内)*(?:までに|迄に|をめど|を目途|を目処)/u.test(said) && ACTION.test(said.slice(2));
  if (UNDONE.test(exempt(said)) || isTakenBack(after, said)) return "other";
  if (/^の?(?:第\d回)?(?:市|町|村|県|都|道|府|区)?(?:議会|定例|補正)/u.test(said)) return "other";
  if (OTHER_AFTER.test(said.replace(/^(?:頃|ごろ|末|中|内)+/u, "")) && !AIMED.test(said)) return "other";
  // 当初予定の令和8年12月から令和9年9月に変更
  if (!isPast && (MOVED.test(said) || /^に見直した/u.test(said))) return "doing";
  if (TALKED_OF.test(before)) return "other";
  if (!by && !ON_OCCASION.test(said) && isLabelledOther(before, isPast || isBare(said) || !isDeed(before, said)))
    return "other";
  if (PAST.test(exempt(said)) && !ON_OCCASION.test(said)) return "other";
  if (isBare(exempt(said))) return isPast || isDoubtful(before, said) ? labelled(before) : "doing";
  if (NOT_OURS.test(said)) return "other";
  if (/その後|以降|順次|追って/u.test(after.slice(said.length)) && !/まで/u.test(said)) return "open";
  if (LATER.test(said)) return "open";
  if (EXPIRY.test(said) && !ON_OCCASION.test(said) && !by) return "other";
  if (TALK.test(exempt(said)) && !AIMED.test(said)) return "other";
  if (!isDeed(before, said)) return isPast ? "other" : "open";
  const onOccasion = ON_OCCASION.test(said) && !/^に?(?:導入|購入|設置|更新|契約|策定|改[正定訂])/u.test(said);
  if (isPast && !by && !onOccasion && !/予定|見込|目途|目標|する|します|目指/u.test(said)) return "other";
  // 令和8年4月の組織改正に伴い、要綱を改正する予定
  return isPast && /^の[^、]*(?:に伴|により|を受け|を踏まえ)/u.test(said) ? "other" : "doing";
}

/** `untold`: nothing of ours is said of the date, so that it is the thing's. リース満了予定の令和11年8月 is told by what comes. */
function isLabelledOther(before: string, untold: boolean): boolean {
  if (/(?:ため|為|ので|ことから|よると|では)$/u.test(before)) return false;
  if (untold && (THING_BEFORE.test(before) || /[^(]\(~$/u.test(before))) return true;
  return OTHER_BEFORE.test(before) && !/(?:満了|終了|期限|切れ)(?:予定)?の$/u.test(before);
}

/** A verb of any kind tells a deed where 保証が does not stand before the date. */
function isDeed(before: string, said: string): boolean {
  return ACTION.test(said) || (VERB.test(said) && !before.endsWith("が"));
}

/** 令和9年9月 | から | 令和10年3月: the first date of a range is swallowed by its end. */
function isRange(between: string): boolean {
  return /^(?:頃|ごろ|末|中)*(?:から|より|[~〜→-])+$/u.test(between);
}

/** The words before a date, back to the end of the sentence or clause before; those of a range stand before its first date. */
function headOf(text: string, dates: readonly FoundDate[], index: number): string {
  const from = dates[index - 1]?.end ?? 0;
  const start = dates[index]?.start ?? 0;
  if (index > 0 && isRange(text.slice(from, start))) return headOf(text, dates, index - 1);
  const head = text.slice(Math.max(from, start - 40), start);
  return head.slice(
    Math.max(head.lastIndexOf("。"), head.lastIndexOf("、"), head.lastIndexOf(";"), head.lastIndexOf("※")) + 1,
  );
}

/** The words after a date, up to the next date or the end of the sentence. 令和8年度の研修（4月）は済み: a date in brackets is skipped. */
function tailOf(text: string, dates: readonly FoundDate[], index: number): string {
  const end = dates[index]?.end ?? 0;
  const next = dates[index + 1]?.start ?? text.length;
  const aside = /^[^。、()]+\($/u.exec(text.slice(end, next))?.[0];
  if (aside !== undefined && /^[^()。]{0,12}\)/u.test(text.slice(dates[index + 1]?.end)))
    return aside.slice(0, -1) + tailUpTo(text, text.indexOf(")", next) + 1, dates[index + 2]?.start ?? text.length);
  return tailUpTo(text, end, next);
}

function tailUpTo(text: string, end: number, next: number): string {
  const tail = text.slice(end, Math.min(next, end + 120));
  const sentence = /^[^。;!?※]*/u.exec(tail)?.[0] ?? "";
  // What stands after the comma leads to the next date: 令和9年9月、保守終了は｜令和10年3月
  const comma = next < text.length && end + sentence.length === next ? sentence.lastIndexOf("、") : -1;
  return comma < 0 ? sentence : sentence.slice(0, comma);
}

/** What is said of a date: up to the comma, without asides in brackets, except for one that takes the date back. */
function clauseOf(after: string): string {
  const plain = after.replace(
    /\((?!(?:時期)?(?:未定|困難|見送|延期|中止|検討|から|以降|以後|順次|要求|予算要求))[^)]*\)?/gu,
    "",
  );
  const clause = /^、?[^、]*?(?=、|\/|理由|備考|担当課?[:は]|$)/u.exec(plain)?.[0] ?? "";
  // 令和9年9月の実施は、困難; 令和9年9月　関係課と調整し、実施予定
  return /(?:[はいきぎしちにびみりえけげせてねべれ]|(?<!た)め|上で?)$/u.test(clause)
    ? plain.slice(0, 80).replace(/、/u, "")
    : clause;
}

/** 令和9年9月予定だったが、時期未定: what follows takes it back. */
function isTakenBack(after: string, said: string): boolean {
  const later = after.slice(said.length);
  return /(?<!詳細な?|具体的な?)(?:時期|期日|日程|実施|対応)(?:等)?[はがも:]*(?:未定|不明|困難|見送|中止|断念|延期)|白紙|予定なし|決まってい?な|決まら|微妙|厳し|、未定$/u.test(
    later,
  );
}

/** Details that are open leave the date as it is. */
function exempt(said: string): string {
  return said.replace(
    /(?:詳細|具体的|細部|担当|費用|金額|内容|日程|日付|日|業者|機種)[^、]{0,8}(?:未定|不明)|できな(?:い|かった)(?:ため|ので|もの|部分|機器|システム)|(?:遅れ|遅延)なく|遅くとも|済み?の?(?:場合|次第)|こと[とに](?:し|なっ|決定し|決まっ|決め)(?:た|ている)|よう[^、]{0,8}済み?|(?:を対象と|に[応則即沿合]\S?)した|(?:[とに]なっ|まで延び)た/gu,
    "",
  );
}

/** Nothing is said of the date but that it is one. */
function isBare(said: string): boolean {
  return /^(?:までには|頃|ごろ|ころ|末|中|内|以内|付近|日|迄|まで|に|で|を|\d{1,2}時|の間|めど|目途|目処|目標|予定|見込み?|だ?が|です|とする|とし(?:ている|た)|である|の見込み?|の予定|とし|完了?|実施|対応|[)）」』】\]・、,.:!~/]|(?:仮)|\(仮\))*$/u.test(
    said,
  );
}

/** 保守部品の供給は令和9年10月まで, 発売が令和9年9月: perhaps of the subject, not of the measure. */
function isDoubtful(before: string, said: string): boolean {
  if (ACTION.test(before) || /残|遅くとも|おおむね|概ね/u.test(before)) return false;
  return /(?<![だるいたす])が$/u.test(before) || /^[頃末日]*(?:まで|迄)$/u.test(said);
}

/** A bare date that may be of something else: it counts after nothing at all, or a word for a plan. */
function labelled(before: string): DateRole {
  const words = before.replace(/[【】[\]()「」]|遅くとも|おおむね|概ね/gu, "");
  return words === "" || /(?:予定|時期|期限|目標|見込み?|目途|期日)\S{0,6}$/u.test(words) ? "doing" : "other";
}
