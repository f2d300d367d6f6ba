/** The workbooks that office staff keep, loaded and checked: registry and form. */
import { refuseByContent } from "../intake/index.ts";
import { isZip, readZipDirectory } from "../lib/zip.ts";
import { DECISIONS_FILE, type Decision } from "../model/decision.ts";
import type { Catalog } from "../model/measure.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import type { Password, Registry } from "../model/registry.ts";
import { readWorkbook, UnreadableWorkbookError } from "../workbook/read/index.ts";
import {
  carryOver,
  formFiles,
  formOfVersion,
  readCatalog,
  readDecisions,
  readPasswords,
  readRegistry,
  type CarryOver,
  type FormFile,
} from "../sources/index.ts";

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

/**
 * What an earlier registry, whatever its faults, gives for a new one.
 *
 * @throws PipelineError (exit 2) when it is no workbook.
 */
export async function loadCarryOver(load: Load, path: string): Promise<CarryOver> {
  return carryOver(await openSource(await load("", path), path), path);
}

/**
 * What people decided about submissions.
 *
 * @param reference a day of this cycle, `YYYY-MM-DD`.
 * @throws PipelineError (exit 2) with every fault.
 */
export async function loadDecisions(load: Load, folder: string, reference: string): Promise<readonly Decision[]> {
  const workbook = await openSource(await load(folder, DECISIONS_FILE), DECISIONS_FILE);
  return readDecisions(workbook, DECISIONS_FILE, reference);
}

/** The templates folder and the names of what lies in it. */
export interface FormFolder {
  readonly folder: string;
  readonly names: readonly string[];
}

/** The blank form, with what is in it. */
export interface LoadedForm {
  readonly catalog: Catalog;
  /** Name of its file. */
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly workbook: RawWorkbook;
}

/**
 * The form of a version is the catalog of its measures.
 *
 * @param version 様式版; null: the newest form there is.
 * @throws PipelineError (exit 2) with every fault.
 */
export async function loadCatalog(
  load: Load,
  { folder, names }: FormFolder,
  version: string | null,
): Promise<LoadedForm> {
  const forms = formFiles(names);
  const form = version === null ? forms.at(-1) : formOfVersion(forms, version);
  if (form === undefined) throw noForm(folder, forms, version);
  const { file } = form;
  const bytes = await load(folder, file);
  const workbook = await openSource(bytes, file);
  return { catalog: readCatalog(workbook, version ?? form.version, file), file, bytes, workbook };
}

function noForm(folder: string, forms: readonly FormFile[], version: string | null): PipelineError {
  const there = forms.length === 0 ? "様式は1つもありません" : `ある様式: ${listForms(forms)}`;
  const wanted = `様式を「annex2-v${version ?? "（版）"}.xlsx」という名前で、このフォルダーに置いてください。`;
  const fault: Fault = {
    where: folder,
    what: `${version === null ? "" : `第${version}版の`}様式がありません（${there}）。`,
    fix: forms.length === 0 ? wanted : `名簿の「点検」シートの様式版を直すか、${wanted}`,
  };
  return new PipelineError("様式が見つかりません。", { exitCode: 2, faults: [fault] });
}

/** The newest are what somebody may have meant. */
const FORMS_NAMED = 10;

function listForms(forms: readonly FormFile[]): string {
  const more = forms.length - FORMS_NAMED;
  const named = forms.slice(-FORMS_NAMED).map(({ file }) => file);
  return [...named, ...(more > 0 ? [`ほか${String(more)}件`] : [])].join("、");
}

/** Bytes when unpacked; a country's registry takes a hundredth. They are read in this process, which must not run out of memory. */
const MOST_UNPACKED = 30_000_000;
/** Cells of all sheets. */
const MOST_CELLS = 300_000;

async function openSource(bytes: Uint8Array, file: string): Promise<RawWorkbook> {
  const refusal = refuseSource(bytes);
  if (refusal !== null) throw unreadable(file, refusal);
  const workbook = await readWorkbook(bytes).catch((cause: unknown) => {
    const isProtected = cause instanceof UnreadableWorkbookError && cause.code === "file-encrypted";
    throw unreadable(file, isProtected ? PROTECTED : DAMAGED, cause);
  });
  const cells = workbook.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0);
  if (cells <= MOST_CELLS) return workbook;
  throw unreadable(file, {
    what: `記入されたセルが${String(cells)}個あります（上限は${String(MOST_CELLS)}個）。`,
    fix: TIDY,
  });
}

type Words = Pick<Fault, "what" | "fix">;

const SAVE_AGAIN = "Excelで開いて、.xlsx形式で保存し直してください。";
const TIDY = "不要なシートと、下や右に続く不要な行や列を削除してから、保存し直してください。";
const DAMAGED: Words = { what: "Excelブックとして読み取れません。", fix: SAVE_AGAIN };
const PROTECTED: Words = {
  what: "パスワードで保護されています。",
  fix: "Excelで開き、［ファイル］の［情報］にある［ブックの保護］でパスワードを外して、保存し直してください。",
};

/** What need not be unpacked to be refused. */
function refuseSource(bytes: Uint8Array): Words | null {
  const refusal = refuseByContent(bytes);
  if (refusal !== null) return { what: refusal.message, fix: SAVE_AGAIN };
  if (!isZip(bytes)) {
    const isProtected = Buffer.from(bytes).includes(Buffer.from("EncryptedPackage", "utf16le"));
    return isProtected ? PROTECTED : { what: ".xlsx形式のExcelブックではありません。", fix: SAVE_AGAIN };
  }
  const unpacked = readZipDirectory(bytes).reduce((sum, { size }) => sum + size, 0);
  const megabytes = Math.round(unpacked / 1e6);
  const limit = MOST_UNPACKED / 1e6;
  if (unpacked <= MOST_UNPACKED) return null;
  return { what: `中身が大きすぎます（${String(megabytes)}MB。上限は${String(limit)}MB）。`, fix: TIDY };
}

function unreadable(file: string, words: Words, cause?: unknown): PipelineError {
  return new PipelineError(`「${file}」を読み取れません。`, {
    exitCode: 2,
    faults: [{ where: file, ...words }],
    cause,
  });
}
