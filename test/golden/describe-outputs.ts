/** Everything below outputs/ as golden files. Told by extension alone, so that a new kind of document needs nothing here. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describeCsv, describeJson, describeRecord } from "./describe-data.ts";
import { describeWorkbook } from "./describe-workbook.ts";
import { describeWord } from "./describe-word.ts";
import { digest } from "./digest.ts";

/** Lines by path of the golden file, below the folder of the population. */
export type Goldens = ReadonlyMap<string, readonly string[]>;

/** What changes with every run or machine: the state, and the log of runs. */
const UNSTABLE = /^(?:\.state\/|runs\.jsonl$|\.gitkeep$)/u;
const PACKED = /\.(?:docx|xlsx|pdf|zip)$/u;

/** Paths of all outputs with `/`, in code-point order. */
export function outputPaths(outputs: string): readonly string[] {
  return readdirSync(outputs, { recursive: true })
    .map((path) => String(path).replaceAll("\\", "/"))
    .filter((path) => !UNSTABLE.test(path) && statSync(join(outputs, path)).isFile())
    .sort();
}

/**
 * @param sparing documents are written out for one body of each kind only; those of the others are folded, and share one
 *   golden file a folder
 */
export function describeOutputs(outputs: string, sparing: boolean): Goldens {
  const paths = outputPaths(outputs);
  const inFull = sparing ? oneBodyOfEachKind(paths) : new Set(paths);
  const packed = new Set(paths.filter((path) => PACKED.test(path)));
  const goldens = new Map<string, readonly string[]>([["outputs.txt", paths]]);
  for (const path of paths) {
    const bytes = readFileSync(join(outputs, path));
    if (inFull.has(path)) goldens.set(`${path}.txt`, describeFile(path, bytes, packed, false));
    else {
      const shared = `${path.slice(0, path.indexOf("/"))}/others.txt`;
      const lines = [...(goldens.get(shared) ?? []), `=== ${path}`, ...describeFile(path, bytes, packed, true), ""];
      goldens.set(shared, lines);
    }
  }
  return goldens;
}

/** All that is no document of a body, and the documents of the first body of each kind: codes of a kind begin with the same letters. */
export function oneBodyOfEachKind(paths: readonly string[]): ReadonlySet<string> {
  const first = new Map<string, string>();
  return new Set(
    paths.filter((path) => {
      const [, top, code = "", letters] = /^([^/]+)\/(([A-Z]*)[^_/]*)_[^/]*\//u.exec(path) ?? [];
      if (top === undefined) return true;
      const kind = `${top} ${letters ?? ""}`;
      if (!first.has(kind)) first.set(kind, code);
      return first.get(kind) === code;
    }),
  );
}

/** What people read without its script: that, its data and its style are told by the tests of the page, and a row an institution by submissions.csv. */
function describePage(page: string): readonly string[] {
  return page
    .replace(/(<script[^>]*>|<style>)[^]*?(?=<\/(?:script|style)>)/gu, "$1")
    .replace(/sha256-[\w+/=]+/gu, "sha256-")
    .split("\n")
    .filter((line) => !line.startsWith('<tr id="機関='));
}

function describeFile(
  path: string,
  bytes: Uint8Array,
  packed: ReadonlySet<string>,
  folded: boolean,
): readonly string[] {
  const text = (): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  switch (/\.([^./]+)$/u.exec(path)?.[1] ?? "") {
    case "docx":
      return describeWord(bytes, folded);
    case "xlsx":
      return describeWorkbook(bytes, folded);
    case "csv":
      return describeCsv(text());
    case "json":
      return path === "run.json" ? describeRecord(text(), packed) : describeJson(JSON.parse(text()));
    case "html":
      return describePage(text());
    case "txt":
    case "md":
      // What Windows ends lines with would be lost on the way through git.
      return text()
        .split("\n")
        .map((line) => line.replace(/\r$/u, "␍"));
    case "pdf":
      return ["Made by LibreOffice, with the day in it: its pages are those of the document beside it."];
    default:
      return [`sha256 ${digest(bytes)}`];
  }
}
