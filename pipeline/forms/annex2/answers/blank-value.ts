/** What is printed where nothing was filled in: examples, hints, dates without figures, error values. */
import { foldText } from "../../../lib/japanese/text.ts";

const EXAMPLE =
  /^[(（【[〈<「※*＊]*(?:記入|記載|入力)?(?:例|見本)(?:[)）】\]〉>」:：;=＝]|$|\s|　|(?=令和|平成|西暦|R|\d|「|架空))/u;
const HINT =
  /(?:記入|入力|記載|選択|ご記入|御記入)(?:して)?(?:ください|下さい|のこと|すること)|^[(（]?(?:未記入|空欄|任意|必須|記入不要|自動表示|プルダウン)[)）]?$|^←|^⇐|^※/u;
/** An example, told so behind it or in words of its own. */
const AS_EXAMPLE =
  /[(（](?:記入|記載|入力)?例[)）]$|のように(?:記入|記載|入力)|^[(（]?(?:例示|例えば|たとえば|Ex\.|e\.g\.)|(?:西暦|和暦|数字|半角|全角|桁)で(?:記入|入力|記載)/iu;
const ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/iu;

/** （例）令和8年12月1日, ※6桁で記入してください, #N/A: beside a field, and not its value. */
export function isBlankValue(text: string): boolean {
  const plain = text.trim();
  return EXAMPLE.test(plain) || HINT.test(plain) || AS_EXAMPLE.test(plain) || ERROR.test(plain);
}

/** 令和　年　月　日, ＿＿年＿＿月: printed, and never filled in. */
export function isPrintedBlank(text: string): boolean {
  return /^(?:令和|平成|西暦|R|20|[()（）_＿.・…‥/\-－―]|年度?|月|日|曜)*$/u.test(foldText(text));
}
