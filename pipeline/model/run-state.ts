/** What a finished run leaves for the next one: outputs/.state/run.json. Parsed where it is read back; anything odd is rebuilt. */
import * as z from "zod";
import { ANSWER_KINDS } from "./answer-kind.ts";
import { INSTITUTION_STATUSES } from "./rollup.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/u);

/** A file as a first look sees it. */
const look = z.object({ size: z.number(), modified: z.number() });

/** An input file: what the look was when its bytes were read, and what the bytes were. */
const inputState = look.extend({
  sha256: digest,
  /** An archive is opened again unless nothing at all has changed. */
  archive: z.boolean(),
});

/** A file of the cycle before: what it was called, where it lay, what the look was when its bytes were read, and what they were. */
const pastFileState = look.extend({ name: z.string(), path: z.string(), sha256: digest });

/** An output: what it was drawn from, what a look at it showed when it was known to be whole, and when that was, in milliseconds. */
const outputState = look.extend({ path: z.string(), sha256: digest, basis: z.string(), lookedAt: z.number() });

/** What one run found of each institution: what `diff` compares. Kept apart, in outputs/.state/snapshots.txt: hardly any run reads it. */
export const runSnapshot = z.object({
  startedAt: z.string(),
  /** 点検名; absent in snapshots of earlier programs. */
  cycle: z.string().exactOptional(),
  /** By name: registry, form, template, styles, program, as-of date. */
  basis: z.record(z.string(), z.string()),
  institutions: z.record(
    z.string(),
    z.object({
      name: z.string(),
      status: z.enum(INSTITUTION_STATUSES),
      file: z.string(),
      sha256: z.string(),
      totals: z.record(z.enum(ANSWER_KINDS), z.number()),
      errors: z.number(),
    }),
  ),
});

/** One of another shape is no state: everything is read anew then. */
export const runState = z.object({
  /** Registry, form, templates: what was read besides the submissions, by the folder it was in. */
  sources: z.array(z.object({ folder: z.enum(["inputs", "templates"]), name: z.string(), sha256: digest })),
  /** What was read of the cycle before; absent where there was none. */
  previous: z.array(pastFileState).exactOptional(),
  /** Digest of everything that the run depended on; null when some output could not be written. */
  key: digest.nullable(),
  /** When the run looked at its inputs, in milliseconds; files modified about then are never taken on trust. */
  lookedAt: z.number(),
  inputs: z.record(z.string(), inputState),
  outputs: z.array(outputState),
  /** The summary of the run, as run.json had it. */
  record: z.unknown(),
});

/** The last finished run. */
export type RunState = z.infer<typeof runState>;
/** An input file as the last run found it. */
export type InputState = z.infer<typeof inputState>;
/** A file of the cycle before, as the last run found it. */
export type PastFileState = z.infer<typeof pastFileState>;
/** An output as the last run left it. */
export type OutputState = z.infer<typeof outputState>;
/** One run as `diff` sees it. */
export type RunSnapshot = z.infer<typeof runSnapshot>;
