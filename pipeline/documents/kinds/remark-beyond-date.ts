/** What a remark says besides the date that is printed beside it: 「令和9年9月末までに実施予定」 says nothing more. */

/** The date with which a remark begins, however it is written, and the words that tie it to what follows. */
const DATE_FIRST =
  /^(?:令和|平成|西暦|[RＲrHＨ]\.?)?\s*(?:[0-9０-９一二三四五六七八九十元]+\s*(?:年度|[年月日度.．/／])\s*)+(?:[0-9０-９]{1,2}(?![0-9０-９件名台]))?(?:上半期|下半期|第[1-4１-４一二三四]四半期|[上中下]旬|末日?|頃|ごろ|中(?=$|[にはま、。\s]))*(?:まで|迄)?(?:には?|を(?:目途|目処|めど)に?)?[\s、，。．・：:]*/u;
/** Words of doing that every planned measure could bear. */
const NOTHING_MORE = /^(?:実施|完了|対応|整備|予定|見込み?|する|です|ます|済み?|[にをの、。（）()\s])*$/u;

/** Empty where the date is all that matters; the whole remark where it does not begin with the date. Lines become spaces. */
export function remarkBeyondDate(remark: string): string {
  const line = remark.replace(/\s+/gu, " ").trim();
  const rest = line.replace(DATE_FIRST, "").trim();
  return NOTHING_MORE.test(rest) ? "" : rest;
}
