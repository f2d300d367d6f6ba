/** Texts cut to a length. */

/** At most so many letters, the last of them `…` where more stood there; counted as Excel does, and never half a letter. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = isLowHalf(text.charCodeAt(most - 1)) ? most - 2 : most - 1;
  return `${text.slice(0, end)}…`;
}

function isLowHalf(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}
