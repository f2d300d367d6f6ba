/** Which papers stand in the outputs folder as they are to be, and which must be made. */
import { chunk } from "../lib/chunk.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { Outputs } from "../shell/index.ts";

/** Where a paper is, and the digest of all that it is made from. */
interface Paper {
  readonly path: string;
  readonly basis: string;
}

/** Papers told apart. */
export interface SortedPapers<Each> {
  readonly standing: readonly FileDigest[];
  readonly missing: readonly Each[];
}

/** Papers that the disk is asked about together: each answer takes longer to come than to give. */
export const ASKED_TOGETHER = 100;

/** @param onStanding called for each that need not be made */
export async function sortPapers<Each extends Paper>(
  papers: readonly Each[],
  outputs: Pick<Outputs, "current">,
  onStanding: () => void,
): Promise<SortedPapers<Each>> {
  const [standing, missing]: [FileDigest[], Each[]] = [[], []];
  for (const some of chunk(papers, ASKED_TOGETHER)) {
    const found = await Promise.all(some.map(({ path, basis }) => outputs.current(path, basis)));
    for (const [index, paper] of some.entries()) {
      const current = found[index] ?? null;
      if (current === null) missing.push(paper);
      else standing.push(current);
      if (current !== null) onStanding();
    }
  }
  return { standing, missing };
}

/** What there is of each, in the order of the papers. */
export function inOrder(papers: readonly Pick<Paper, "path">[], digests: readonly FileDigest[]): readonly FileDigest[] {
  const byPath = new Map(digests.map((digest) => [digest.path, digest]));
  return papers.flatMap(({ path }) => byPath.get(path) ?? []);
}
