/** What comes out of the state is parsed by the same description that its types are made of: nothing is taken for what it is not. */
import { rememberByBytes } from "../lib/remember.ts";
import { reading, type Reading } from "../model/reading.ts";
import { answer } from "../model/submission.ts";

/** Bytes of an answer with a short remark. Longer ones hardly ever come twice. */
const LONGEST = 600;

/** Frozen: answers that say the same in the same place are one object in all submissions, which takes a third of the memory. */
const decodeAnswer = rememberByBytes((line) => answer.parse(JSON.parse(line.toString())), LONGEST);

/**
 * @param encoded as `encodeReading` gave it.
 * @param file path of the submission.
 * @throws when it is none.
 */
export function decodeReading(encoded: Uint8Array, file: string): Reading {
  const { buffer, byteOffset, byteLength } = encoded;
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const ends = lineEnds(bytes);
  const [first = bytes.length, ...others] = ends;
  const read = reading.parse(JSON.parse(bytes.toString("utf8", 0, first)));
  if (read.outcome === "refused") return read;
  let at = first;
  const answers = others.map((end) => decodeAnswer(bytes, at + 1, (at = end)));
  return { ...read, submission: { ...read.submission, file, answers } };
}

const LINE_END = 0x0a;

/** Where lines end; JSON has another notation for what ends them. */
function lineEnds(bytes: Buffer): readonly number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) ends.push(at);
  return [...ends, bytes.length];
}
