/** JSON that may be damaged, or none. */

/** null when the text is none; whoever asks looks at what it holds. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
