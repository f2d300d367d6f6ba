/** What comes out of the state is parsed by the same description that its types are made of: nothing is taken for what it is not. */
import { rememberByText } from "../lib/remember.ts";
import { reading, type Reading } from "../model/reading.ts";
import { answer } from "../model/submission.ts";

/** Of an answer with a short remark. Longer ones hardly ever come twice. */
const LONGEST = 400;

/** Frozen: answers that say the same in the same place are one object in all submissions, which takes a third of the memory. */
const decodeAnswer = rememberByText((line) => answer.parse(JSON.parse(line)), LONGEST);

/**
 * @param text as `encodeReading` gave it.
 * @param file path of the submission.
 * @throws when the text is no reading.
 */
export function decodeReading(text: string, file: string): Reading {
  const [first = "", ...answers] = text.split("\n");
  const read = reading.parse(JSON.parse(first));
  if (read.outcome === "refused") return read;
  return { ...read, submission: { ...read.submission, file, answers: answers.map(decodeAnswer) } };
}
