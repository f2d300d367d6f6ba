/** What a date in a remark is the date of: doing the measure, something else, or a beginning without an end. */
import type { FoundDate } from "./stated-date.ts";

/** `open`: from then on, or some time around then, so that no last day is stated. */
export type DateRole = "doing" | "other" | "open";

/** Verbs and nouns of putting a measure in place. */
const ACTION =
  /実施|対応|導入|整備|策定|改正|改定|改訂|制定|作成|構築|設置|更新|更改|改修|移行|想定|となる|になる|切替|切り替|切換|入替|入れ替|交換|完了|完成|終了|開始|運用|稼働|稼動|施行|適用|配備|配置|配付|配布|設定|変更|見直|改善|是正|措置|解消|予定|目途|めど|メド|目処|目標|見込|達成|計画|研修|訓練|教育|周知|徹底|締結|調達|購入|取得|リプレ|リリース|カットオーバ|標準化|クラウド|統合|統一|廃棄|撤去|工事|強化|追加|拡充|行う|行い|行な|おこな|する|します|図る|図り|進め|済ませ|終え|備え|設け|整え|定め|納品|納入|引渡|竣工|搭載|反映|修正|解決|充足|実装|展開|本稼|登録|締め|締切|期限|期日|努め|取り組|取組|メンテ|アップデート|バージョンアップ|アップグレード|新設|増設|移設|移転|建替|委託|締め結|公開|定例化|作業|処理|回収|点検表|除去|施錠|施工|設計|[にへ](?:延期|前倒|後ろ倒|繰り?[上下延])/u;

