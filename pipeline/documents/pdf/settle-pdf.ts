/** PDF as LibreOffice writes it → the same bytes whenever it is written. */

/**
 * What differs from one time to the next, and what stands there instead: when it was made, said twice, as PDF/A asks, and two identifiers that
 * are made of that. Nothing as long as these, and spelt so, comes about by chance in the packed parts between.
 */
const VARYING: readonly (readonly [pattern: RegExp, settled: (seed: string) => string])[] = [
  [/(?<=\/CreationDate\(D:)\d{14}/gu, () => "19800101000000"],
  [/(?<=<xmp:CreateDate>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/gu, () => "1980-01-01T00:00:00"],
  [/(?<=\/ID \[ <)[0-9A-F]{32}>\n<[0-9A-F]{32}(?=> \])/gu, (seed) => `${seed}>\n<${seed}`],
  [/(?<=\/DocChecksum \/)[0-9A-F]{32}/gu, (seed) => seed],
];

/**
 * Gives times and identifiers values that follow from `seed`, each as long as it was: what tells places in the file stays right.
 *
 * @param seed lower-case hexadecimal, at least 32 letters: a digest of all that the file is made from
 */
export function settlePdf(bytes: Uint8Array, seed: string): Uint8Array {
  // One letter a byte, there and back.
  let text = Buffer.from(bytes).toString("latin1");
  const letters = seed.slice(0, 32).toUpperCase();
  for (const [pattern, settled] of VARYING) text = text.replace(pattern, () => settled(letters));
  return Buffer.from(text, "latin1");
}

/** Whether these are all bytes of a PDF. */
export function isWholePdf(bytes: Uint8Array): boolean {
  const [start, end] = [bytes.subarray(0, 5), bytes.subarray(-16)].map((some) => Buffer.from(some).toString("latin1"));
  return start === "%PDF-" && /%%EOF\s*$/u.test(end ?? "");
}
