/** The workbooks that office staff keep, loaded and checked: registry and form. */
import type { Catalog } from "./model/measure.ts";
import { PipelineError, type Fault } from "./model/pipeline-error.ts";
import type { RawWorkbook } from "./model/raw-workbook.ts";
import type { Password, Registry } from "./model/registry.ts";
import { readWorkbook } from "./read/index.ts";
import { readCatalog, readPasswords, readRegistry } from "./sources/index.ts";

/** Loads one file, by folder and name. */
export type Load = (folder: string, name: string) => Promise<Uint8Array>;

/** @throws PipelineError (exit 2) with every fault. */
export async function loadRegistry(
  load: Load,
  folder: string,
  name: string,
): Promise<{ readonly registry: Registry; readonly passwords: readonly Password[] }> {
  const workbook = await openSource(await load(folder, name), name);
  return { registry: readRegistry(workbook, name), passwords: readPasswords(workbook, name) };
}

/** The form of a version is the catalog of its measures. @throws PipelineError (exit 2) with every fault. */
export async function loadCatalog(load: Load, folder: string, version: string): Promise<Catalog> {
  const name = `annex2-v${version}.xlsx`;
  return readCatalog(await openSource(await load(folder, name), name), version, name);
}

async function openSource(bytes: Uint8Array, file: string): Promise<RawWorkbook> {
  try {
    return await readWorkbook(bytes);
  } catch (cause) {
    const faults: Fault[] = [
      {
        where: file,
        what: "Excelブックとして読み取れません。",
        fix: "Excelで開いて、.xlsx形式で保存し直してください（パスワードは外してください）。",
      },
    ];
    throw new PipelineError(`「${file}」を読み取れません。`, { exitCode: 2, faults, cause });
  }
}
