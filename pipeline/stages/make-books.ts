/** Writing the workbooks that the office keeps: registry.xlsx and decisions.xlsx to be filled in. */
import { DECISIONS_FILE } from "../model/decision.ts";
import type { Fault } from "../model/pipeline-error.ts";
import type { NewOptions } from "../model/run-options.ts";
import { formFiles, newDecisionsBook, newRegistryBook } from "../sources/index.ts";
import type { Shell } from "../shell/index.ts";
import { writeNewBook } from "../workbook/write/new-book/index.ts";
import { REGISTRY } from "./load-sources.ts";
import { loadCarryOver, type Load } from "./source-books.ts";

/** What was written, by name, and what of an earlier registry is to be looked at. */
export interface MadeBooks {
  readonly written: readonly string[];
  readonly look: readonly Fault[];
  readonly bodies: number;
  readonly institutions: number;
}

/**
 * Writes both books into a folder, which may hold others.
 *
 * @throws PipelineError (exit 2) when one of them is there already, or the earlier registry cannot be opened.
 */
export async function makeBooks({ out, from, templates }: NewOptions, shell: Shell): Promise<MadeBooks> {
  const load: Load = (folder, name) => shell.loadRequired(folder, name);
  const earlier = from === null ? null : await loadCarryOver(load, await registryAt(from, shell));
  const version = formFiles(await shell.listNames(templates)).at(-1)?.version ?? "";
  const books = [
    { name: REGISTRY, content: await writeNewBook(newRegistryBook(earlier?.carried ?? null, version)) },
    { name: DECISIONS_FILE, content: await writeNewBook(newDecisionsBook(null)) },
  ];
  await shell.writeNewFiles(out, books);
  return {
    written: books.map(({ name }) => name),
    look: earlier?.look ?? [],
    bodies: earlier?.carried.bodies.length ?? 0,
    institutions: earlier?.carried.institutions.length ?? 0,
  };
}

/** The registry itself, or the inputs folder of an earlier cycle. */
async function registryAt(from: string, shell: Shell): Promise<string> {
  return (await shell.kindOf(from)) === "folder" ? `${from}/${REGISTRY}` : from;
}
