/** Which sheets a workbook has, from its main part. */
import { readFormTag, TAG_PREFIX, type FormTag } from "../../../model/form-tag.ts";
import { UnreadableWorkbookError } from "../unreadable-workbook-error.ts";
import { isTrue, type XmlReader } from "./xml/xml-reader.ts";

/** A sheet as xl/workbook.xml lists it. */
export interface ListedSheet {
  /** Of its relation; empty when it has none. */
  readonly id: string;
  readonly name: string;
  readonly hidden: boolean;
}

/** What xl/workbook.xml says. */
export interface SheetList {
  readonly sheets: readonly ListedSheet[];
  readonly date1904: boolean;
  /** null where its names do not say it. */
  readonly tag: FormTag | null;
}

/** @throws UnreadableWorkbookError when there are none. */
export function sheetListReader(): XmlReader<SheetList> {
  const sheets: ListedSheet[] = [];
  /** What our own names stand for. */
  const names = new Map<string, string>();
  let date1904 = false;
  let named: string | null = null;
  return {
    open: (element, attribute) => {
      if (element === "workbookPr") date1904 = isTrue(attribute("date1904"));
      if (element === "definedName") named = attribute("name");
      if (element !== "sheet") return;
      const name = attribute("name");
      if (name === null) throw new UnreadableWorkbookError("file-unreadable", "a sheet without name");
      sheets.push({ id: attribute("r:id") ?? "", name, hidden: (attribute("state") ?? "visible") !== "visible" });
    },
    close: (element) => {
      if (element === "definedName") named = null;
    },
    text: (text) => {
      if (named?.startsWith(TAG_PREFIX) === true) names.set(named, (names.get(named) ?? "") + text);
    },
    result: () => {
      if (sheets.length === 0) throw new UnreadableWorkbookError("file-unreadable", "no sheets");
      return { sheets, date1904, tag: readFormTag((name) => names.get(name) ?? null) };
    },
  };
}
