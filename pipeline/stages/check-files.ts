/** Checking single workbooks, with the registry or without one: what `check` does. */
import { createArchiveOpener, ignoreByName, unpackedSize } from "../intake/index.ts";
import { createFileInspector, namedInstitution, passwordsFor, type InspectionScope } from "./inspect.ts";
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { loadCatalog, loadRegistry, type Load } from "./source-books.ts";
import type { Inspection } from "../model/inspection.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import type { Cycle, Password } from "../model/registry.ts";
import type { CheckOptions } from "../model/run-options.ts";
import type { ReadingScope } from "./read-file.ts";
import { NO_DECISIONS } from "../settle/index.ts";
import { scopeOf } from "../model/cycle-scope.ts";
import type { FolderLook, ReadingMemory, Shell } from "../shell/index.ts";
import { decodeReading } from "../state/index.ts";

/**
 * One inspection for each workbook, in the order given (files in a folder or an archive follow each other by path).
 *
 * @throws PipelineError (exit 2) when the registry or the form cannot be used, or a file is not there.
 */
export async function checkFiles(
  words: readonly string[],
  options: CheckOptions,
  shell: Shell,
): Promise<readonly Inspection[]> {
  const { files, places } = await filesOf(words, shell);
  const asked = new Set(files);
  const { inspection, reading, passwords } = await loadScope(options, shell);
  shell.progress.begin("読み取り", files.length);
  const limits = { jobs: options.jobs, megabytes: options.memory, seconds: options.time };
  const read = await shell.visitFiles(
    { paths: files, looks: new Map(), places },
    {
      pool: shell.openReadingPool(shell.program, limits),
      folder: "",
      limits,
      scope: reading,
      memory: NO_MEMORY,
      // A file that was asked for by name is checked whatever it is called; only system files in archives are left out.
      skip: (path) => (asked.has(path) ? null : ignoreByName(path)),
      open: createArchiveOpener(files),
      unpackedSize,
      keysOf: (path) => {
        const named = namedInstitution(path, inspection.registry);
        return { named, passwords: passwordsFor(named, passwords) };
      },
      progress: shell.progress,
      settle: createFileInspector(inspection),
    },
  );
  shell.progress.end();
  const orders = new Map(files.map((file, order) => [file, order]));
  return read.files
    .flatMap(({ inspection: found }) =>
      typeof found === "string" ? [] : [{ found, order: orderIn(orders, found.path) }],
    )
    .sort((a, b) => compareInTurn(a.order - b.order, compareCodePoints(a.found.path, b.found.path)))
    .map(({ found }) => found);
}

/** Which of the files a path is, or lies in (`a.zip!/b.xlsx`). */
function orderIn(orders: ReadonlyMap<string, number>, path: string): number {
  for (let end = path.length; end > 0; end = path.lastIndexOf("!", end - 1)) {
    const order = orders.get(path.slice(0, end));
    if (order !== undefined) return order;
  }
  return orders.size;
}

/** The files that the words on the command line stand for: of a folder, all that a run would take for submissions. */
async function filesOf(
  words: readonly string[],
  shell: Shell,
): Promise<{ readonly files: readonly string[]; readonly places: FolderLook["places"] }> {
  const files = new Set<string>();
  const places = new Map<string, Buffer>();
  const faults: Fault[] = [];
  for (const word of words) {
    const kind = await shell.kindOf(word);
    if (kind === "file") files.add(word);
    if (kind === null) faults.push(word.includes(UNREADABLE) ? unreadableName(word) : missing(word));
    if (kind !== "folder") continue;
    const { paths, places: below } = await shell.lookAtFolder(word);
    const wanted = paths.filter((path) => ignoreByName(path) === null);
    for (const path of wanted) {
      const file = `${word.replace(/(?<![\\/])[\\/]+$/u, "")}/${path}`;
      files.add(file);
      const place = below.get(path);
      if (place !== undefined) places.set(file, place);
    }
    if (wanted.length === 0)
      faults.push({
        where: word,
        what: "フォルダーの中に、確かめるファイルがありません。",
        fix: "提出ファイルのあるフォルダーを指定してください。",
      });
  }
  if (faults.length > 0) throw new PipelineError("確かめるファイルを開けません。", { exitCode: 2, faults });
  return { files: [...files], places };
}

/** What Node makes of bytes on the command line that are no UTF-8: which they were is lost. */
const UNREADABLE = "\uFFFD";

function unreadableName(where: string): Fault {
  return {
    where,
    what: "ファイル名の文字コードがUTF-8ではないため、名前では指定できません。",
    fix: "そのファイルのあるフォルダーを指定してください。フォルダーの中のファイルは、名前の文字コードにかかわらず確かめます。",
  };
}

function missing(where: string): Fault {
  return { where, what: "ファイルがありません。", fix: "場所と名前を確かめてください。" };
}

const NO_MEMORY: ReadingMemory = {
  isEmpty: true,
  last: () => undefined,
  isUntouched: () => false,
  has: () => false,
  reading: () => undefined,
  keep: (_, __, path, { encoded }) => decodeReading(encoded, path),
};

interface CheckScope {
  readonly inspection: InspectionScope;
  readonly reading: ReadingScope;
  readonly passwords: readonly Password[];
}

async function loadScope(options: CheckOptions, shell: Shell): Promise<CheckScope> {
  const load: Load = (folder, name) => shell.loadRequired(folder, name);
  const { registry, passwords } =
    options.registry === null ? { registry: null, passwords: [] } : await loadRegistry(load, "", options.registry);
  const forms = { folder: options.templates, names: await shell.listNames(options.templates) };
  // Without a registry nothing names a version of the form: the newest there is.
  const { catalog } = await loadCatalog(load, forms, registry?.cycle.formVersion ?? null);
  const cycle = registry?.cycle ?? cycleOf(options.asOf ?? shell.today(), catalog.version);
  const { inspected } = scopeOf(cycle, catalog.measures);
  const asOf = options.asOf ?? cycle.referenceDate;
  return {
    // Decisions are about the files of a run, by their paths there.
    inspection: {
      cycle,
      registry,
      inspected,
      asOf,
      decisions: NO_DECISIONS,
      ...(registry === null && { cycleIsMadeUp: true }),
    },
    reading: { catalog, inspected, referenceDate: cycle.referenceDate },
    passwords,
  };
}

/** Without a registry there is no cycle; every measure is looked at, and no date is late. */
function cycleOf(asOf: string, formVersion: string): Cycle {
  return {
    name: "",
    kind: "接続申請時",
    referenceDate: asOf,
    deadline: "9999-12-31",
    formVersion,
    operator: "",
    onlyMeasures: null,
  };
}
