/** The sheet with a given name, spaces and width aside. */
import { foldText } from "../lib/japanese/text.ts";
import type { RawSheet, RawWorkbook } from "../model/raw-workbook.ts";
import type { FaultList } from "./fault-list.ts";

/** null when it is missing, which `faults` tells with the sheets there are. */
export function findSheet(workbook: RawWorkbook, name: string, faults: FaultList): RawSheet | null {
  const sheet = workbook.sheets.find((candidate) => foldText(candidate.name) === name);
  if (sheet === undefined) {
    const others = workbook.sheets.map((candidate) => `「${candidate.name}」`).join("");
    faults.add(
      name,
      null,
      `このシートがありません（あるシート: ${others}）。`,
      `「${name}」という名前のシートを用意してください。`,
    );
  }
  return sheet ?? null;
}
