/** Which files in the templates folder are sections of the report. Their order is the order of their names. */
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import type { Shell } from "../shell/index.ts";

/** Below the templates folder. */
const FOLDER = "report";
/** The whole wording stood in this one file once. */
const ONE_FILE = "取りまとめ報告書.md.hbs";

/**
 * Names of all files that the wording is made of, relative to the templates folder, in code-point order. The one file of
 * former times is among them: a run must notice when it comes or goes.
 */
export async function listSections(templates: string, shell: Pick<Shell, "listNames">): Promise<readonly string[]> {
  const sections = (await shell.listNames(`${templates}/${FOLDER}`)).filter(isSection);
  return [...(await shell.listNames(templates)).filter(isOneFile), ...sections.map((name) => `${FOLDER}/${name}`)];
}

/** Whether the name of a source, relative to the templates folder, is one that {@link listSections} gives. */
export function isSectionPath(name: string): boolean {
  return name.startsWith(`${FOLDER}/`) || isOneFile(name);
}

/** @throws PipelineError exit 2 when there is no section, or the one file of former times is still there. */
export function checkSections(names: readonly string[], templates: string): void {
  const sections = names.filter((name) => !isOneFile(name));
  const [fault] = names.filter(isOneFile).map((name) => oneFileFault(name, sections.length > 0, templates));
  if (fault === undefined && sections.length > 0) return;
  const faults = [fault ?? noSectionFault(templates)];
  throw new PipelineError("報告書の文面のひな形を使えません。", { exitCode: 2, faults });
}

function oneFileFault(name: string, beside: boolean, templates: string): Fault {
  return {
    where: `${templates}/${name}`,
    what: beside
      ? `章ごとのファイル（${FOLDER} フォルダー）のほかに、文面全体を1つにした古いファイルが残っています。`
      : "文面全体を1つのファイルに書く形は、使われなくなりました。",
    fix: beside
      ? `この古いファイルで直した文面があれば ${FOLDER} フォルダーのファイルに写し、このファイルを別の場所に移してください。`
      : `${FOLDER} フォルダーを作り、「10-本文.md.hbs」という名前にして移してください。章ごとに分けたファイルも置けます（名前の順に並びます）。`,
  };
}

function noSectionFault(templates: string): Fault {
  return {
    where: `${templates}/${FOLDER}`,
    what: "報告書の章のファイル（名前が .md.hbs で終わるもの）が1つもありません。",
    fix: `プログラムに付いている templates の中の ${FOLDER} フォルダーを、ここに置いてください。`,
  };
}

/** Notes, safety copies and what the system or an editor leaves there are no sections. */
function isSection(name: string): boolean {
  return /\.hbs$/iu.test(name) && !/^(?:\.|~)/u.test(name);
}

/** macOS may give the letters taken apart. */
function isOneFile(name: string): boolean {
  return name.normalize("NFC") === ONE_FILE;
}