/** What stands before the date and says what it is the date of. */
const OTHER_BEFORE =
  /(?:前回|昨年|前年|直近|最終|最新|既に|すでに|現行\S{0,12}|保守(?:期限|期間)?|契約(?:期限|期間|満了|日)?|有効期限|使用期限|期限切れ|満了(?:日)?|リース\S{0,6}|サポート\S{0,6}|任期|次回(?!の?(?:システム|機器|サーバ)?(?:更[新改]|改修|入替|導入|実施|改正))\S{0,8}|早くて(?:も)?|早ければ|最短で|最速で|点検日?|点検実施日|確認日?|作成日|記入日|更新日|改[定正訂]日|制定日|施行日|公布日?|発行日?|通知|通達|事務連絡|告示|根拠|法|法律|規程|要綱|要領|文書番号|文書|契約番号|番号|管理番号|案件|第|NO\.?|VER\.?|バージョン|版|様式|ガイドライン|JIS[A-Z]?|ISO\d*(?::\d+)*|#|V|指摘|監査|会議|委員会|開催|受領日?|受付日?|回答日?|報告日?|決裁日?|当初(?:予定|計画|目標)?|旧|予算要求|導入済み?|導入年月日?|導入日|購入日|取得日|設置日|時点|議会|補正予算|審議|認証|発覚|発生日?|納品日|開催日|(?:終了|失効|廃止)日|失効|廃止|(?:サポート|保守|契約|利用|提供|運用|サービス|リース)\S{0,4}終了|国(?:が示す|が|の|から)|(?<!実施|対応|完了|改善|達成|目標|措置|是正|予定|導入|整備|処理|取組|遵守|^|[【(「[・])期限(?:である)?)(?:[はがに:/の]|\(?付)*[(「『【\[]*$/u;

/** What follows a date directly and makes it the date of something else. */
const OTHER_AFTER =
  /^(?:の)?(?:に?(?:示す|示され|公表|策定され|改[正定]され|発出され)|(?:修正|追記|記入|記載|入力|訂正|提出|受付|受領|回答|報告|再提出|差替)(?!予定|し|す)|法律|法改正|法施行|政令|省令|府令|条例第|規則第|要綱第|告示|訓令|通知|通達|事務連絡|発出|付|号|版|改訂版|改定版|現在|時点|当時|以前|まで?は|締結済|議会|定例|補正|補正予算|第\d+号|[-.]?[A-Z]|-\d|に?発生|に?発覚|に?発行|に?公布|に?公表|に?受領|に?締結|に?契約(?:締結)?(?:済|し|$|。|予定$)|に?着手|に?試行|に?検討|に?協議|に?審議|に?判断|に?決定|に?決裁|に?承認|に?再?確認|に?再?点検|に?開催|に?報告|に?要望|に?申請|に?見積|に?相談|に?入札|に?公告|に?発注|に?契約$|に?依頼|に?照会|に?回答|に?提出|に?聴取|に?ヒアリング|に?調査|に?再検討|を?有効期限|で?有効|に?失効|に?満期|に?指摘|に?監査|の?監査|の?点検|の?会議|の?委員会|の?協議会|の?打合せ|の?打ち合わせ|の?説明会|の?審査|の?検査|の?指導|の?調査|の?ヒアリング|の?事故|の?インシデント|の?人事異動で|に?策定済|の?契約書?(?!更新|更改|時|に|変更|の際)|の?仕様書|の?計画書?(?:に|で|で?は)|の?規程(?!改|整|の改)|の?要領(?!改)|の?マニュアル(?!改|作|整)|のもの|に?購入した|に?導入した)/u;

/** Words that say, anywhere in what is said of the date, that the thing is past or is not going to be. */
const UNDONE =
  /困難|難し|むずかし|未定|不明|不可|不能|見送|中止|断念|却下|凍結|白紙|見込めな|見込みな|見込みが?(?:立|な)|立たな|立って(?:い)?な|立たず|つかな|付かな|つかず|付かず|できな|出来な|できず|出来ず|できませ|出来ませ|認められ(?!れば|次第|た場合|たら)|得られ(?!れば|次第|た場合|たら)|しない(?!よう)|(?:目途|めど|目処)(?:は|が)?(?:な|無)|間に合わ|遅れ|遅延|ならな|なかった|せず|変更な|予定な|予定は(?:な|無)|予定(?:が|は)?ない|計画な|未計画|白紙/u;
const PAST =
  /(?:し|され|行っ|なっ|受け|あっ|あり?まし|でし|だっ|いまし|しまし|得|終え|始め|定め|設け|い)た(?!い|め|後|場合|際|ら|うえ|上で)|済(?!み?次第|ませ|み?であれば)|指摘|継続中|使用中|利用中|リース中|契約中|稼働中|運用中|保守中|有効|継続(?!的)|受領|の結果|にて決定|判明/u;
/** Ends of contracts, systems and offices: dates of the thing that is to be replaced. */
const EXPIRY =
  /(?:サポート|保守|リース|契約|使用|ライセンス|有効|証明書|賃貸借|委託|任期|耐用|利用|提供|サービス)(?:が|の|期間|期限|年数|は|を)*(?:終了|満了|切れ|期限|失効|終わ|更新時期)|をもって|廃止|閉庁|閉鎖|廃校|閉館|閉所|解散|迎え|開庁|開所|供用開始|退職|採用予定|着任|赴任|発売/u;
/** 令和9年9月に国から示される予定の基準, 令和9年4月に新システムが稼働するため: somebody else's doing, or a cause. */
const NOT_OURS =
  /予定の(?:国|県|職員|担当|会議|委員会|監査|法|制度|通知|基準|ガイドライン|補正|議会|人事|調査)|に?(?:国|県|総務省|デジタル庁|J-LIS|厚労省|厚生労働省|個人情報保護委員会|ベンダ[ーｰ]?)(?:から|が|より)|に基づ|を踏まえ|を受けて|に準拠|(?:時期|時間|方法|可否|要否|方針|方向性|範囲)等?を?(?:決定|確定|決め|判断|検討|調整|整理)|制度改[正定]|法改正|法令改正|(?:する|される|となる|になる|している)(?:ため|為|ので|ことから)$/u;

/** Someone considers, asks or decides then; what is done is left open. */
const TALK =
  /予算(?:案?に|案?へ|の)?(?:措置|計上|化|確保|獲得|編成|承認|成立)(?!.{0,12}(?:実施|対応|導入|整備|更新|改修|し$))|検討(?!(?:結果|の(?:うえ|上)).{0,12}(?:実施|対応|導入|整備))|協議|調整の?(?:うえ|上)判断|判断|決定|要求|要望|補正|審議|査定|見積|情報収集|確認(?!ツール|手順|体制|方法)|点検|監査|会議|委員会|議会|承認|着手|試行|調査|発注|入札|公告|方針|着工|申請|打合せ|打ち合わせ|報告/u;
/** 財政当局と協議中（令和9年度） */
const TALKED_OF =
  /(?:検討|協議|要求|要望|審議|依頼|相談|確認|調査|申請|未定|困難|指摘|承認|決裁|審査|選定|入札|契約|発注|見積|着工|着手|待ち)(?:中|済み?|あり|された|予定)?[はがを:]*[(「]$/u;
/** Although they talk, the date is what they aim at. */
const AIMED =
  /に向け|を目指|をめざ|実施予定|対応予定|導入予定|整備予定|完了予定|改正予定|更新予定|予定で|までに.{0,20}(?:実施|対応|導入|整備|策定|改正|完了|更新|作成|構築|改修|是正|改善)|(?:検討|協議|調整|調査|確認|承認|着手|試行|発注|入札|決定|点検|見直し|要求|要望|確保|計上|申請|依頼|相談)(?:を経て|を得て|を受けて|を行い|し|して|・|、|及び|と|のうえで?|の上で?)+.{0,8}(?:実施|対応|導入|整備|策定|制定|施行|改正|改定|改訂|完了|更新|作成|構築|設置|移行|改修|是正|改善)/u;
const ON_OCCASION =
  /(?:に合わせ|に併せ|にあわせ|更[改新]時|改修時|満了時|終了時|移行時|入替時|を機に|を契機|と同時|のタイミング|時期に)/u;

/** From then on; after that; around then. */
const OPEN_AFTER =
  /^(?:の?(?:上旬|中旬|下旬|末日?|初め))?(?:頃|ごろ|ころ|中)?[)）」]?(?:頃|ごろ)?(?:以降|以後|から|より(?!も)|[~〜-](?!\d)|開始$|を?過ぎ|すぎ|経過後|前後|順次|早期|早々|速やか|すみやか|なるべく|可能な限り|できるだけ|[春夏秋冬]|年明け|明け|の?早い|着手|後(?!半|期|ま)|いずれ|ないし$|を?皮切り|を?起点|を?初年|を?始期|スタート)/u;
const LATER =
  /(?:以降|以後|直後|完了後|更[改新]後|満了後|終了後|改正後|施行後|成立後|公布後|移行後|導入後|契約後|決定後|確保後|議決後|承認後|発足後|異動後|の後|終わった後|してから|た後|着任後|公開後|リリース後|稼働後|開始後|策定後|議会後|竣工後|完成後|結果を(?:踏|受|見)|結果によ|結果次第|[^0-9、]{1,8}(?:から|より)(?:の|順次|適用|実施|対応|運用|開始|反映)|(?<![今午最]|その)後(?![半期方継述日ろ]))/u;

/** Whose date `dates[index]` of the folded `text` is, told by the words around it. */
export function roleOfDate(text: string, dates: readonly FoundDate[], index: number, reference: string): DateRole {
  const date = dates[index];
  if (date === undefined) return "other";
  const before = headOf(text, dates, index);
  const next = dates[index + 1]?.start ?? text.length;
  const rest = tailOf(text, date.end, next);
  const after = rest.replace(/^[)）」』】\]]+/u, "");
  if (next < text.length && isRange(text.slice(date.end, next))) return roleOfDate(text, dates, index + 1, reference);
  if (/時期[はがも:]?未定/u.test(text.slice(text.lastIndexOf("。", date.start) + 1, date.start))) return "other";
  if (OPEN_AFTER.test(after)) return "open";
  if (isOfTheNext(text, dates, index, after, reference)) return "other";
  const isPast = date.on !== null && date.on < reference;
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
  if (
    /^(?:末日?|頃|日)*(?:まで|迄)(?!に)/u.test(after) &&
    /リース|保守|契約|サポート|ライセンス|保証|利用/u.test(between)
  )
    return true;
  return /次回|次期/u.test(between) && roleOfDate(text, dates, index - 1, reference) === "doing";
}

