/** Is there one readable answer to every measure? */
import { groupBy } from "../lib/group-by.ts";
import { listed, quoted } from "../lib/japanese/quoted.ts";
import { LEFT_TO_AGGREGATOR } from "../model/asked-of-sender.ts";
import { isDoneByAggregator } from "../model/cycle-scope.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import type { Answer } from "../model/submission.ts";
import { findingOf, perAnswer, type Answered, type Rule, type Said, type Subject } from "./rule.ts";

const answerMissing = perAnswer((answered, subject) => {
  const { answer } = answered;
  if (answer.mark.kind !== "missing" || answer.place === null) return null;
  return findingOf("answer-missing", subject, answer, asked(answered, subject, blankCell(answer)));
});

/** What an aggregator does asks for －, and for no other mark beside it. @param first what else is to be done about it */
function asked({ measure }: Answered, { institution }: Subject, said: Said, first = ""): Said {
  return isDoneByAggregator(measure, institution) ? { ...said, ask: first + LEFT_TO_AGGREGATOR } : said;
}

/** Whoever sees a circle there must learn why it does not count, and what to do. */
function blankCell({ aside, rawMark }: Answer): Said {
  if (aside === undefined) return { found: "点検結果が空欄です。", ask: "〇・△・－のいずれかを記入してください。" };
  const [text, next] = [quoted(aside.text, SHORT), "〇・△・－のいずれかをセルに記入してください。"];
  switch (aside.kind) {
    case "shape": {
      const shape = text === "" ? "図形" : `図形「${text}」`;
      return { found: `点検結果が空欄です（セルに${shape}が重ねてありますが、図形は読み取れません）。`, ask: next };
    }
    case "note":
      return {
        found: `点検結果が空欄です（セルにメモ「${text}」がありますが、メモは回答として数えません）。`,
        ask: next,
      };
    case "formula":
      return rawMark === ""
        ? {
            found: "点検結果が空欄です（セルの数式に計算結果がありません）。",
            ask: `Excelで開いて計算し直し、保存するか、${next}`,
          }
        : {
            found: `点検結果が空欄です（セルの数式の結果が「${quoted(rawMark.trim(), SHORT)}」で、参照先が空欄のようです）。`,
            ask: `参照先に記入するか、${next}`,
          };
  }
}

/** Letters of what stands in a cell of marks. */
const SHORT = 40;

const answerUnrecognized = perAnswer((answered, subject) => {
  const { answer } = answered;
  // Rows that contradict each other are reported as measure-repeated.
  if (answer.mark.kind !== "invalid" || answer.repeatedAt !== undefined) return null;
  const said = asked(answered, subject, contradiction(answer) ?? noMark(answer));
  return findingOf("answer-unrecognized", subject, answer, said);
});

function noMark({ rawMark, mark: { suggestion } }: Answer): Said {
  const hint = suggestion === undefined ? "" : `「${suggestion}」のことでしたら「${suggestion}」、違えば`;
  return {
    found: `点検結果「${quoted(rawMark.trim(), SHORT)}」は、どの記号とも読み取れません。`,
    ask: `${hint}〇・△・－のいずれか1つを記入してください。`,
  };
}

/** Several cells or tables that answer one measure differently, each of them readable. */
function contradiction({ rawMark, rule }: Answer): Said | null {
  const ask = "どれが正しい回答かを確かめ、〇・△・－のいずれか1つを記入してください。";
  if (rule.includes("mark:contradicted"))
    return { found: `点検結果「${quoted(rawMark.trim(), SHORT)}」と、ほかの表の回答が食い違います。`, ask };
  return rule.includes("mark:disagree")
    ? { found: `1つの措置に、異なる点検結果（${quoted(rawMark)}）が記入されています。`, ask }
    : null;
}

const measureNotFound = perAnswer((answered, subject) => {
  const { answer, measure } = answered;
  if (answer.place !== null) return null;
  const found = `措置${String(measure.number)}（${quoted(measure.heading)}）の行が表にありません。`;
  const said = { found, ask: "様式どおりに行を戻して記入してください。" };
  return findingOf(
    "measure-not-found",
    subject,
    answer,
    asked(answered, subject, said, "様式どおりに行を戻してください。"),
  );
});

const measureRepeated = perAnswer((answered, subject) => {
  const { answer, measure } = answered;
  if (answer.repeatedAt === undefined) return null;
  const places = listed(
    answer.repeatedAt.map(({ sheet, cell }) => `「${quoted(sheet, SHORT)}」${cell}`),
    { counter: "か所", beyond: answer.repeatedMore },
  );
  const outcome =
    answer.mark.kind === "invalid"
      ? "回答が食い違うため、どれも採用していません"
      : "同じ回答なので、最初の行を採用しました";
  const found = `措置${String(measure.number)}の行が、ほかに${places}にもあります。${outcome}。`;
  const said = { found, ask: "正しい行だけを残してください。" };
  return findingOf("measure-repeated", subject, answer, asked(answered, subject, said, "1行だけを残してください。"));
});

/** One finding a mark, not one a cell: a whole column of ● must not drown the rest. */
const answerMarkUnusual: Rule = (subject) => {
  const unusual = subject.submission.answers.filter(({ mark }) => mark.unusual);
  return [...groupBy(unusual, ({ rawMark }) => rawMark.trim())].flatMap(([mark, [first, ...others]]) => {
    if (first === undefined) return [];
    const count = String(1 + others.length);
    const found = `「${quoted(mark, SHORT)}」（${count}か所）を「${ANSWER_LABELS[first.mark.kind]}」と読みました。`;
    const ask = "様式の記号を使うよう案内してください。";
    return [findingOf("answer-mark-unusual", subject, first, { found, ask })];
  });
};

/** About 自己点検結果 and the rows it stands in. */
export const markRules: readonly Rule[] = [
  answerMissing,
  answerUnrecognized,
  measureNotFound,
  measureRepeated,
  answerMarkUnusual,
];
