/** What institutions answer, before anybody writes it down: mostly 〇, some △ and －, here and there something missing or wrong. */
import type { Institution } from "../model/registry.ts";
import type { Measure } from "../model/measure.ts";
import type { Random } from "./random.ts";

/** When a planned measure is to be done: the end of a month. */
export interface Due {
  readonly year: number;
  readonly month: number;
}

/** What one institution says of one measure, before it is put into marks and words. */
export type FilledAnswer =
  | { readonly kind: "implemented"; readonly remark: string }
  | { readonly kind: "planned"; readonly due: Due; readonly work: string }
  /** △ without a date: `words` say something else, or nothing. */
  | { readonly kind: "undated"; readonly words: string }
  | { readonly kind: "not_applicable"; readonly reason: string }
  | { readonly kind: "blank" }
  /** A mark that the form does not know. */
  | { readonly kind: "unreadable"; readonly mark: string };

/** How one institution is doing: shares of its answers. */
interface Character {
  readonly planned: number;
  readonly notApplicable: number;
  readonly noted: number;
  /** Most institutions make no mistake; the others make several. */
  readonly slips: number;
}

/** By measure, in the order of the form. */
export type FilledAnswers = readonly { readonly measure: Measure; readonly answer: FilledAnswer }[];

/** An answer for each of `measures`, in their order. The same `random` gives the same answers. */
export function fillAnswers(institution: Institution, measures: readonly Measure[], random: Random): FilledAnswers {
  const character: Character = {
    planned: 0.01 + 0.12 * random.next() ** 2,
    notApplicable: 0.01 + 0.05 * random.next(),
    noted: random.chance(0.3) ? 0.15 : 0.01,
    slips: random.chance(0.3) ? 0.02 : 0,
  };
  const left = institution.kind === "情報照会者等" && institution.aggregator !== null;
  return measures.map((measure) => ({
    measure,
    answer: measure.direct && left ? answerForAggregator(random) : answerOf(character, random),
  }));
}

/** ◆ is left to the aggregator; a few forget that (domain.md, "The annex-2 table"). */
function answerForAggregator(random: Random): FilledAnswer {
  if (random.chance(0.01)) return { kind: "implemented", remark: "" };
  return { kind: "not_applicable", reason: random.pick(["集約機関が実施", "集約機関にて実施", ""]) };
}

function answerOf({ planned, notApplicable, noted, slips }: Character, random: Random): FilledAnswer {
  if (random.chance(slips)) return slip(random);
  if (random.chance(planned)) return { kind: "planned", due: dueDate(random), work: random.pick(WORKS) };
  if (random.chance(notApplicable)) return { kind: "not_applicable", reason: random.pick(REASONS) };
  return { kind: "implemented", remark: random.chance(noted) ? random.pick(NOTES) : "" };
}

function slip(random: Random): FilledAnswer {
  return random.pick<() => FilledAnswer>([
    () => ({ kind: "blank" }),
    () => ({ kind: "unreadable", mark: random.pick(["×", "有", "済", "未実施", "〇△", "？"]) }),
    () => ({ kind: "undated", words: random.pick(["", "検討中", "予算が確保でき次第", "次期更改時に対応"]) }),
    () => ({ kind: "not_applicable", reason: "" }),
  ])();
}

/** Mostly within the next two years; some dates have already passed. */
function dueDate(random: Random): Due {
  const month = random.chance(0.05) ? random.between(-4, -1) : random.between(3, 27);
  return { year: 2027 + Math.floor(month / 12), month: (((month % 12) + 12) % 12) + 1 };
}

const WORKS: readonly [string, ...string[]] = [
  "規程の改定を予定",
  "職員研修を実施予定",
  "システム更改に合わせて対応",
  "委託先と協議のうえ対応",
  "手順書を整備中",
  "予算要求のうえ実施する",
  "機器の入替えを予定している",
  "関係課と調整し、実施予定",
];
const REASONS: readonly [string, ...string[]] = [
  "該当するシステムを保有していないため",
  "外部委託を行っていないため",
  "無線の回線を使用していないため",
  "電子メールを使用しないため",
  "運用継続計画は全庁の計画に含めているため",
  "端末を庁舎の外に持ち出さないため",
];
const NOTES: readonly [string, ...string[]] = [
  "情報セキュリティ対策基準に規定",
  "年1回見直しを行っている",
  "令和8年6月に見直し済み",
  "委託契約書の特記仕様書に明記",
  "内部監査で確認している",
];
