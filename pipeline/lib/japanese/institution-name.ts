/** Names of institutions brought to one spelling: legal forms written out, so that ㈱, (株) and 株式会社 are alike. */
import { rememberByText } from "../remember.ts";
import { foldName } from "./text.ts";

/** Each legal form of a body, and how it is shortened within brackets. */
const LEGAL_FORMS: readonly (readonly [form: string, short: string])[] = [
  ["株式会社", "株"],
  ["有限会社", "有"],
  ["合同会社", "同"],
  ["合資会社", "資"],
  ["合名会社", "名"],
  ["一般財団法人", "一財"],
  ["一般社団法人", "一社"],
  ["公益財団法人", "公財"],
  ["公益社団法人", "公社"],
  ["財団法人", "財"],
  ["社団法人", "社"],
  ["独立行政法人", "独"],
  ["地方独立行政法人", "地独"],
  ["国立研究開発法人", "国研"],
  ["国立大学法人", "国大"],
  ["社会福祉法人", "福|社福"],
  ["学校法人", "学"],
  ["医療法人", "医"],
  ["特定非営利活動法人", "特非|NPO"],
];

const SHORT_FORMS: ReadonlyMap<string, string> = new Map(
  LEGAL_FORMS.flatMap(([form, short]) => short.split("|").map((name) => [name, form] as const)),
);

const FORM_AT_AN_END = new RegExp(
  `^(?:${LEGAL_FORMS.map(([form]) => form).join("|")})|(?:${LEGAL_FORMS.map(([form]) => form).join("|")})$`,
  "u",
);

/** Shortened legal forms written out, widths folded: `㈱架空` → `株式会社架空`. */
export function spellOutForms(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/\(([^()]{1,5})\)/gu, (bracket, short: string) => SHORT_FORMS.get(short.trim().toUpperCase()) ?? bracket)
    .replace(/NPO法人/giu, "特定非営利活動法人");
}

/** For comparing whole names: {@link foldName}, with legal forms and 健保組合 written out. */
export const foldInstitutionName = rememberByText((name) =>
  foldName(
    spellOutForms(name)
      .replace(/健保組合/gu, "健康保険組合")
      .replace(/国保組合/gu, "国民健康保険組合"),
  ),
);

/** A folded name without the legal form at either end; null when it bears none. */
export function withoutLegalForm(folded: string): string | null {
  const bare = folded.replace(FORM_AT_AN_END, "");
  return bare === folded || bare === "" ? null : bare;
}
