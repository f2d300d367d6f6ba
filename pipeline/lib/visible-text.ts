/**
 * Text from outside as it may be shown: characters that a terminal obeys, that turn the direction of writing or that begin a line of their
 * own are printed as their number (`\u{1B}`), so that no file's name can forge a line of ours or look like another name.
 */

/** C0 (but tabs and line ends), DEL, C1, marks of direction (Unicode's Bidi_Control), line and paragraph separator. */
const COMMANDS =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]|\r(?!\n)/gu;
const COMMANDS_AND_BREAKS = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** For cells and paragraphs, where line ends and tabs are text that people have typed: those stay. */
export function visibleText(text: string): string {
  return text.replace(COMMANDS, show);
}

/** For what must be one line. */
export function visibleLine(text: string): string {
  return text.replace(COMMANDS_AND_BREAKS, show);
}

/** Lines for a terminal or a log, each with its end: whatever they hold, there are no more of them. */
export function visibleLines(lines: readonly string[]): string {
  return lines.map((line) => `${visibleLine(line)}\n`).join("");
}

/** A value as JSON whose strings hold no such character either: JSON has a notation for them, so nothing is lost. */
export function visibleJson(value: unknown, indent = 0): string {
  return JSON.stringify(value, null, indent).replace(COMMANDS, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

function show(character: string): string {
  return `\\u{${character.charCodeAt(0).toString(16).toUpperCase()}}`;
}
