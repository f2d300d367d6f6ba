/**
 * Text from outside as it may be shown: characters that a terminal obeys, that turn the direction of writing or that begin a line of their
 * own are printed as their number (`\u{1B}`), so that no file's name can forge a line of ours or look like another name.
 */

/** Control characters, marks of direction, and the separators of lines and paragraphs. */
const COMMANDS = /[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const COMMANDS_BUT_BREAKS = /(?![\t\n]|\r\n)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;

/** For cells and paragraphs, where line ends and tabs are text that people have typed: those stay. */
export function visibleText(text: string): string {
  return text.replace(COMMANDS_BUT_BREAKS, show);
}

/** For what must be one line. */
export function visibleLine(text: string): string {
  return text.replace(COMMANDS, show);
}

/** Lines for a terminal or a log, each with its end: whatever they hold, there are no more of them. */
export function visibleLines(lines: readonly string[]): string {
  return lines.map((line) => `${visibleLine(line)}\n`).join("");
}

/** A value as JSON whose strings hold no such character either: JSON has a notation for them, so nothing is lost. */
export function visibleJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(COMMANDS_BUT_BREAKS, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function show(character: string): string {
  return `\\u{${character.charCodeAt(0).toString(16).toUpperCase()}}`;
}
