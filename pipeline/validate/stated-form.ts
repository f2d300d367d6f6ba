/** What a workbook prints of its own inspection, compared with the cycle: 点検区分 and the version of the form, however spelt. */
import { foldText } from "../lib/japanese/text.ts";
import { CYCLE_KINDS, type CycleKind } from "../model/registry.ts";

const WORDS: Readonly<Record<CycleKind, RegExp>> = {
  定期点検: /定期|年次/u,
  接続申請時: /接続(?:の)?申請/u,
  基本計画策定時: /基本計画/u,
  変更時: /変更/u,
};
const AD_HOC = /随時|臨時/u;
/** ☑定期点検 □随時点検: the ticked one of printed choices. */
const TICKED = /[☑☒✓✔■●◉レ]\s*([^☐□○☑☒✓✔■●◉レ・、,/／]+)/gu;

/** Whether a text names another kind of inspection. A list of choices without a tick, and a blank, name none. */
export function contradictsKind(text: string, kind: CycleKind): boolean {
  const folded = foldText(text);
  const ticked = Array.from(folded.matchAll(TICKED), ([, choice = ""]) => choice);
  const listed = /[☐□]/u.test(folded);
  if (listed && ticked.length === 0) return false;
  const kinds = kindsIn(listed ? ticked.join(" ") : folded);
  return kinds.length > 0 && !kinds.includes(kind);
}

/** Every kind that a text may mean; 随時点検 alone is any but the periodic one. */
function kindsIn(text: string): readonly CycleKind[] {
  const named = CYCLE_KINDS.filter((kind) => WORDS[kind].test(text));
  const adHoc: readonly CycleKind[] = CYCLE_KINDS.filter((kind) => kind !== "定期点検");
  return AD_HOC.test(text) && !named.some((kind) => adHoc.includes(kind)) ? [...named, ...adHoc] : named;
}

/** Whether a text prints another version than the cycle's: `第2.0版`, `Ver.2`, `2.0` are one; a major version alone says nothing of the minor. */
export function contradictsVersion(text: string, version: string): boolean {
  const [, major, minor] = VERSION.exec(foldText(text)) ?? [];
  const [, wanted, wantedMinor = "0"] = /^(\d+)(?:\.(\d+))?/u.exec(foldText(version)) ?? [];
  if (major === undefined || wanted === undefined) return false;
  return Number(major) !== Number(wanted) || (minor !== undefined && Number(minor) !== Number(wantedMinor));
}

const VERSION = /(?:第|Ver\.?|V|版数?[:：]?|^)(\d{1,2})(?:\.(\d{1,2}))?(?:\.\d+)*(?:版|$|[)\s])/iu;
