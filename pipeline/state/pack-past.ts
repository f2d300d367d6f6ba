/** An earlier cycle ↔ text: a tenth of its tables, and read in a twentieth of the time. */
import { parseJson } from "../lib/parse-json.ts";
import { packedPast, type PackedPast, type PastAnswer, type PastCycle } from "../model/past-cycle.ts";

/** One line. */
export function packPast({ run, submissions, registered, users, measures }: PastCycle): string {
  const places = new Map<PastAnswer, number>();
  const placeOf = (answer: PastAnswer | undefined): number => {
    if (answer === undefined) return 0;
    const place = places.get(answer) ?? places.size + 1;
    places.set(answer, place);
    return place;
  };
  const packed = Array.from(submissions.values(), ({ code, name, file, answers }) => {
    // Holes of the list are skipped by map() alone.
    return { code, name, file, answers: Array.from(answers, placeOf) };
  });
  const past: PackedPast = {
    run,
    registered: registered && [...registered],
    users: users && [...users],
    measures: [...measures],
    answers: [...places.keys()],
    submissions: packed,
  };
  return JSON.stringify(past);
}

/** null when the text is none. */
export function unpackPast(text: string): PastCycle | null {
  const { data } = packedPast.safeParse(parseJson(text));
  if (data === undefined) return null;
  const { run, registered, users, measures, answers, submissions } = data;
  return {
    run,
    registered: registered && new Set(registered),
    users: users && new Set(users),
    measures,
    submissions: new Map(
      submissions.map((own) => [own.code, { ...own, answers: own.answers.map((place) => answers[place - 1]) }]),
    ),
  };
}
