/** The strings that the cells of a workbook share, from the events of a parser. */
import type { SharedStrings } from "../cell-meaning.ts";
import { itemText } from "../item-text.ts";
import { shownString } from "../string-text.ts";
import type { XmlReader } from "../xml/xml-reader.ts";

/** By number; null where nothing is seen. */
export function sharedStringReader(): XmlReader<SharedStrings> {
  const strings: (string | null)[] = [];
  const item = itemText();
  return {
    open: (name) => {
      item.open(name);
    },
    text: item.text,
    close: (name) => {
      item.close(name);
      // Also where nothing is seen: cells name their strings by their number.
      if (name === "si") strings.push(shownString(item.take()));
    },
    result: () => strings,
  };
}
