/** The names of folders and files that are called after a body or an institution: each its own, on every file system. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { distinctNames } from "../lib/distinct-names.ts";
import type { SupervisingBody } from "../model/registry.ts";

type Named = Pick<SupervisingBody, "code" | "name">;

/**
 * `<within>/<code>_<name>` by code, without what Windows does not allow in names. Two of them never share one: where letters that are replaced,
 * capital letters or cut ends would make them one (`C/1` and `C:1`), all but the first get a number. Names that nothing was
 * done to come first, so that no other body ever moves them; then the order of codes decides.
 *
 * @param ending of every name: what is cut or numbered stands before it
 */
export function namesWithin(within: string, named: readonly Named[], ending = ""): ReadonlyMap<string, string> {
  const wanted = named.map(({ code, name }) => ({
    code,
    plain: `${code}_${name}${ending}`,
    safe: safeFileName(`${code}_${name}`, ending),
  }));
  const inTurn = wanted.sort((a, b) =>
    compareInTurn(
      Number(a.plain !== a.safe) - Number(b.plain !== b.safe),
      compareCodePoints(a.code, b.code),
      compareCodePoints(a.plain, b.plain),
    ),
  );
  const names = apart(
    inTurn.map(({ safe }) => safe),
    ending,
  );
  return new Map(inTurn.map(({ code }, index) => [code, `${within}/${names[index] ?? ""}`]));
}

/** A file's name as it may stand on every file system, with what it must end in. */
export function safeFileName(name: string, ending: string): string {
  return fitting(safeName(name), ending);
}

/** Letters of a 点検名 that stand in a name whatever else is too long: 「令和8年度 接続申請時点検」 has 15. */
const CYCLE_LETTERS = 20;

/** A 点検名 as it ends the names of files. */
export function shortCycle(cycle: string): string {
  const letters = Array.from(cycle);
  return safeName(letters.length > CYCLE_LETTERS ? `${letters.slice(0, CYCLE_LETTERS - 1).join("")}…` : cycle);
}

/** `<title>_<whose>_<cycle>`, without an ending. Of one that is too long, the name is cut, which its folder bears too: what it is and of when stays. */
export function paperName(title: string, whose: string, cycle: string): string {
  const whole = allowed(`${title}_${whose}_${cycle}`);
  return fits(whole) ? whole : safeFileName(`${title}_${whose}`, `_${shortCycle(cycle)}`);
}

/** A name for a file or folder among others that are there: `name` itself, without what Windows does not allow, or with a number. */
export function nameAmong(name: string, there: readonly string[]): string {
  return apart([...there, safeName(name)]).at(-1) ?? "";
}

function apart(names: readonly string[], ending = ""): readonly string[] {
  const withNumber = (name: string, number: number): string =>
    fitting(name.slice(0, name.length - ending.length), `_${String(number)}${ending}`);
  return distinctNames(names, { keyOf: sameFolder, withNumber });
}

/** Windows allows 260 letters for a whole path, Linux 255 bytes for a name, which are 85 kanji. */
const LONGEST = 60;
const MOST_BYTES = 180;

/** What Windows forbids, what no terminal or eye can be trusted with, and halves of letters. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029]/gu;
/** Devices, whatever follows after a dot. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?= {0,60}(?:\.|$))/iu;

function safeName(name: string): string {
  return fitting(allowed(name), "");
}

function allowed(name: string): string {
  return name.normalize("NFC").replace(FORBIDDEN, "_").replace(/^[. ]/u, "_").replace(RESERVED, "$&_");
}

/** A name with what follows it, no longer than a name may be; `…` stands for what is cut off. */
function fitting(name: string, suffix: string): string {
  const whole = withoutEnd(name) + suffix;
  if (fits(whole)) return whole;
  const letters = Array.from(name).slice(0, LONGEST);
  while (letters.length > 0) {
    letters.pop();
    const cut = `${withoutEnd(letters.join(""))}…${suffix}`;
    if (fits(cut)) return cut;
  }
  return `…${suffix}`;
}

function fits(name: string): boolean {
  return Array.from(name).length <= LONGEST && new TextEncoder().encode(name).length <= MOST_BYTES;
}

/** Windows drops dots and spaces at the end of a name. Step by step: a pattern would try every run of them within it. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && (name[end - 1] === "." || name[end - 1] === " ")) end--;
  return name.slice(0, end);
}

/** Windows and macOS take capital and small letters for the same, macOS also letters that are put together in another way or not seen. */
function sameFolder(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .toUpperCase()
    .toLowerCase();
}
