/** What has been measured, part by part: each may be renewed by itself, and says when and on what it was. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { Writer } from "./long-document.ts";
import type { Reader } from "./read-workbooks.ts";
import type { Turns } from "./repeat.ts";
import type { Target } from "./targets.ts";
import type { JobFigures, NodeFigures, PlainFigures } from "./whole-job.ts";

const FILE = fileURLToPath(new URL("results.json", import.meta.url));

/** A kind of paper; one in which a body's 300 institutions stand is a 取りまとめ表. */
export const PAPERS = ["marked workbook", "letter", "form", "tables"] as const;
export type Paper = (typeof PAPERS)[number];
export type PaperWriter = "ours" | "plain";

/** Of each kind, milliseconds a paper. */
export type PaperFigures = Readonly<Record<Paper, Turns<PaperWriter>>>;

/** The parts by name, in the order of the tables. */
export const PARTS = ["reading", "document", "papers", "jobs", "plain", "nodes"] as const;
export type PartName = (typeof PARTS)[number];

/** Figures with the circumstances in which they were measured. */
export interface Part<Figures> {
  /** When this run of the bench began, which parts measured together have in common: `2026-11-28 21:04`, in UTC. */
  readonly began: string;
  /** Processor, cores, Node. */
  readonly machine: string;
  readonly figures: Figures;
}

/** What is missing has not been measured yet. */
export interface Results {
  readonly reading?: Part<Turns<Reader>>;
  readonly document?: Part<Turns<Writer>>;
  readonly papers?: Part<PaperFigures>;
  readonly jobs?: Part<readonly JobFigures[]>;
  readonly plain?: Part<PlainFigures>;
  readonly nodes?: Part<readonly NodeFigures[]>;
}

/**
 * The parts to measure: those named, else all; `nodes` for who asks for other Nodes only, as they have to be installed.
 *
 * @throws Error when there is no such part.
 */
export function partsAsked(only: readonly string[] | undefined, majors: readonly string[]): ReadonlySet<PartName> {
  const named = only?.map((name) => {
    const part = PARTS.find((each) => each === name);
    if (part === undefined) throw new Error(`There is no part ${name}; there are ${PARTS.join(", ")}.`);
    return part;
  });
  if (majors.length > 0) return new Set([...(named ?? []), "nodes"]);
  return new Set(named ?? PARTS.filter((part) => part !== "nodes"));
}

const began = new Date().toISOString().slice(0, 16).replace("T", " ");

/** Measures one part, here and now. */
export async function measurePart<Figures>(name: PartName, measure: () => Promise<Figures>): Promise<Part<Figures>> {
  process.stderr.write(`${name} …\n`);
  const figures = await measure();
  const cpu = cpus()[0]?.model.trim() ?? "";
  const machine = `${cpu}, ${String(cpus().length)} cores, Node ${process.version}`;
  return { began, machine, figures };
}

/** What earlier measurements have left. */
export function readResults(): Results {
  return existsSync(FILE) ? (JSON.parse(readFileSync(FILE, "utf8")) as Results) : {};
}

/** Four digits are more than repeats agree on. */
export function writeResults(results: Results, targets: readonly Target[]): void {
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
  writeFileSync(FILE, `${JSON.stringify({ ...results, targets }, rounded, 1)}\n`);
}
