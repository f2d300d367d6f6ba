/** The outputs folder during one run: what is still current is left alone, what is gone is removed, the rest appears whole or not at all. */
import { createHash, type Hash } from "node:crypto";
import { rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Fault } from "../model/pipeline-error.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { OutputState } from "../model/run-state.ts";
import { lookAtFile, sha256 } from "./input-folder.ts";
import { writeOutput } from "./output-folder.ts";
import { digestInput } from "./load-input.ts";
import { isUntouched } from "./state-folder.ts";

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
  readonly states: () => readonly OutputState[];
}

/**
 * @param last what the last run wrote.
 * @param check called before anything is replaced or removed; throws when another run has taken the folder over.
 */
export function openOutputs(folder: string, last: readonly OutputState[], check: () => void): Outputs {
  const known = new Map(last.map((state) => [state.path, state]));
  const states = new Map<string, OutputState>();
  const faults: Fault[] = [];
  const current: Outputs["current"] = async (path, basis) => {
    const last = known.get(path);
    const state = last?.basis === basis ? await recheckOutput(folder, last) : null;
    if (state === null) return null;
    states.set(path, state);
    return { path, sha256: state.sha256 };
  };
  const settle = async (digest: FileDigest, basis: string, fault: Fault | null): Promise<void> => {
    if (fault !== null) {
      faults.push(fault);
      // What an earlier run wrote there is still ours: should nobody want it any more, the next run removes it.
      const earlier = known.get(digest.path);
      if (earlier !== undefined) states.set(digest.path, earlier);
      return;
    }
    const lookedAt = Date.now();
    const look = await lookAtFile(join(folder, digest.path));
    if (look !== null) states.set(digest.path, { ...digest, ...look, lookedAt, basis });
  };
  const isOurs = (): Promise<boolean> => {
    check();
    return Promise.resolve(true);
  };
  return {
    faults,
    states: () => [...states.values()],
    current,
    write: async (path, content, basis) => {
      const digest = { path, sha256: sha256(content) };
      await settle(digest, basis, await writeOutput(folder, path, [content], isOurs));
      return digest;
    },
    writeParts: async (path, parts) => {
      const hash = createHash("sha256");
      let digest: FileDigest | null = null;
      const isWanted = async (): Promise<boolean> => {
        check();
        digest = { path, sha256: hash.digest("hex") };
        return (await current(path, digest.sha256)) === null;
      };
      const fault = await writeOutput(folder, path, hashed(parts, hash), isWanted);
      // A disk that is full in the middle of a file leaves no digest of the whole.
      digest ??= { path, sha256: "" };
      if (fault !== null || !states.has(path)) await settle(digest, digest.sha256, fault);
      return digest;
    },
    leave: (path, fault) => {
      faults.push({ where: path, ...fault });
      return { path, sha256: "" };
    },
    removeGone: async (paths) => {
      check();
      await removeDocuments(folder, [...known.keys()], paths);
    },
  };
}

/** Removes the documents among `earlier` that are not among `wanted`. */
async function removeDocuments(folder: string, earlier: readonly string[], wanted: readonly string[]): Promise<void> {
  const kept = new Set(wanted);
  const spellings = new Map(wanted.map((path) => [anyCase(path), path]));
  for (const path of earlier) {
    if (!/^(?:reports|letters|data)\//u.test(path) || kept.has(path)) continue;
    const other = spellings.get(anyCase(path));
    if (other !== undefined && (await isOneFile(join(folder, path), join(folder, other)))) continue;
    await rm(join(folder, path), { force: true }).catch(() => undefined);
    // Only an empty folder goes: a person may have put files beside the report.
    for (let above = dirname(path); above.includes("/"); above = dirname(above))
      await rmdir(join(folder, above)).catch(() => undefined);
  }
}

function anyCase(path: string): string {
  return path.normalize("NFC").toLowerCase();
}

/** Windows and macOS take reports/a1 and reports/A1 for one: what was just written there is not gone under its former spelling. */
async function isOneFile(a: string, b: string): Promise<boolean> {
  const [one, other] = await Promise.all([a, b].map((path) => stat(path, { bigint: true }).catch(() => null)));
  return one != null && other != null && one.ino === other.ino && one.dev === other.dev;
}

function* hashed(parts: Iterable<string>, hash: Hash): Generator<Uint8Array, void> {
  for (const part of parts) {
    const bytes = Buffer.from(part);
    hash.update(bytes);
    yield bytes;
  }
}

/** The state of an output that still holds what was written, as of now; null when it has been touched or is gone. */
export async function recheckOutput(folder: string, state: OutputState): Promise<OutputState | null> {
  const lookedAt = Date.now();
  const look = await lookAtFile(join(folder, state.path));
  if (look?.size !== state.size) return null;
  if (isUntouched(look, state, state.lookedAt)) return state;
  const digest = await digestInput(folder, state.path);
  return digest === state.sha256 ? { ...state, ...look, lookedAt } : null;
}
