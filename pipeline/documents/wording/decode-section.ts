/** The bytes of a section as text: UTF-8 or a fault that says what they are instead. */
import type { Fault } from "../../model/pipeline-error.ts";

const FIX =
  "メモ帳で開いて文字が正しく見えることを確かめ、「名前を付けて保存」で文字コードを「UTF-8」にして保存し直してください。";

/** The text, with or without the mark of UTF-8; null when it is none (and is reported). */
export function decodeSection(bytes: Uint8Array, file: string, faults: Fault[]): string | null {
  const encoding = otherEncoding(bytes);
  if (encoding === null) return new TextDecoder().decode(bytes);
  faults.push({ where: file, what: `文字コードがUTF-8ではありません（${encoding}）`, fix: FIX });
  return null;
}

/** What the bytes seem to be; null for UTF-8. */
function otherEncoding(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  // In UTF-16 every line end and space has a zero; in text of other kinds there is none.
  if (marked || bytes.includes(0))
    return first === 0x50 && second === 0x4b ? "文章のファイルではありません" : "UTF-16のようです";
  if (bytes.includes(0x1b)) return "JISのようです";
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return null;
  } catch {
    return "Shift_JISのようです";
  }
}
