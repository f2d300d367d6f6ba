/** Marks, dates, rates and groups, as papers have them. */

const MARKS = { implemented: "〇", planned: "△", not_applicable: "－", missing: "空", invalid: "×" };
export const markOf = (answer) => (answer ? MARKS[answer.kind] : "");

/** 令和9年9月30日 */
export function dateWords(day) {
  if (day === "") return "";
  const [year, month, date] = day.split("-").map(Number);
  return `令和${year - 2018}年${month}月${date}日`;
}

/** R9.9 */
export function shortDate(day) {
  if (day === "") return "時期不明";
  const [year, month] = day.split("-").map(Number);
  return `R${year - 2018}.${month}`;
}

/** Two weeks after the day of the papers. */
export function replyBy(cycle) {
  const day = new Date(cycle["基準日"]);
  day.setUTCDate(day.getUTCDate() + 14);
  return dateWords(day.toISOString().slice(0, 10));
}

/** How many answers there are of each kind, how many are overdue, and of what applies, what is in place. */
export function sumUp(answers) {
  const sums = { implemented: 0, planned: 0, not_applicable: 0, missing: 0, invalid: 0, overdue: 0 };
  for (const { kind, overdue } of answers) {
    sums[kind]++;
    if (overdue) sums.overdue++;
  }
  const all = answers.length - sums.not_applicable;
  return {
    ...sums,
    rate: all === 0 ? "算定なし" : `${(Math.floor((1000 * sums.implemented) / all) / 10).toFixed(1)}%`,
  };
}

/** Columns of a table about what `sumUp` says. */
export const COUNTS = {
  〇: ({ implemented }) => implemented,
  "△": ({ planned }) => planned,
  "－": ({ not_applicable }) => not_applicable,
  空欄: ({ missing }) => missing,
  判読不能: ({ invalid }) => invalid,
};

/** Things by what `keyOf` says of each, in the order in which they come. */
export function groupBy(things, keyOf) {
  const groups = new Map();
  for (const thing of things) {
    const key = keyOf(thing);
    if (groups.has(key)) groups.get(key).push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups];
}

/** The same, each group with what its answers come to. */
export const sumBy = (answers, keyOf) => groupBy(answers, keyOf).map(([key, own]) => ({ key, own, ...sumUp(own) }));
