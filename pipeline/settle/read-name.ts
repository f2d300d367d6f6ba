/** Which institutions a text names: whole names only, never the tail or a part of a longer one (design.md). */
import { foldInstitutionName, spellOutForms, withoutLegalForm } from "../lib/japanese/institution-name.ts";
import { foldText } from "../lib/japanese/text.ts";
import type { Institution, SupervisingBody } from "../model/registry.ts";
import type { InstitutionIndex } from "./institution-index.ts";
import { isAddressee, isHead, isIdleWord, isSection, readSuffix, withoutCounty } from "./name-words.ts";

/** Whom a text names. */
export interface NameReading {
  /** Those that the name may stand for: several when they share it. Empty when nobody bears it. */
  readonly institutions: readonly Institution[];
  /** Institutions that stand beside each other in the text, more than one: it names no single sender. */
  readonly several: readonly Institution[];
  /** The text is not quite the registered name: without 市, without or with another place of its legal form. */
  readonly inexact: boolean;
  /** A supervising body, an institution itself, stands in the same field in words of its own. */
  readonly beside: Institution | null;
  /** A code that stands in the same text. */
  readonly code: string | null;
}

const NOBODY: NameReading = { institutions: [], several: [], inexact: false, beside: null, code: null };
const LABEL =
  /^(?:接続|提出|報告|回答)?(?:機関|団体|市町村|市区町村|自治体|法人|組合|事業所)(?:の?名称?[:：]?|[:：])\s*/u;
const LONGEST = 120;

/**
 * The very name; or the name among words that may stand around one: the supervising body or a county before it, an office,
 * a section or a head after it, its code. Anything else beside it makes it unknown.
 */
export function readName(text: string, index: InstitutionIndex): NameReading {
  const same = index.byName.get(foldInstitutionName(text));
  if (same !== undefined) return { ...NOBODY, institutions: same };
  const plain = spellOutForms(text).trim();
  if (plain.length > LONGEST || isAddressee(plain)) return NOBODY;
  const reading = readSegments(toSegments(plain.replace(LABEL, ""), index), index);
  if (reading !== null) return reading;
  const near = nearNames(foldInstitutionName(text), index);
  return near.length === 1 ? { ...NOBODY, institutions: near, inexact: true } : NOBODY;
}

/** 月見 for 月見市; a legal form left out, or at the other end. */
function nearNames(name: string, { byStem, byName, byBareName }: InstitutionIndex): readonly Institution[] {
  const stem = byStem.get(name) ?? [];
  if (stem.length > 0) return stem;
  const bare = withoutLegalForm(name);
  if (bare === null) return byBareName.get(name) ?? [];
  const form = name.startsWith(bare) ? name.slice(bare.length) : name.slice(0, -bare.length);
  return byName.get(name.startsWith(bare) ? form + bare : bare + form) ?? [];
}

interface Segment {
  readonly words: string;
  readonly named: Named | null;
}

interface Named {
  readonly institutions: readonly Institution[];
  readonly bodies: readonly SupervisingBody[];
  /** What follows in the text may be a person's name. */
  readonly person: boolean;
}

/** Cut at spaces, brackets and signs between names; parts are put together again where only together they are a name (桜ケ丘 町). */
function toSegments(text: string, index: InstitutionIndex): readonly Segment[] {
  const parts = text
    .split(
      /[\s\u3000()[\]【】「」『』〈〉<>、，,;；/／・&＆|｜:：]+|及び|および|並びに|ならびに|(?<=[市町村区])と|(?<=[市町村区])ほか/u,
    )
    .filter((part) => foldText(part) !== "");
  const segments: Segment[] = [];
  for (let start = 0; start < parts.length;) {
    const { end, named } = longestName(parts, start, index);
    segments.push({ words: foldText(parts.slice(start, end).join("")), named });
    start = end;
  }
  return segments;
}

/** Parts put together at a time; names of more words than this are looked up whole. */
const TOGETHER = 6;

function longestName(
  parts: readonly string[],
  start: number,
  index: InstitutionIndex,
): { readonly end: number; readonly named: Named | null } {
  for (let end = Math.min(parts.length, start + TOGETHER); end > start; end--) {
    const folded = foldInstitutionName(parts.slice(start, end).join(""));
    const named = end === start + 1 ? nameIn(folded, index) : wholeName(folded, index);
    if (named !== null) return { end, named };
  }
  return { end: start + 1, named: null };
}

