/** A section as it was typed, without what Handlebars takes out of it; every line stays the line that it was. */

/** Without `{{!-- … --}}` and `{{! … }}`. */
export function withoutComments(text: string): string {
  return text.replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![^}]*\}\}/gu, keepLines);
}

/** A letter stands for each value; `{{#if …}}` and its like are gone, all branches stay. Without comments only. */
export function withoutMustaches(text: string): string {
  return text.replace(/\{\{\{?([^{}]*)\}?\}\}/gu, (whole, inner: string) =>
    /^~?\s*(?:[#/^]|else\b)/u.test(inner) ? keepLines(whole) : `字${keepLines(whole)}`,
  );
}

function keepLines(text: string): string {
  return text.replace(/[^\n]/gu, "");
}
