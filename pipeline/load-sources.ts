/** The workbooks that office staff keep, loaded and checked: registry and form. */
import type { Catalog } from "./model/measure.ts";
import { PipelineError, type Fault } from "./model/pipeline-error.ts";
import type { RawWorkbook } from "./model/raw-workbook.ts";
import type { Password, Registry } from "./model/registry.ts";
import { readWorkbook } from "./read/index.ts";
import { formFiles, formOfVersion, readCatalog, readPasswords, readRegistry, type FormFile } from "./sources/index.ts";

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

/** The templates folder and the names of what lies in it. */
export interface FormFolder {
  readonly folder: string;
  readonly names: readonly string[];
}

/**
 * The form of a version is the catalog of its measures.
 *
 * @param version 様式版; null: the newest form there is.
 * @returns the catalog and the name of its file.
 * @throws PipelineError (exit 2) with every fault.
 */
export async function loadCatalog(
  load: Load,
  { folder, names }: FormFolder,
  version: string | null,
): Promise<{ readonly catalog: Catalog; readonly file: string }> {
  const forms = formFiles(names);
  const form = version === null ? forms.at(-1) : formOfVersion(forms, version);
  if (form === undefined) throw noForm(folder, forms, version);
  const { file } = form;
  const workbook = await openSource(await load(folder, file), file);
  return { catalog: readCatalog(workbook, version ?? form.version, file), file };
}

function noForm(folder: string, forms: readonly FormFile[], version: string | null): PipelineError {
  const there = forms.length === 0 ? "様式は1つもありません" : `ある様式: ${forms.map(({ file }) => file).join("、")}`;
  const wanted = `様式を「annex2-v${version ?? "（版）"}.xlsx」という名前で、このフォルダーに置いてください。`;
  const fault: Fault = {
    where: folder,
    what: `${version === null ? "" : `第${version}版の`}様式がありません（${there}）。`,
    fix: forms.length === 0 ? wanted : `名簿の「点検」シートの様式版を直すか、${wanted}`,
  };
  return new PipelineError("様式が見つかりません。", { exitCode: 2, faults: [fault] });
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