function wholeName(folded: string, { byName, bodiesByName }: InstitutionIndex): Named | null {
  const [institutions, bodies] = [byName.get(folded) ?? [], bodiesByName.get(folded) ?? []];
  return institutions.length + bodies.length === 0 ? null : { institutions, bodies, person: false };
}

/** A name with what may stand directly before and after it; what stands before must be above the institution. */
function nameIn(folded: string, index: InstitutionIndex): Named | null {
  const plain = namesAtStart(folded, index);
  if (plain !== null) return plain;
  const county = withoutCounty(folded);
  const inCounty = county === folded ? null : wholeOrSuffixed(county, index);
  if (inCounty !== null) return inCounty;
  for (let end = folded.length - 1; end > 1; end--) {
    const bodies = index.bodiesByName.get(folded.slice(0, end));
    const after = bodies && wholeOrSuffixed(withoutCounty(folded.slice(end)), index);
    if (!after) continue;
    const below = after.institutions.filter((institution) => isBelow(institution, bodies, index));
    return below.length === 0 ? null : { institutions: below, bodies: [], person: after.person };
  }
  return null;
}

function namesAtStart(folded: string, index: InstitutionIndex): Named | null {
  return wholeName(folded, index) ?? wholeOrSuffixed(folded, index);
}

function wholeOrSuffixed(folded: string, index: InstitutionIndex): Named | null {
  for (let end = folded.length; end > 1; end--) {
    const named = wholeName(folded.slice(0, end), index);
    const suffix = named && readSuffix(folded.slice(end));
    if (suffix) return { ...named, person: suffix.person };
  }
  return null;
}

function isBelow(institution: Institution, bodies: readonly SupervisingBody[], index: InstitutionIndex): boolean {
  const above = index.above(institution);
  return bodies.some(({ code }) => above.has(code));
}

/** null when a word stands beside the names that says nothing that is known. */
function readSegments(segments: readonly Segment[], index: InstitutionIndex): NameReading | null {
  const named: Named[] = [];
  const bodies: Named[] = [];
  const codes: string[] = [];
  let person = false;
  for (const { words, named: found } of segments) {
    if (found !== null) {
      (found.bodies.length > 0 ? bodies : named).push(found);
      person = found.person;
    } else if (/^(?=.*\d)[0-9A-Z-]{4,8}$/iu.test(words)) codes.push(words);
    else if (isSection(words) || isHead(words)) person = true;
    else if (/^[^市町村区郡]{1,6}郡$/u.test(words)) person = false;
    else if (!(person && words.length <= 8 && !/[市町村区県]$/u.test(words)) && !isIdleWord(words)) return null;
  }
  return combine(named, bodies, codes[0] ?? null, index);
}

function combine(
  named: readonly Named[],
  bodies: readonly Named[],
  code: string | null,
  index: InstitutionIndex,
): NameReading | null {
  const [first, ...others] = named;
  if (first === undefined && bodies.length === 0) return code === null ? null : { ...NOBODY, code };
  if (first === undefined) {
    const alone = distinct(bodies.flatMap(({ institutions }) => institutions));
    if (bodies.length > 1 && alone.length > 1) return { ...NOBODY, several: alone };
    return bodies.length !== 1 || alone.length === 0 ? null : { ...NOBODY, institutions: alone, code };
  }
  if (others.some(({ institutions }) => !institutions.some((one) => first.institutions.includes(one))))
    return { ...NOBODY, several: distinct(named.flatMap(({ institutions }) => institutions)) };
  const below = first.institutions.filter((institution) =>
    bodies.every((body) => isBelow(institution, body.bodies, index)),
  );
  const beside = bodies.flatMap(({ institutions }) => institutions)[0] ?? null;
  return below.length === 0 ? null : { institutions: below, several: [], inexact: false, beside, code };
}

/** Each once, in the order in which they come first. */
export function distinct(institutions: readonly Institution[]): readonly Institution[] {
  return [...new Set(institutions)];
}
