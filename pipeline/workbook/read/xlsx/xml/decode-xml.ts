/** The letters of an XML part, whatever its encoding. */
import { UnreadableWorkbookError } from "../../unreadable-workbook-error.ts";

const PIECE = 65_536;

/** Control characters are none of XML's, but nothing that anybody would miss. */
const NO_LETTERS = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** Gives the text in pieces, without its mark. @throws UnreadableWorkbookError when it is not in the encoding that it says. */
export function decodeXml(part: Buffer, give: (piece: string) => void): void {
  try {
    const decoder = new TextDecoder(encodingOf(part), { fatal: true });
    for (let at = 0; at < part.length; at += PIECE)
      send(decoder.decode(part.subarray(at, at + PIECE), { stream: true }), give);
    send(decoder.decode(), give);
  } catch (cause) {
    if (cause instanceof UnreadableWorkbookError) throw cause;
    throw new UnreadableWorkbookError("file-unreadable", cause);
  }
}

function send(text: string, give: (piece: string) => void): void {
  if (text !== "") give(text.replace(NO_LETTERS, ""));
}

const LESS_THAN = 0x3c;

/** Told by the mark or by the zeros beside the first `<`; else as the declaration says. */
function encodingOf(part: Buffer): string {
  const [first, second] = part;
  if ((first === 0xff && second === 0xfe) || (first === LESS_THAN && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === LESS_THAN)) return "utf-16be";
  return declaredEncoding(part);
}

/** As the declaration of a part in ASCII letters says; UTF-8 without one, or behind UTF-8's mark. */
export function declaredEncoding(part: Buffer): string {
  if (part[0] === 0xef) return "utf-8";
  const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.-]{1,40})["']/u.exec(part.toString("latin1", 0, 200));
  // What is read byte by byte is not UTF-16, whatever it says.
  return declaration?.[1]?.toLowerCase().replace(/^utf-?(?:8|16.*)$/u, "utf-8") ?? "utf-8";
}
