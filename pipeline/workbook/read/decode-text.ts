/** Text files (CSV) in the encodings that Japanese offices use. */

/** The text; null when the bytes are no text. UTF-8 and UTF-16 with their marks, else UTF-8 if it fits, else CP932. */
export function decodeText(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return new TextDecoder(first === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  }
  const head = bytes.subarray(0, 4096);
  if (head.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x1b))) return null;
  return tryDecode("utf-8", bytes) ?? new TextDecoder("shift_jis").decode(bytes);
}

function tryDecode(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
