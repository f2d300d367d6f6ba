/** The text of a string item (`si`, `is`, the `text` of a note): its `t` elements joined, furigana (`rPh`) left out. */

/** Takes what a parser tells between an item's tags. */
export interface ItemText {
  readonly open: (name: string) => void;
  readonly close: (name: string) => void;
  readonly text: (piece: string) => void;
  /** The text since it was taken last. */
  readonly take: () => string;
}

/** For one reader; `take` gives the text and begins anew. */
export function itemText(): ItemText {
  let inText = false;
  let inFurigana = false;
  let text = "";
  return {
    open: (name) => {
      if (name === "rPh") inFurigana = true;
      else if (name === "t") inText = true;
    },
    close: (name) => {
      if (name === "rPh") inFurigana = false;
      else if (name === "t") inText = false;
    },
    text: (piece) => {
      if (inText && !inFurigana) text += piece;
    },
    take: () => {
      const taken = text;
      text = "";
      return taken;
    },
  };
}
