/** What a worksheet says behind its cells: protection, rules, links. Each block as XML, in the values of its schema. */
import { withAttributes } from "./xml/attributes.ts";
import { escapeXml } from "./xml/escape.ts";

/** A link from cells to a place in the same workbook. */
export interface InnerLink {
  /** `A1` or a range. */
  readonly cells: string;
  readonly sheet: string;
  readonly target: string;
  /** Shown when the mouse rests on it. */
  readonly tip?: string;
}

/** A rule for what may be typed; `formula` without `=`. */
export interface Validation {
  /** Ranges, separated by spaces. */
  readonly cells: string;
  readonly type: "list" | "custom" | "date" | "textLength";
  readonly formula: string;
  /** warning: what breaks the rule may stay after a question. */
  readonly severity: "stop" | "warning" | "information";
  /** Title (32 letters) and text (255 letters) of what is said when the rule is broken. */
  readonly error: readonly [title: string, text: string];
  /** The same for what is said when the cell is chosen. */
  readonly prompt?: readonly [title: string, text: string];
}

/** A look that cells take on while a formula holds; relative addresses count from the first cell. */
export interface ConditionalLook {
  /** Ranges, separated by spaces. */
  readonly cells: string;
  readonly formula: string;
  /** XML of a `<dxf>`. */
  readonly look: string;
}

/** What people may do on a protected sheet besides choosing cells and filling in unlocked ones. */
export interface Protection {
  readonly filter?: boolean;
  readonly sort?: boolean;
  readonly formatColumns?: boolean;
  readonly formatRows?: boolean;
}

/** A reference to cells of a sheet as formulas write it: `'自己 点検'!A1`. */
export function sheetReference(sheet: string, cells: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${cells}`;
}

/** `<hyperlink …/>` */
export function linkXml({ cells, sheet, target, tip }: InnerLink): string {
  return withAttributes("<hyperlink/>", {
    ref: cells,
    location: sheetReference(sheet, target),
    ...(tip !== undefined && { tooltip: tip }),
  });
}

/** `<dataValidation …>` */
export function validationXml({ cells, type, formula, severity, error, prompt }: Validation): string {
  const tag = withAttributes("<dataValidation>", {
    type,
    ...(severity !== "stop" && { errorStyle: severity }),
    allowBlank: "1",
    ...(prompt !== undefined && { showInputMessage: "1" }),
    showErrorMessage: "1",
    errorTitle: error[0],
    error: error[1],
    ...(prompt !== undefined && { promptTitle: prompt[0], prompt: prompt[1] }),
    sqref: cells,
  });
  return `${tag}<formula1>${escapeXml(formula)}</formula1></dataValidation>`;
}

/** `<conditionalFormatting …>`. @param priority lower ones go first */
export function conditionalXml({ cells, formula }: ConditionalLook, dxfId: number, priority: number): string {
  const tag = withAttributes("<conditionalFormatting>", { sqref: cells });
  const rule = `<cfRule type="expression" dxfId="${String(dxfId)}" priority="${String(priority)}">`;
  return `${tag}${rule}<formula>${escapeXml(formula)}</formula></cfRule></conditionalFormatting>`;
}

/** `<sheetProtection …/>` without a password: in the schema, what may be done says 0. */
export function protectionXml({ filter, sort, formatColumns, formatRows }: Protection): string {
  return withAttributes("<sheetProtection/>", {
    sheet: "1",
    objects: "1",
    scenarios: "1",
    ...(formatColumns === true && { formatColumns: "0" }),
    ...(formatRows === true && { formatRows: "0" }),
    ...(sort === true && { sort: "0" }),
    ...(filter === true && { autoFilter: "0" }),
  });
}
