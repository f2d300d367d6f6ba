/** Writing an invented country to disk, for people who want to try the tool at size. */
import { makePopulation } from "../demo/index.ts";
import { loadCatalog, type Load } from "./source-books.ts";
import type { DemoOptions } from "../model/run-options.ts";
import type { Shell } from "../shell/index.ts";

/**
 * Fills a new folder that can be given to `--inputs`.
 *
 * @returns how many files were written.
 * @throws PipelineError (exit 2) when the folder holds files already, or the form cannot be used.
 */
export async function makeDemo({ institutions, seed, out, templates }: DemoOptions, shell: Shell): Promise<number> {
  const load: Load = (folder, name) => shell.loadRequired(folder, name);
  const { catalog, bytes: form } = await loadCatalog(
    load,
    { folder: templates, names: await shell.listNames(templates) },
    null,
  );
  const write = await shell.openNewFolder(out);
  shell.progress.begin("見本データの作成", institutions);
  let files = 0;
  for (const { path, bytes } of makePopulation({ institutions, seed, form, catalog })) {
    await write(path, bytes);
    files++;
    // About as many files as institutions: some send nothing, some send twice.
    if (files <= institutions) shell.progress.step();
  }
  shell.progress.end();
  return files;
}
