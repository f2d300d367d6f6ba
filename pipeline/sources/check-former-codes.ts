/** 前回機関コード: what an institution of last cycle had sent is one institution's of today. */
import type { institutionRecord } from "../model/registry-records.ts";
import type { FaultList } from "./fault-list.ts";
import type { RecordRow } from "./read-record-sheet.ts";

/**
 * Adds a fault for each code that two institutions name, and for one that another institution bears today: unless that one had another
 * code last cycle, the two would share its answers, or it would lose them.
 */
export function checkFormerCodes(
  rows: readonly RecordRow<typeof institutionRecord>[],
  sheet: string,
  faults: FaultList,
): void {
  const bearers = new Map(rows.map(({ record }) => [record.機関コード, record]));
  const firstCell = new Map<string, string>();
  for (const { record, cells } of rows) {
    const { cell } = cells.前回機関コード;
    for (const code of record.前回機関コード) {
      const bearer = bearers.get(code);
      const first = firstCell.get(code);
      if (first !== undefined)
        faults.add(
          sheet,
          cell,
          `前回機関コード「${code}」が ${first} にもあります。`,
          "前回の1つの機関の結果は、今回の1つの機関にだけ引き継げます。どちらかを直してください。",
        );
      else if (bearer !== undefined && bearer !== record && bearer.前回機関コード.length === 0)
        faults.add(
          sheet,
          cell,
          `前回機関コード「${code}」は、今回の「${bearer.機関名}」の機関コードです。`,
          `コードを直すか、「${bearer.機関名}」の行に、前回のときの機関コードを記入してください。`,
        );
      if (first === undefined) firstCell.set(code, cell);
    }
  }
}
