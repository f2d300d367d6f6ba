/** Collects the faults of one source workbook, so that all are listed at once. */
import type { Fault } from "../model/pipeline-error.ts";

export class FaultList {
  readonly list: Fault[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** @param cell A1 notation; null when the fault is about the whole sheet. */
  add(sheet: string, cell: string | null, what: string, fix: string): void {
    this.list.push({ where: `${this.#file}「${sheet}」シート${cell === null ? "" : ` ${cell}`}`, what, fix });
  }
}
