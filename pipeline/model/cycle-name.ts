/** Which cycle something is of, told by its 点検名. */

/** One that is only spelt otherwise (spaces, width of letters) is no other. */
export function isSameCycle(a: string, b: string): boolean {
  const plain = (name: string): string => name.normalize("NFKC").replace(/\s/gu, "");
  return plain(a) === plain(b);
}
