/** What a clerk may change in a document without anything that it tells: the wording of every kind, and the styles. */
import { compileTemplates, readStyles, type Templates } from "../documents/index.ts";
import type { RunState } from "../model/run-state.ts";
import type { Shell } from "../shell/index.ts";
import { checkSections, isSectionPath, listSections } from "./section-files.ts";
import type { Load } from "./source-books.ts";

const STYLES = "styles.docx";

/** @throws PipelineError exit 2 with every fault of the first of them that cannot be used. */
export async function loadWording(
  load: Load,
  templates: string,
  shell: Pick<Shell, "listNames">,
): Promise<{ readonly compiled: Templates; readonly styles: Uint8Array }> {
  const names = await listSections(templates, shell);
  checkSections(names, templates);
  const sections = [];
  for (const file of names) sections.push({ file, source: await load(templates, file) });
  const compiled = compileTemplates(sections);
  const styles = await load(templates, STYLES);
  readStyles(styles);
  return { compiled, styles };
}

/** Whether a source is one that {@link loadWording} loads. */
export function isOfWording({ folder, name }: RunState["sources"][number]): boolean {
  return folder === "templates" && (name === STYLES || isSectionPath(name));
}
