/** Line ends of a remark as the ends of its sentences, where they do not stand within a date. */

/** A line that ends inside a date (令和9年⏎9月) goes on; any other line end closes what was said. */
export function cleanLines(remark: string): string {
  return remark
    .trim()
    .replace(/(?<![ \t\u3000])[ \t\u3000]*[\r\n][ \t\r\n\u3000]*/gu, (breaks, at: number, whole: string) => {
      const [before, after] = [whole.charAt(at - 1), whole.charAt(at + breaks.length)];
      return /[令和成年度]/u.test(before) && /[\p{Nd}年月日中内末]/u.test(after) ? "" : "。";
    });
}
