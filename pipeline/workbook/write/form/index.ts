/** Prefilled forms: the office's own form, changed in place once for each kind of institution, and filled in for each institution. */
export { prepareForm } from "./prepare-form.ts";
export { fillForm, type FormFilling } from "./fill-form.ts";
export type { SlottedBook } from "./slots.ts";
