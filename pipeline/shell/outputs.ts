/** The outputs folder during one run: what is still current is left alone, what is gone is removed, the rest appears whole or not at all. */
import { createHash, type Hash } from "node:crypto";
import { rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Fault } from "../model/pipeline-error.ts";
import type { FileDigest, SetAside } from "../model/run-record.ts";
import type { OutputState } from "../model/run-state.ts";
import type { EarlierOutputs } from "./earlier-outputs.ts";
import { openEdits, type Edits } from "./edits.ts";
import { lookAtFile, sha256 } from "./input-folder.ts";
import { toFault, writeOutput } from "./output-folder.ts";
import { recheckOutput } from "./recheck-output.ts";

/** Paths are relative to the outputs folder, with `/`; a `basis` is the digest of all that an output is made from. */
export interface Outputs {
  /** The digest of an output that was made from the same basis and has not been touched since; null when it must be made. */
  readonly current: (path: string, basis: string) => Promise<FileDigest | null>;
  /** Writes one file; what could not be written is in `faults`. */
  readonly write: (path: string, content: Uint8Array | string, basis: string) => Promise<FileDigest>;
  /** Writes one file from its parts, unless it holds just that already. */
  readonly writeParts: (path: string, parts: Iterable<string>) => Promise<FileDigest>;
  /** Notes that a file could not be made; what an earlier run wrote there stays. */
  readonly leave: (path: string, fault: Omit<Fault, "where">) => FileDigest;
  /** Removes the documents and data of earlier runs that are not among `paths`. Nothing that a run did not write is ever removed. */
  readonly removeGone: (paths: readonly string[]) => Promise<void>;
  readonly faults: readonly Fault[];
  /** What people had edited, and where it is now: nothing of theirs is overwritten or removed. */
  readonly setAside: readonly SetAside[];
  readonly states: () => readonly OutputState[];
}

/**
 * @param last what the last run wrote.
 * @param earlier tells what runs have written from what people have.
 * @param check called before anything is replaced or removed; throws when another run has taken the folder over.
 */
export function openOutputs(
  folder: string,
  last: readonly OutputState[],
  earlier: Pick<EarlierOutputs, "has" | "note">,
  check: () => void,
): Outputs {
  const known = new Map(last.map((state) => [state.path, state]));
  const edits = openEdits(folder, known, earlier);
  const states = new Map<string, OutputState>();
  const faults: Fault[] = [];
  const current: Outputs["current"] = async (path, basis) => {
    const last = known.get(path);
    const state = last?.basis === basis ? await recheckOutput(folder, last) : null;
    if (state === null) return null;
    states.set(path, state);
    return { path, sha256: state.sha256 };
  };
  const settle = async (digest: FileDigest, basis: string, fault: Fault | null): Promise<FileDigest> => {
    if (fault !== null) faults.push(fault);
    // What an earlier run wrote there is still ours: should nobody want it any more, the next run removes it.
    const state = fault === null ? await lookAtWritten(folder, digest, basis) : known.get(digest.path);
    if (state != null) states.set(digest.path, state);
    return digest;
  };
  const makeWay = async ({ path, sha256 }: FileDigest): Promise<boolean> => {
    check();
    // The record of a run is a log, and no document: what stands there is replaced.
    if (path !== "run.json") await edits.keep(path, sha256);
    return earlier.note(sha256).then(() => true);
  };
  return {
    faults,
    setAside: edits.setAside,
    states: () => [...states.values()],
    current,
    write: async (path, content, basis) => {
      const digest = { path, sha256: sha256(content) };
      return settle(digest, basis, await writeOutput(folder, path, [content], () => makeWay(digest)));
    },
    writeParts: async (path, parts) => {
      const hash = createHash("sha256");
      let digest: FileDigest | null = null;
      const isWanted = async (): Promise<boolean> => {
        check();
        digest = { path, sha256: hash.digest("hex") };
        return (await current(path, digest.sha256)) === null && makeWay(digest);
      };
      const fault = await writeOutput(folder, path, hashed(parts, hash), isWanted);
      // A disk that is full in the middle of a file leaves no digest of the whole.
      digest ??= { path, sha256: "" };
      if (fault !== null || !states.has(path)) await settle(digest, digest.sha256, fault);
      return digest;
    },
    leave: (where, fault) => {
      faults.push({ where, ...fault });
      return { path: where, sha256: "" };
    },
    removeGone: async (paths) => {
      check();
      faults.push(...(await removeGone(folder, [...known.keys()], paths, edits)));
    },
  };
}

/** The state of an output that was written just now; null when it is gone already. */
async function lookAtWritten(folder: string, digest: FileDigest, basis: string): Promise<OutputState | null> {
  const lookedAt = Date.now();
  const look = await lookAtFile(join(folder, digest.path));
  return look === null ? null : { ...digest, ...look, lookedAt, basis };
}

/** Removes the documents among `earlier` that are not among `wanted`; faults where a person has edited one and another program holds it. */
async function removeGone(
  folder: string,
  earlier: readonly string[],
  wanted: readonly string[],
  edits: Edits,
): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const path of await goneDocuments(folder, earlier, wanted))
    faults.push(...(await removeDocument(folder, path, edits)));
  return faults;
}

async function removeDocument(folder: string, path: string, edits: Edits): Promise<readonly Fault[]> {
  try {
    await edits.keep(path);
  } catch (error) {
    return [toFault(path, error)];
  }
  await rm(join(folder, path), { force: true }).catch(() => undefined);
  // Only an empty folder goes: a person may have put files beside the report.
  for (let above = dirname(path); above.includes("/"); above = dirname(above))
    await rmdir(join(folder, above)).catch(() => undefined);
  return [];
}

async function goneDocuments(
  folder: string,
  earlier: readonly string[],
  wanted: readonly string[],
): Promise<readonly string[]> {
  const kept = new Set(wanted);
  const spellings = new Map(wanted.map((path) => [anyCase(path), path]));
  const gone: string[] = [];
  for (const path of earlier) {
    if (!/^(?:reports|letters|forms|data)\//u.test(path) || kept.has(path)) continue;
    const other = spellings.get(anyCase(path));
    if (other === undefined || !(await isOneFile(join(folder, path), join(folder, other)))) gone.push(path);
  }
  return gone;
}

function anyCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** Windows and macOS take reports/a1 and reports/A1 for one: what was just written there is not gone under its former spelling. */
async function isOneFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path, { bigint: true }).catch(() => null)));
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
}

/**
 * Many parts together, as each write waits for the disk. Each piece holds until the next is asked for: all are put into the same bytes,
 * which takes two thirds of the time of bytes of their own.
 */
function* hashed(parts: Iterable<string>, hash: Hash): Generator<Uint8Array, void> {
  let room = Buffer.allocUnsafe(WRITTEN_TOGETHER);
  let used = 0;
  const take = (): Uint8Array => {
    const bytes = room.subarray(0, used);
    hash.update(bytes);
    used = 0;
    return bytes;
  };
  for (const part of parts) {
    const most = MOST_BYTES_A_LETTER * part.length;
    if (used > 0 && used + most > room.length) yield take();
    if (most > room.length) room = Buffer.allocUnsafe(most);
    used += room.write(part, used);
  }
  if (used > 0) yield take();
}

const WRITTEN_TOGETHER = 1_000_000;

/** In UTF-8, of a letter of UTF-16. */
const MOST_BYTES_A_LETTER = 3;
