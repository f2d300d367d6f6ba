/** Texts that come again and again, each kept once and named by its place. */
import type { TextNumber } from "./page-data.ts";

/** One for one page. */
export class TextTable {
  private readonly numbers = new Map<string, TextNumber>();

  /** The place of a text, the same for the same text. */
  add(text: string): TextNumber {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  /** All of them, in the order of their places. */
  texts(): readonly string[] {
    return [...this.numbers.keys()];
  }
}
