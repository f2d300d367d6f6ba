/** Did anyone have to choose between two readings? (design.md, principle 7) */
import { formatCount } from "../lib/format-count.ts";
import { listed, quoted, quotedName } from "../lib/japanese/quoted.ts";
import type { Choice, ChoiceReason } from "../model/submission.ts";
import { findingOf, type Rule, type Said } from "./rule.ts";

/** What decided, as the middle of a sentence. */
const REASONS: Readonly<Record<Exclude<ChoiceReason, "undecided" | "texts">, string>> = {
  label: "今回の点検を示す見出しの列を採用しました",
  visible: "非表示の列を除いて採用しました",
  "exact-heading": "様式どおりの見出しの列を採用しました",
  "own-column": "取りまとめ側の記入欄を除いて採用しました",
  filled: "記入のある列を採用しました",
  corrected: "修正後の欄に記入がある措置は、その欄を採用しました",
  content: "見出しは様式と違いますが、〇・△・－が記入された列を採用しました",
  "only-hidden": "非表示の列又はシートしかないため、それを採用しました",
  "only-for-others": "取りまとめ側の記入欄と見える列しかないため、それを採用しました",
  "only-earlier": "前回の点検、下書き又は記入例と見える列又はシートしかないため、それを採用しました",
};

const answerColumnChosen: Rule = (subject) => {
  const { choices, more } = subject.submission;
  const findings = choices.flatMap((choice) => {
    const { because, place } = choice;
    if (because === "undecided" || because === "texts") return [];
    const said = { found: `${what(choice)}${REASONS[because]}。`, ask: "それでよいか確かめてください。" };
    return [findingOf("answer-column-chosen", subject, { place }, said)];
  });
  if (more === undefined || more.choices === 0) return findings;
  const found = `複数の列又は表から選んで読み取った所が、ブックにさらに${formatCount(more.choices)}か所あります。`;
  const ask = "どの列が今回の回答かを確かめ、今回の回答だけを残してください。";
  return [...findings, findingOf("answer-column-chosen", subject, {}, { found, ask })];
};

function what(choice: Choice): string {
  const { chosen, others } = choice;
  if (chosen === "") return "";
  const left = others.length === 0 ? "" : `（ほかに${othersOf(choice)}）`;
  return `点検結果は「${quoted(chosen)}」から読み取りました${left}。`;
}

const answerColumnAmbiguous: Rule = (subject) =>
  subject.submission.choices
    .filter(({ because }) => because === "undecided")
    .map((choice) => findingOf("answer-column-ambiguous", subject, { place: choice.place }, undecided(choice)));

function undecided(choice: Choice): Said {
  return {
    found: `点検結果と見える列又はシートが複数あり（${othersOf(choice)}）、どれが今回の回答か決められません。記載が食い違う措置は、どれも採用していません。`,
    ask: "今回の回答だけを残すか、見出しに「今回」と記入してください。",
  };
}

function othersOf({ others, othersMore }: Choice): string {
  const named = others.map((text) => `「${quotedName(text)}」`);
  return listed(named, { between: "", most: 5, beyond: othersMore });
}

/** The numbers no longer say what the form says. */
const formAltered: Rule = (subject) =>
  subject.submission.choices
    .filter(({ because }) => because === "texts")
    .map(({ place }) => findingOf("form-altered", subject, { place }, ALTERED));

const ALTERED: Said = {
  found: "番号が様式と違うため、番号ではなく措置の文言で様式と対応付けました。",
  ask: "行のずれや番号の振り直しがないか確かめ、次回は様式の番号のまま記入してください。",
};

/** Findings about the choice itself; what it left open of an answer is told by the rules of marks. */
export const choiceRules: readonly Rule[] = [answerColumnChosen, answerColumnAmbiguous, formAltered];
