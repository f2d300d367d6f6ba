/** What the bytes of a string show to a person. Remembered: filled-in forms share nearly all of their strings. */
import { rememberByText } from "../../../../lib/remember.ts";
import { shownString } from "../string-text.ts";
import { stringItemText } from "../xml/xml-text.ts";

/** Bytes of a string that may well come again. */
const LONGEST = 1_000;

/** The byte text of a string item (`<t>…</t>`, runs) → its text; null when nothing is seen. @throws NotPlain */
export const shownItem = rememberByText((item) => shownString(stringItemText(item)), LONGEST);
