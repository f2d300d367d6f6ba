/** What comes out of the state is parsed by the same description that its types are made of: nothing is taken for what it is not. */
import { rememberByText } from "../lib/remember.ts";
import { reading, type Reading } from "../model/reading.ts";
import { answer } from "../model/submission.ts";

/** Of an answer with a short remark. Longer ones hardly ever come twice. */
const LONGEST = 400;

/** Frozen: answers that say the same in the same place are one object in all submissions, which takes a third of the memory. */
const decodeAnswer = rememberByText((line) => answer.parse(JSON.parse(line)), LONGEST);

/**
 * @param encoded as `encodeReading` gave it.
 * @param file path of the submission.
 * @throws when it is none.
 */
export function decodeReading(encoded: Uint8Array, file: string): Reading {
  const { buffer, byteOffset, byteLength } = encoded;
  const [first = "", ...answers] = Buffer.from(buffer, byteOffset, byteLength).toString().split("\n");
  const read = reading.parse(JSON.parse(first));
  if (read.outcome === "refused") return read;
  return { ...read, submission: { ...read.submission, file, answers: answers.map(decodeAnswer) } };
}