function roleByWords(before: string, after: string, isPast: boolean): DateRole {
  const said = clauseOf(after);
  const by = /^(?:頃|ごろ|末|中|内)*(?:までに|迄に|をめど|を目途|を目処)/u.test(said) && ACTION.test(said.slice(2));
  if (UNDONE.test(exempt(said)) || isTakenBack(after, said)) return "other";
  if (/^の?(?:第\d回)?(?:市|町|村|県|都|道|府|区)?(?:議会|定例会?|補正)/u.test(said)) return "other";
  if (OTHER_AFTER.test(said.replace(/^(?:頃|ごろ|末|中|内)+/u, "")) && !AIMED.test(said)) return "other";
  // 当初予定の令和8年12月から令和9年9月に変更
  if (/^末?[にへ](?:変更|延期|前倒|後ろ倒|繰り?[上下延])(?!前)/u.test(said)) return "doing";
  if (TALKED_OF.test(before)) return "other";
  if (
    OTHER_BEFORE.test(before) &&
    !/(?:満了|終了|期限|切れ)(?:予定)?の$/u.test(before) &&
    !by &&
    !ON_OCCASION.test(said)
  )
    return "other";
  if (PAST.test(exempt(said)) && !ON_OCCASION.test(said)) return "other";
  if (isBare(said)) return isPast || isDoubtful(before, said) ? labelled(before) : "doing";
  if (NOT_OURS.test(said)) return "other";
  if (/その後|以降|順次|追って/u.test(after.slice(said.length)) && !/まで/u.test(said)) return "open";
  if (LATER.test(said)) return "open";
  if (EXPIRY.test(said) && !ON_OCCASION.test(said) && !by) return "other";
  if (TALK.test(said) && !AIMED.test(said)) return "other";
  if (!ACTION.test(said)) return "other";
  const onOccasion = ON_OCCASION.test(said) && !/^に?(?:導入|購入|設置|更新|契約|策定|改[正定訂])/u.test(said);
  if (isPast && !by && !onOccasion && !/予定|見込|目途|目標|する|します|目指/u.test(said)) return "other";
  return "doing";
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

/** The words after a date, up to the next date or the end of the sentence. */
function tailOf(text: string, end: number, next: number): string {
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
  const clause = /^、?[^、]*?(?=、|理由|備考|担当課?[:は]|$)/u.exec(plain)?.[0] ?? "";
  // 令和9年9月の実施は、困難; 令和9年9月　関係課と調整し、実施予定
  return /(?:は|し|い|て|うえ|上で?)$/u.test(clause) ? plain.slice(0, 80).replace(/、/u, "") : clause;
}

/** 令和9年9月予定だったが、時期未定: what follows takes it back. */
function isTakenBack(after: string, said: string): boolean {
  const later = after.slice(said.length);
  return /(?<!詳細な?|具体的な?)(?:時期|期日|日程|実施|対応)(?:等)?[はがも:]*(?:未定|不明|困難|見送|中止|断念|延期)|白紙|予定なし|、未定$/u.test(
    later,
  );
}

/** Details that are open leave the date as it is. */
function exempt(said: string): string {
  return said.replace(
    /(?:詳細|具体的|細部|担当|費用|金額|内容|日程|日付|日|業者|機種)[^、]{0,8}(?:未定|不明)|できな(?:い|かった)(?:ため|ので|もの|部分|機器|システム)|(?:遅れ|遅延)な?く|遅くとも|済み?の?(?:場合|次第)|こと[とに]し(?:た|ている)/gu,
    "",
  );
}

/** Nothing is said of the date but that it is one. */
function isBare(said: string): boolean {
  return /^(?:までには|頃|ごろ|ころ|末|中|内|以内|付近|日|迄|まで|までに|に|で|を|めど|目途|目処|目標|予定|見込み?|です|とする|の見込み?|の予定|とし|完了?|実施|対応|[)）」』】\]・、,.:!~/]|(?:仮)|\(仮\))*$/u.test(
    said,
  );
}

/** 保守部品の供給は令和9年10月まで, 発売が令和9年9月: perhaps of the subject, not of the measure. */
function isDoubtful(before: string, said: string): boolean {
  if (ACTION.test(before) || /残|遅くとも|おおむね|概ね/u.test(before)) return false;
  return /が$/u.test(before) || (before !== "" && /^(?:頃|末|日)*(?:まで|迄)$/u.test(said));
}

/** A bare date that may be of something else: it counts after nothing at all, or a word for a plan. */
function labelled(before: string): DateRole {
  const words = before.replace(/[【】[\]()「」]|遅くとも|おおむね|概ね/gu, "");
  return words === "" || /(?:予定|時期|期限|目標|見込み?|目途|期日)\S{0,6}$/u.test(words) ? "doing" : "other";
}
