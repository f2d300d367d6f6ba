/** Collects the faults of one source workbook, so that all are listed at once. */
import type { Fault } from "../model/pipeline-error.ts";

/** More of them nobody mends in one go; a workbook of another kind has one in every cell. */
const LISTED = 200;
/** Letters of one sentence; a cell that it quotes may hold 32,767. */
const LONGEST = 300;

/** @param file the name that faults show. Any number may be added. */
export class FaultList {
  readonly #listed: Fault[] = [];
  readonly #file: string;
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** How many there are, listed or not. */
  get count(): number {
    return this.#count;
  }

  /** The first of them, each shortened to a sentence; then one that says how many more there are. */
  get list(): readonly Fault[] {
    const more = this.#count - this.#listed.length;
    if (more === 0) return this.#listed;
    return [
      ...this.#listed,
      {
        where: this.#file,
        what: `ここに示したほかに、直す必要のある箇所が${String(more)}件あります。`,
        fix: "示した箇所を直してから、もう一度実行してください。残りを表示します。",
      },
    ];
  }

  /** @param cell A1 notation; null when the fault is about the whole sheet. */
  add(sheet: string, cell: string | null, what: string, fix: string): void {
    this.#count++;
    if (this.#listed.length >= LISTED) return;
    const where = `${this.#file}「${sheet}」シート${cell === null ? "" : ` ${cell}`}`;
    this.#listed.push({ where, what: shorten(what), fix });
  }
}

/** Keeps both ends: the first names what is wrong, the last says how. */
function shorten(text: string): string {
  const letters = text.length <= LONGEST ? [] : Array.from(text);
  if (letters.length <= LONGEST) return text;
  const half = LONGEST / 2;
  return `${letters.slice(0, half).join("")}…（中略）…${letters.slice(-half).join("")}`;
}
