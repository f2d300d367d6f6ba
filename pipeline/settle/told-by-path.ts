/** What a file's path tells: its name may say whose it is, its folders only tell homonyms apart, or whom a file that was rejected came from. */
import { fileNameOf } from "../lib/file-name.ts";
import { joinCode } from "../lib/japanese/institution-code.ts";
import { foldInstitutionName } from "../lib/japanese/institution-name.ts";
import type { Institution, Registry, SupervisingBody } from "../model/registry.ts";
import { indexInstitutions } from "./institution-index.ts";
import { distinct, readName } from "./read-name.ts";

/** A code in a file name; no institutions where the registry does not know it. */
export interface FileNameClue {
  /** As it stands in the file name. */
  readonly text: string;
  readonly institutions: readonly Institution[];
}

/** The code that begins a file name, if it has the shape of one: the registry may not know it. */
export function codeAtStart(path: string, registry: Registry): FileNameClue | null {
  const name = fileNameOf(path).normalize("NFKC");
  const text = /^(?:\d{5}-\d(?!\d)|[0-9A-Za-z]+)(?=[_\-\s.(【[]|\P{ASCII})/u.exec(name)?.[0];
  if (text === undefined) return null;
  return { text: joinCode(text), institutions: indexInstitutions(registry).byCode.get(joinCode(text)) ?? [] };
}

/** Institutions whose codes stand anywhere in the file name, each a word of its own: a code between other digits is none. */
export function codesInFileName(path: string, registry: Registry): readonly Institution[] {
  return codesIn(fileNameOf(path), registry);
}

function codesIn(part: string, registry: Registry): readonly Institution[] {
  const { byCode } = indexInstitutions(registry);
  const words: readonly string[] = part.normalize("NFKC").match(/\d{5}-\d(?![0-9A-Za-z])|[0-9A-Za-z]+/gu) ?? [];
  return distinct(words.flatMap((word) => (word.length >= 5 ? (byCode.get(joinCode(word)) ?? []) : [])));
}

/** Words of file names that say nothing about whose it is. */
const IDLE =
  /^(?:[\dA-Za-z.]*|[RHS]?\d+年?度?|(?:令和|平成)(?:元|\d+)年度?|別紙\d*|様式[\d-]*|安全管理措置.*|自己点検.*|点検.*|提出.*|回答.*|報告.*|修正.*|再提出.*|最終.*|確定.*|第?\d+版?|差替え?.*|コピー|写し|記入済み?|接続機関.*|第\d+回.*)$/u;

/** What the words of a file name, or of a folder's, say of its sender. */
export interface PathNames {
  /** Those that the one name may stand for; empty when the words name none, or several. */
  readonly institutions: readonly Institution[];
  /** A word looks like the name of somebody whom the registry does not know. */
  readonly others: boolean;
  /** Every institution that any word names. */
  readonly any: readonly Institution[];
}

/** Supervising bodies do not count: they collect what others send. */
export function namesInFileName(path: string, registry: Registry): PathNames {
  return namesIn(fileNameOf(path), registry);
}

function namesIn(part: string, registry: Registry): PathNames {
  const index = indexInstitutions(registry);
  const words = part.split(/[\s_＿.．・,、（）()【】[\]「」&＆＋+-]+/u).filter((word) => word !== "");
  const sets: (readonly Institution[])[] = [];
  let others = false;
  for (const word of words) {
    const stripped = word.replace(/(?:の|分|提出分|回答分)$/u, "");
    const { institutions, inexact, several } = readName(stripped, index);
    const senders = institutions.filter((one) => !isBody(one, registry));
    if (several.length > 0) sets.push([], several);
    else if (senders.length > 0 && !inexact) sets.push(senders);
    else if (
      institutions.length === 0 &&
      !index.bodiesByName.has(foldInstitutionName(stripped)) &&
      !IDLE.test(word.normalize("NFKC"))
    )
      others ||= /[市町村区]$|組合|連合|機構|法人|会社|センター|協会|基金|会$/u.test(stripped);
  }
  const [first = []] = sets;
  const alike = sets.every((set) => set.some((one) => first.includes(one)));
  return { institutions: alike ? first : [], others, any: distinct(sets.flat()) };
}

/** Homonyms are told apart by their supervising body: the name or code of one stands in a folder's name. Several tell nothing. */
export function narrowByFolder(
  candidates: readonly Institution[],
  path: string,
  registry: Registry,
): readonly Institution[] {
  const { above } = indexInstitutions(registry);
  const named = foldersOf(path).flatMap((folder) => bodiesNamedIn(folder, registry));
  const fitting = candidates.filter((institution) => named.some(({ code }) => above(institution).has(code)));
  return fitting.length === 0 ? candidates : fitting;
}

/** Code of the body in whose folder a file lies: the innermost folder that names any says which; null where none does, or names several. */
export function folderOwner(path: string, registry: Registry): string | null {
  const named = foldersOf(path).map((folder) => bodiesNamedIn(folder, registry));
  const [owner, ...more] = named.findLast((bodies) => bodies.length > 0) ?? [];
  return owner === undefined || more.length > 0 ? null : owner.code;
}

function foldersOf(path: string): readonly string[] {
  return path.split("/").slice(0, -1);
}

function bodiesNamedIn(folder: string, { bodies }: Registry): readonly SupervisingBody[] {
  const folded = foldInstitutionName(folder);
  return bodies.filter(({ name, code }) => [name, code].some((word) => mentions(folded, foldInstitutionName(word))));
}

/** 架空第1県 in 提出架空第1県分, and not in 架空第1県立. A digit before or after a number makes another number. */
function mentions(folder: string, name: string): boolean {
  const at = name === "" ? -1 : folder.indexOf(name);
  if (at < 0) return false;
  const [before, after] = [folder.charAt(at - 1), folder.charAt(at + name.length)];
  return (
    !(/[0-9a-z]/u.test(before) && /^[0-9a-z]/u.test(name)) &&
    !(/[0-9a-z]/u.test(after) && /[0-9a-z]$/u.test(name)) &&
    after !== "立"
  );
}

/**
 * Whom a file came from that counts for nobody, so that the institution is shown as having sent something: the only one whose code, or else
 * whose name, stands in the file's name, or else in that of a folder. Never what a workbook that counts is taken from.
 */
export function senderToldByPath(path: string, registry: Registry): Institution | null {
  const parts: readonly string[] = path.split("/").reverse();
  for (const [depth, part] of parts.entries()) {
    // A prefecture's folder holds what its municipalities sent.
    const coded = codesIn(part, registry).filter((one) => depth === 0 || !isBody(one, registry));
    if (coded.length > 1) return null;
    if (coded[0] !== undefined) return coded[0];
    const { institutions, any } = namesIn(part.replace(/\.\w+$/u, ""), registry);
    const [only, ...more] = narrowByFolder(institutions, path, registry);
    if (only !== undefined) return more.length === 0 ? only : null;
    if (any.length > 0) return null;
  }
  return null;
}

function isBody({ code }: Institution, { bodies }: Registry): boolean {
  return bodies.some((body) => body.code === code);
}
