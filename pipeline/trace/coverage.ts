/** Which institutions a body's report covers, from the codes in submissions.csv and the tree in rollup.json (domain.md, "Who takes part"). */
import type { TracedBody } from "../model/trace.ts";
import type { DataRow, DataTables } from "./data-tables.ts";

/** Asked of the code of an institution; `""` is nobody's, which the operator has to sort out. */
export type Coverage = (institution: string) => boolean;

/** @param body code; nothing is covered by one that does not exist, and everything by none (`""`) */
export function coverageOf(
  body: string,
  { bodies, submissions }: Pick<DataTables, "bodies" | "submissions">,
): Coverage {
  const own = bodies.find(({ code }) => code === body);
  if (body === "" || own?.kind === "運営主体") return () => true;
  const below = withAllBelow(body, bodies);
  const covered = new Set(
    submissions.filter((row) => isCovered(row, own, below)).map((row) => row["institution_code"]),
  );
  return (institution) => covered.has(institution);
}

function isCovered(row: DataRow, own: TracedBody | undefined, below: ReadonlySet<string>): boolean {
  if (own === undefined) return false;
  const isUser = own.kind === "集約機関" && row["aggregator_code"] === own.code;
  return isUser || below.has(row["supervisor_code"] ?? "");
}

/** The body and all bodies below it, however far. */
function withAllBelow(body: string, bodies: readonly TracedBody[]): ReadonlySet<string> {
  const found = new Set([body]);
  let before = 0;
  while (found.size > before) {
    before = found.size;
    for (const { code, parent } of bodies) if (parent !== null && found.has(parent)) found.add(code);
  }
  return found;
}
