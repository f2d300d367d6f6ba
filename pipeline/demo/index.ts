/** An invented country with its registry and filled workbooks: for trying the tool at size, and for measuring it. */
import type { Institution } from "../model/registry.ts";
import type { Catalog } from "../model/measure.ts";
import { inventCountry, type Country, type InventedCycle } from "./country.ts";
import { DIALECTS, dialectsInTurn, type Dialect } from "./dialects.ts";
import { openDrawnBooks } from "./drawn-book.ts";
import { registrySheets } from "./registry-book.ts";
import { createRandom } from "./random.ts";
import { submissionPath } from "./submission-path.ts";
import { openWriters, type Writers } from "./write-submission.ts";

export { DIALECTS, type Dialect } from "./dialects.ts";

/** What is invented: equal options give equal bytes. */
export interface PopulationOptions {
  /** How many institutions the registry lists. */
  readonly institutions: number;
  /** What they fill in, and how. The country itself, its registry and the names of files do not depend on it. */
  readonly seed: number;
  /** The blank form, e.g. the bytes of `templates/annex2-v2.0.xlsx`. */
  readonly form: Uint8Array;
  /** The measures of that form. */
  readonly catalog: Catalog;
  /** 定期点検 unless said otherwise. */
  readonly cycle?: InventedCycle;
  /** All unless said otherwise. */
  readonly dialects?: readonly [Dialect, ...Dialect[]];
}

/** A file of the invented country, ready to be written. */
export interface PopulationFile {
  /** Below the inputs folder, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** null for the registry. */
  readonly dialect: Dialect | null;
}

/** Shares of institutions that send nothing, and that send a corrected workbook after the first. */
const SILENT = 0.03;
const TWICE = 0.02;

/** The registry, then the workbooks one by one; the same bytes for the same options. */
export function* makePopulation(options: PopulationOptions): Generator<PopulationFile> {
  const country = inventCountry(options.institutions, options.catalog.version, options.cycle);
  const draw = openDrawnBooks();
  const saved = { year: 2027, month: 1, day: 5 };
  const writers = openWriters(options.form, draw, options.catalog.measures, country.cycle.kind);
  yield { path: "registry.xlsx", bytes: draw(registrySheets(country), saved), dialect: null };
  const dialects = dealDialects(country.institutions.length, options);
  for (const [index, institution] of country.institutions.entries()) {
    yield* submissionsOf(
      { institution, index, dialect: dialects[index] ?? "official" },
      options.seed,
      country,
      writers,
    );
  }
}

interface Sender {
  readonly institution: Institution;
  readonly index: number;
  readonly dialect: Dialect;
}

function* submissionsOf(
  { institution, index, dialect }: Sender,
  seed: number,
  country: Country,
  writers: Writers,
): Generator<PopulationFile> {
  const random = createRandom(seed, index);
  if (random.chance(SILENT)) return;
  const write = (corrected: boolean): PopulationFile => ({
    path: submissionPath(institution, index, country.bodies, corrected),
    bytes: writers[dialect]({ institution, corrected, random: createRandom(seed, index, corrected ? 2 : 1) }),
    dialect,
  });
  yield write(false);
  if (random.chance(TWICE)) yield write(true);
}

/** In rounds, each shuffled: so even a small country shows every way of filling in. */
function dealDialects(count: number, { seed, dialects = DIALECTS }: PopulationOptions): readonly Dialect[] {
  const round = dialectsInTurn(dialects);
  const rounds = Math.ceil(count / round.length);
  return Array.from({ length: rounds }, (_, index) => createRandom(seed, -1, index).shuffle(round)).flat();
}
