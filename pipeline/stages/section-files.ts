/** Which files in the templates folder hold wording: a folder a kind of document. Their order is the order of their names. */
import { KIND_NAMES, KINDS, type KindName } from "../documents/kinds/index.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import type { Shell } from "../shell/index.ts";

/**
 * Names of all files that the wording is made of, relative to the templates folder, kind by kind, in code-point order. The one file of
 * former times is among them: a run must notice when it comes or goes.
 */
export async function listSections(templates: string, shell: Pick<Shell, "listNames">): Promise<readonly string[]> {
  const sections = (await shell.listNames(templates)).filter((name) => KIND_NAMES.some((kind) => isFormer(name, kind)));
  for (const kind of KIND_NAMES)
    for (const name of await shell.listNames(`${templates}/${kind}`))
      if (isSection(name)) sections.push(`${kind}/${name}`);
  return sections;
}

/** Whether the name of a source, relative to the templates folder, is one that {@link listSections} gives. */
export function isSectionPath(name: string): boolean {
  return KIND_NAMES.some((kind) => name.startsWith(`${kind}/`) || isFormer(name, kind));
}

/** @throws PipelineError exit 2 when a kind has no section, or the one file of former times is still there. */
export function checkSections(names: readonly string[], templates: string): void {
  for (const kind of KIND_NAMES) {
    const hasSections = names.some((name) => name.startsWith(`${kind}/`));
    const [former] = names.filter((name) => isFormer(name, kind));
    if (former === undefined && hasSections) continue;
    const fault =
      former === undefined ? noSectionFault(kind, templates) : formerFault(former, kind, hasSections, templates);
    const { document } = KINDS[kind].vocabulary;
    throw new PipelineError(`${document}の文面のひな形を使えません。`, { exitCode: 2, faults: [fault] });
  }
}

function formerFault(name: string, kind: KindName, beside: boolean, templates: string): Fault {
  return {
    where: `${templates}/${name}`,
    what: beside
      ? `章ごとのファイル（${kind} フォルダー）のほかに、文面全体を1つにした古いファイルが残っています。`
      : "文面全体を1つのファイルに書く形は、使われなくなりました。",
    fix: beside
      ? `この古いファイルで直した文面があれば ${kind} フォルダーのファイルに写し、このファイルを別の場所に移してください。`
      : `${kind} フォルダーを作り、「10-本文.md.hbs」という名前にして移してください。章ごとに分けたファイルも置けます（名前の順に並びます）。`,
  };
}

function noSectionFault(kind: KindName, templates: string): Fault {
  return {
    where: `${templates}/${kind}`,
    what: `${KINDS[kind].vocabulary.document}の章のファイル（名前が .md.hbs で終わるもの）が1つもありません。`,
    fix: `プログラムに付いている templates の中の ${kind} フォルダーを、ここに置いてください。`,
  };
}

/** Notes, safety copies and what the system or an editor leaves there are no sections. */
function isSection(name: string): boolean {
  return /\.hbs$/iu.test(name) && !/^(?:\.|~)/u.test(name);
}

/** macOS may give the letters taken apart. */
function isFormer(name: string, kind: KindName): boolean {
  return name.normalize("NFC") === KINDS[kind].formerTemplate;
}
