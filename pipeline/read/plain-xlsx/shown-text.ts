/** What the bytes of a string show to a person. Remembered: filled-in forms share nearly all of their strings. */
import { rememberByOwnText } from "../../lib/remember.ts";
import { shownText } from "../raw-cell.ts";
import { decodeBytes, stringItemText, unescapeString } from "./xml-text.ts";

/** Bytes of a string that may well come again. */
const LONGEST = 1_000;

/** The byte text of a string item (`<t>…</t>`, runs) → its text; null when nothing is seen. @throws NotPlain */
export const shownItem = rememberByOwnText((item) => shownText(stringItemText(decodeBytes(item))), LONGEST);

/** The byte text of a formula's cached text → its text; null when nothing is seen. @throws NotPlain */
export const shownValue = rememberByOwnText((value) => shownText(unescapeString(decodeBytes(value))), LONGEST);
