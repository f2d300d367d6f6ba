/** Notes at cells; threaded comments stand there too, behind a sentence for older programs. */
import { withoutOurNote } from "../../../model/marks.ts";
import type { RawAside } from "../../../model/raw-workbook.ts";
import { asideText, MOST_ASIDES } from "../asides.ts";
import { readAddress } from "../../../lib/cell-address.ts";
import { itemText } from "./item-text.ts";
import { resolveEscapes } from "./string-text.ts";
import type { XmlReader } from "./xml/xml-reader.ts";

/** No more than MOST_ASIDES; one at no readable address is left out. */
export function noteReader(): XmlReader<readonly RawAside[]> {
  const notes: RawAside[] = [];
  const item = itemText();
  let address: string | null = null;
  return {
    open: (name, attribute) => {
      if (name === "comment") {
        address = attribute("ref");
        item.take();
      } else item.open(name);
    },
    text: item.text,
    close: (name) => {
      item.close(name);
      if (name !== "comment" || notes.length >= MOST_ASIDES) return;
      const at = readAddress(address ?? "");
      const text = asideText(withoutOurNote(withoutPreface(resolveEscapes(item.take()))));
      if (at !== null && text !== "") notes.push({ ...at, kind: "note", text });
    },
    result: () => notes,
  };
}

/** 「[スレッド化されたコメント] お使いのバージョンの Excel では… https://go.microsoft.com/… コメント: 」 is nobody's word. */
function withoutPreface(text: string): string {
  const link = text.startsWith("[") ? text.indexOf("go.microsoft.com/fwlink") : -1;
  const colon = link < 0 ? -1 : text.slice(link).search(/[:：]\s/u);
  return colon < 0 ? text : text.slice(link + colon + 1);
}
