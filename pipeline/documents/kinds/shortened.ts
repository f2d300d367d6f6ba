/** Texts in so many letters as there is room for. */

/** Where a word ends: behind a mark, and where what is written in hiragana, as endings and particles are, goes over into something else. */
const WORD_END = /(?<=[、，・（）])|(?<=\p{Script=Hiragana})(?=[\p{Script=Han}\p{Script=Katakana}A-Za-z0-9])/u;
/** Of the room, what a text must fill at least where it ends with a word: a short one says too little. */
const LEAST_FILLED = 0.6;

/** As {@link shortened}, but ending with a word where one ends in the last part of the room: a sentence must not break off within it. */
export function shortenedAtWord(text: string, letters: number): string {
  const cut = shortened(text, letters);
  // Also what was cut before, and fits.
  if (!cut.endsWith("…")) return cut;
  const words = cut.slice(0, -1).split(WORD_END);
  // The last one may go on.
  const whole = words
    .slice(0, -1)
    .join("")
    .replace(/[、，・（]{1,3}$/u, "");
  return Array.from(whole).length < letters * LEAST_FILLED ? cut : `${whole}…`;
}

/** In one line; what is left out shows as …. */
export function shortened(text: string, letters: number): string {
  const line = text.replace(/[\t\r\n]+/gu, " ").trim();
  const all = Array.from(line);
  return all.length <= letters ? line : `${all.slice(0, letters - 1).join("")}…`;
}
