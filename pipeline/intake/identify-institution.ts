/** Whose submission it is: the code in the sheet, else the name, else the code at the start of the file name (design.md); else what its path says. */
import { normalizeCode } from "../lib/japanese/institution-code.ts";
import { foldName } from "../lib/japanese/text.ts";
import type { FindingCode } from "../model/finding.ts";
import type { Place } from "../model/place.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { Submission } from "../model/submission.ts";
import { closestNames } from "./closest-names.ts";
import { indexInstitutions, withLongestEnding } from "./institution-index.ts";

export type Identification =
  | {
      readonly institution: Institution;
      readonly mismatch: { readonly message: string; readonly place: Place | null } | null;
    }
  | { readonly institution: null; readonly code: FindingCode; readonly message: string };

interface Clue {
  /** How a message names the clue. */
  readonly label: string;
  readonly candidates: readonly Institution[];
  readonly place: Place | null;
}

/** The institution of a read submission, with what contradicts it; or why none can be named. */
export function identifyInstitution(submission: Submission, registry: Registry): Identification {
  const clues = cluesOf(submission, registry);
  const decisive = clues.find(({ candidates }) => candidates.length === 1);
  if (decisive?.candidates[0] !== undefined) {
    return { institution: decisive.candidates[0], mismatch: findMismatch(decisive.candidates[0], clues, submission) };
  }
  const ambiguous = clues.find(({ candidates }) => candidates.length > 1);
  const byPath = clues.some(({ place }) => place !== null) ? null : identifyByPath(submission.file, registry);
  if (byPath !== null) return { institution: byPath, mismatch: null };
  if (ambiguous === undefined)
    return { institution: null, code: "institution-unknown", message: unknownMessage(clues, submission, registry) };
  const narrowed = narrowBySupervisor(ambiguous.candidates, submission, registry);
  if (narrowed !== null) return { institution: narrowed, mismatch: null };
  const list = ambiguous.candidates.map(({ code, name }) => `${code} ${name}`).join("、");
  return {
    institution: null,
    code: "institution-ambiguous",
    message: `${ambiguous.label}に当たる機関が${String(ambiguous.candidates.length)}つあります（${list}）。`,
  };
}

/** The institution whose code begins the file name; for files that cannot be read. */
export function identifyByFileName(path: string, registry: Registry): Institution | null {
  const code = codeInFileName(path);
  return code === null ? null : (withCode(code, registry)[0] ?? null);
}

function cluesOf({ code, name, file }: Submission, registry: Registry): readonly Clue[] {
  const fileCode = codeInFileName(file);
  return [
    ...(code
      ? [{ label: `機関コード「${code.text}」`, candidates: withCode(code.text, registry), place: code.place }]
      : []),
    ...(name
      ? [{ label: `機関名「${name.text}」`, candidates: withName(name.text, registry), place: name.place }]
      : []),
    ...(fileCode !== null
      ? [{ label: `ファイル名の機関コード「${fileCode}」`, candidates: withCode(fileCode, registry), place: null }]
      : []),
  ];
}

function findMismatch(
  institution: Institution,
  clues: readonly Clue[],
  { file }: Submission,
): { message: string; place: Place | null } | null {
  // The digits before a file name may be anything; they contradict only as the code of another institution.
  const against = clues.find(
    ({ candidates, place }) => !candidates.includes(institution) && (place !== null || candidates.length > 0),
  );
  if (against === undefined) return null;
  const other = against.candidates[0];
  const meaning = other === undefined ? "は名簿にありません" : `は「${other.code} ${other.name}」を指します`;
  return {
    message: `この提出は「${institution.code} ${institution.name}」のものとして扱いましたが、${against.label}${meaning}。正しい機関を確かめてください。（ファイル: ${file}）`,
    place: against.place,
  };
}

