/**
 * Node's Buffer for the browser, as the bundle hands it to whatever names it: the reading rooms, and the library that opens protected
 * workbooks.
 */
import { Buffer } from "buffer/index.js";

/** Fewer letters are put together in less time than a decoder is asked. */
const FEW = 64;
const wide = new TextDecoder("utf-16le", { ignoreBOM: true });
const toText: (this: Buffer, encoding?: string, start?: number, end?: number) => string = Buffer.prototype.toString;

/**
 * Letters of one byte each. The package adds them one by one, and what comes of it is a tree of as many nodes as there are letters:
 * of a large part, more memory than a page has.
 */
function byteText(bytes: Uint8Array): string {
  if (bytes.length > FEW) return wide.decode(Uint16Array.from(bytes));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

Buffer.prototype.toString = function (this: Buffer, encoding?: string, start = 0, end = this.length) {
  return encoding === "latin1" || encoding === "binary"
    ? byteText(new Uint8Array(this.buffer, this.byteOffset, this.length).subarray(Math.max(start, 0), end))
    : toText.call(this, encoding, start, end);
};

export { Buffer };
