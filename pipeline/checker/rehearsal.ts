/** A form to read before anybody has chosen one: what is done a second time takes a third of the time, and the first file is the one that is waited for. */
import type { CheckerScope } from "../model/checker-scope.ts";

/** The form's measures, answered with dates and reasons, as separated values: all of the program has run once when they are read. */
export function rehearsalForm({ catalog }: CheckerScope): Uint8Array {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const rows = catalog.measures.map(({ number, heading, text }) => {
    const [mark, remark] = ANSWERS[number % ANSWERS.length] ?? ["", ""];
    return [String(number), heading, text, "", mark, remark].map(cell).join(",");
  });
  const table = ["#,項目,安全管理措置,重点報告事項,自己点検結果,特記事項", ...rows].join("\n");
  return new TextEncoder().encode(`機関コード,000000\n機関名,－\n点検日,令和9年1月15日\n${table}\n`);
}

const ANSWERS: readonly (readonly [mark: string, remark: string])[] = [
  ["〇", ""],
  ["△", "令和9年9月末までに実施予定"],
  ["－", "該当する業務がないため"],
  ["", ""],
];
