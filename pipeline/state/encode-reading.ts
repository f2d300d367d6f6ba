/** Apart from decoding: a worker need not load the library that checks what comes back. */
import type { Reading } from "../model/reading.ts";
import type { Answer } from "../model/submission.ts";

/**
 * JSON (as UTF-8, half as many bytes as in memory) of which {@link decodeReading} gives back the same. In it, each answer is a line of its own, so that those that a form has in the
 * same place for every institution are told by their bytes. Where a file lies is no part of what it says: the same bytes may lie elsewhere tomorrow.
 */
export function encodeReading(reading: Reading): Uint8Array {
  if (reading.outcome === "refused") return encode(reading);
  const { answers } = reading.submission;
  const rest = { ...reading, submission: { ...reading.submission, file: "", answers: [] } };
  return joinLines([encode(rest), ...answers.map(encodeAnswer)]);
}

const LINE_END = 0x0a;

/** A line end between two lines, none behind the last. */
function joinLines(lines: readonly Buffer[]): Buffer {
  let length = lines.length - 1;
  for (const line of lines) length += line.length;
  const joined = Buffer.allocUnsafe(length);
  let at = 0;
  for (const line of lines) {
    if (at > 0) joined[at++] = LINE_END;
    joined.set(line, at);
    at += line.length;
  }
  return joined;
}

/** An answer without a remark is the same object in form after form (forms/annex2/answers/read-answer.ts). */
function encodeAnswer(answer: Answer): Buffer {
  if (answer.remark !== "") return encode(answer);
  let line = lines.get(answer);
  if (line === undefined) lines.set(answer, (line = encode(answer)));
  return line;
}

const lines = new WeakMap<Answer, Buffer>();

function encode(part: unknown): Buffer {
  return Buffer.from(JSON.stringify(part));
}
