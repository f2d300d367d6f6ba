/** Everything that a run reads besides the submissions. */
import { loadCatalog, loadDecisions, loadRegistry, type Load } from "./source-books.ts";
import { DECISIONS_FILE, type Decision } from "../model/decision.ts";
import type { Catalog } from "../model/measure.ts";
import type { Password, Registry } from "../model/registry.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { RunState } from "../model/run-state.ts";
import {
  compileLetters,
  LETTER_FILES,
  LETTERS,
  wordFileOf,
  type LetterName,
  type LetterWordings,
  type Looks,
  type Templates,
} from "../documents/index.ts";
import type { Shell } from "../shell/index.ts";
import { loadWording } from "./load-wording.ts";
import { checkCycleAgainstCatalog } from "../sources/index.ts";

/** Who takes part, in the inputs folder. */
export const REGISTRY = "registry.xlsx";

/** What a run reads against; all of it known to be usable. */
export interface Sources {
  readonly registry: Registry;
  readonly passwords: readonly Password[];
  /** null where there is no decisions.xlsx. */
  readonly decided: readonly Decision[] | null;
  readonly catalog: Catalog;
  readonly templates: Templates;
  /** Of letters and of the mails that they go out with. */
  readonly letters: LetterWordings;
  /** What those who draw need of the office's Word files. */
  readonly looks: Looks;
  readonly digests: RunState["sources"];
}

/**
 * Reads what must be in order before the first submission is opened.
 *
 * @throws PipelineError exit 2 with every fault of the first of them that cannot be used.
 */
export async function loadSources({ inputs, templates }: RunOptions, shell: Shell): Promise<Sources> {
  const digests: RunState["sources"] = [];
  const load: Load = async (folder, name) => {
    const bytes = await shell.loadRequired(folder, name);
    digests.push({ folder: folder === inputs ? "inputs" : "templates", name, sha256: shell.sha256(bytes) });
    return bytes;
  };
  const { registry, passwords } = await loadRegistry(load, inputs, REGISTRY);
  const forms = { folder: templates, names: await shell.listNames(templates) };
  const { catalog } = await loadCatalog(load, forms, registry.cycle.formVersion);
  checkCycleAgainstCatalog(registry.cycle, catalog, REGISTRY);
  const hasDecisions = (await shell.kindOf(`${inputs}/${DECISIONS_FILE}`)) !== null;
  const decided = hasDecisions ? await loadDecisions(load, inputs, registry.cycle.referenceDate) : null;
  const { compiled, styles } = await loadWording(load, templates, shell);
  const files = new Map<string, Uint8Array>();
  for (const file of LETTER_FILES) files.set(file, await load(templates, file));
  const contentOf = (file: string): Uint8Array => files.get(file) ?? new Uint8Array();
  const letters = compileLetters(contentOf);
  const looks = {
    styles,
    letters: new Map(
      (Object.keys(LETTERS) as LetterName[]).map((name) => [name, contentOf(wordFileOf(LETTERS[name]))]),
    ),
  };
  return { registry, passwords, decided, catalog, templates: compiled, letters, looks, digests };
}