function unknownMessage(clues: readonly Clue[], { name, file }: Submission, registry: Registry): string {
  const what =
    clues.length === 0
      ? "機関コードも機関名も記入がなく、ファイル名も機関コードで始まっていません。"
      : `${clues.map(({ label }) => label).join("、")}に当たる機関が名簿にありません。`;
  const close = closestNames(name?.text ?? file.split("/").at(-1) ?? "", registry);
  return close.length === 0
    ? what
    : `${what}名前の近い機関: ${close.map((institution) => `${institution.code} ${institution.name}`).join("、")}。`;
}

/** Homonyms are told apart by their supervising body: in a folder's name (架空第1県/…) or before the name itself. */
function narrowBySupervisor(
  candidates: readonly Institution[],
  { file, name }: Submission,
  registry: Registry,
): Institution | null {
  return narrowByHints(candidates, [...file.split("/"), name?.text ?? ""], registry);
}

function narrowByHints(
  candidates: readonly Institution[],
  texts: readonly string[],
  registry: Registry,
): Institution | null {
  const hints = texts.map(foldName);
  const fitting = candidates.filter(({ supervisor }) => {
    const body = registry.bodies.find(({ code }) => code === supervisor);
    return (
      body !== undefined &&
      hints.some((hint) => hint.includes(foldName(body.name)) || hint.includes(foldName(body.code)))
    );
  });
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

function codeInFileName(path: string): string | null {
  const name = (path.split("/").at(-1) ?? "").normalize("NFKC");
  const match = /^[0-9A-Za-z]+(?=[_\-\s.(【\[]|\P{ASCII})/u.exec(name);
  return match ? normalizeCode(match[0]) : null;
}

/**
 * For workbooks that do not say whose they are: the only institution whose code, or else whose name, stands in the file's
 * name, or else in that of a folder. A code between other digits is none.
 */
function identifyByPath(path: string, registry: Registry): Institution | null {
  const { byCode, byName } = indexInstitutions(registry);
  const parts: readonly string[] = path.split("/").reverse();
  for (const part of parts) {
    const codes: readonly string[] = part.normalize("NFKC").match(/[0-9A-Za-z]+/gu) ?? [];
    const coded = distinct(codes.flatMap((code) => (code.length >= 5 ? (byCode.get(code) ?? []) : [])));
    if (coded.length > 0) return coded.length === 1 ? (coded[0] ?? null) : null;
    const words = part.replace(/\.\w+$/u, "").split(/[\s_＿.・（）()【】[\]「」-]+/u);
    const named = distinct(words.flatMap((word) => byName.get(foldName(word)) ?? []));
    const narrowed = named.length > 1 ? narrowByHints(named, path.split("/"), registry) : (named[0] ?? null);
    if (named.length > 0) return narrowed;
  }
  return null;
}

function distinct(institutions: readonly Institution[]): readonly Institution[] {
  return [...new Set(institutions)];
}

/** The code, also before the name in the same cell: 482030（月見市）. */
function withCode(text: string, registry: Registry): readonly Institution[] {
  const codes = [text, /^\s*[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+/u.exec(text)?.[0] ?? ""].map(normalizeCode);
  for (const code of codes) {
    const same = indexInstitutions(registry).byCode.get(code);
    if (same !== undefined) return same;
  }
  return [];
}

/**
 * The very name; else names that the text ends in (架空郡若葉町役場 → 若葉町), the longest of them; the office and the section
 * after the name left out (若葉町役場 総務課, 若葉町（総務課）); else the one name that lacks only its 市, 町, 村 or 区.
 */
function withName(text: string, registry: Registry): readonly Institution[] {
  const index = indexInstitutions(registry);
  const spellings = [text, text.replace(/[（(].*$/u, ""), text.trim().replace(/[\s　]\S*[課室係部局]$/u, "")];
  for (const spelling of spellings) {
    const found = withLongestEnding(foldName(spelling).replace(/(?:役場|役所|本庁).*$|長$/u, ""), index);
    if (found.length > 0) return found;
  }
  return index.byStem.get(foldName(text)) ?? [];
}
