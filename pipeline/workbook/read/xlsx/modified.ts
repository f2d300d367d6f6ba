/** When a workbook was changed last, from its core properties. */
import type { XmlReader } from "./xml/xml-reader.ts";

/** As an ISO timestamp in UTC; null when it says nothing or no time. */
export function modifiedReader(): XmlReader<string | null> {
  let stated: string | null = null;
  let isWithin = false;
  return {
    open: (name) => {
      isWithin = name === "dcterms:modified";
      if (isWithin) stated = "";
    },
    text: (piece) => {
      if (isWithin && stated !== null && stated.length < LONGEST) stated += piece;
    },
    close: () => {
      isWithin = false;
    },
    result: () => {
      const date = new Date((stated ?? "").trim());
      return Number.isNaN(date.getTime()) ? null : date.toISOString();
    },
  };
}

const LONGEST = 100;
