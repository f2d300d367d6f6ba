/** A verdict as text for the clipboard: a table that Excel takes apart into cells. */
import { FINDING_HEADINGS, type ShownVerdict } from "./shown-verdict.ts";

/** File, verdict, then a line a finding; cells between tabs. What begins like a formula stays text. */
export function verdictText({ file, headline, next, rows }: ShownVerdict): string {
  const { severity, measure, place, there, found, asked } = FINDING_HEADINGS;
  return [
    [file],
    [headline],
    [next],
    ...(rows.length === 0 ? [] : [[severity, measure, place, there, found, asked]]),
    ...rows.map((row) => [row.severity, row.measure, row.place, row.there, row.found, row.asked]),
  ]
    .map((cells) => `${cells.map(cellText).join("\t")}\r\n`)
    .join("");
}

function cellText(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return /^[=+\-@]/u.test(line) ? `'${line}` : line;
}

/** Puts a text on the clipboard and says in Japanese what became of it. */
export async function copyText(text: string): Promise<string> {
  const done = await navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
  return done
    ? "コピーしました。"
    : "コピーできませんでした。一覧をマウスで選び、Ctrl キーを押しながら C キーを押してください。";
}
