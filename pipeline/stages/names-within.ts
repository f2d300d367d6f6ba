/** The names of folders and files that are called after a body or an institution: each its own, on every file system. */
import { compareCodePoints, compareInTurn } from "../lib/code-point-order.ts";
import { distinctNames } from "../lib/distinct-names.ts";
import type { SupervisingBody } from "../model/registry.ts";

type Named = Pick<SupervisingBody, "code" | "name">;

/**
 * `<within>/<code>_<name>` by code, without what Windows does not allow in names. Two of them never share one: where letters that are replaced,
 * capital letters or cut ends would make them one (`C/1` and `C:1`), all but the first get a number. Names that nothing was
 * done to come first, so that no other body ever moves them; then the order of codes decides.
 */
export function namesWithin(within: string, named: readonly Named[]): ReadonlyMap<string, string> {
  const wanted = named.map(({ code, name }) => ({
    code,
    plain: `${code}_${name}`,
    safe: safeName(`${code}_${name}`),
  }));
  const inTurn = wanted.sort((a, b) =>
    compareInTurn(
      Number(a.plain !== a.safe) - Number(b.plain !== b.safe),
      compareCodePoints(a.code, b.code),
      compareCodePoints(a.plain, b.plain),
    ),
  );
  const names = apart(inTurn.map(({ safe }) => safe));
  return new Map(inTurn.map(({ code }, index) => [code, `${within}/${names[index] ?? ""}`]));
}

/** A file's name as it may stand on every file system, with what it must end in. */
export function safeFileName(name: string, ending: string): string {
  return fitting(safeName(name), ending);
}

/** A name for a file or folder among others that are there: `name` itself, without what Windows does not allow, or with a number. */
export function nameAmong(name: string, there: readonly string[]): string {
  return apart([...there, safeName(name)]).at(-1) ?? "";
}

function apart(names: readonly string[]): readonly string[] {
  const withNumber = (name: string, number: number): string => fitting(name, `_${String(number)}`);
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
  const allowed = name.normalize("NFC").replace(FORBIDDEN, "_").replace(/^[. ]/u, "_").replace(RESERVED, "$&_");
  return fitting(allowed, "");
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
