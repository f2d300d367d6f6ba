/** The figures of a body once more, from flat rows. Nothing here knows the pipeline. */

export interface Answer {
  readonly code: string;
  readonly measure: number;
  readonly answer: string;
  readonly on: string;
  readonly remark: string;
}

export interface Member {
  readonly code: string;
  readonly supervisor: string;
  readonly aggregator: string;
  readonly isInquirer: boolean;
  readonly former: readonly string[];
}

export interface Body {
  readonly code: string;
  readonly kind: string;
  readonly parent: string;
}

export interface Country {
  readonly bodies: readonly Body[];
  readonly members: readonly Member[];
  readonly now: readonly Answer[];
  readonly then: readonly Answer[];
  /** Codes of then that left ◆ measures to an aggregator. */
  readonly usersThen: readonly string[];
  /** Reported measures, with the number that each had then, 0 for none. */
  readonly reported: readonly { readonly number: number; readonly before: number; readonly direct: boolean }[];
  readonly asOf: string;
}

const KINDS = ["implemented", "planned", "not_applicable", "missing", "invalid"];

export function recountFigures(body: Body, country: Country) {
  const { members, reported, asOf, usersThen } = country;
  const usersNow = members.filter(({ isInquirer, aggregator }) => isInquirer && aggregator !== "");
  // Whatever is written: the aggregator does it.
  const counted = (answers: readonly Answer[], users: readonly string[], numbers: readonly number[]) =>
    answers.map((each) =>
      users.includes(each.code) && numbers.includes(each.measure)
        ? { ...each, answer: "not_applicable", on: "" }
        : each,
    );
  const direct = reported.filter((each) => each.direct);
  const now = counted(country.now, usersNow.map(({ code }) => code), direct.map(({ number }) => number)); // prettier-ignore
  const then = counted(country.then, usersThen, direct.map(({ before }) => before)); // prettier-ignore
  const covered = membersUnder(body, country);
  const codes = new Set(covered.map(({ code }) => code));
  const ownNow = now.filter(
    ({ code, measure }) => codes.has(code) && reported.some(({ number }) => number === measure),
  );
  const sent = new Set(now.map(({ code }) => code));
  const sentThen = new Set(then.map(({ code }) => code));
  const claimed = members.flatMap(({ former }) => former);
  const olds = ({ code, former }: Member): readonly string[] => [
    ...former,
    ...(claimed.includes(code) || former.includes(code) ? [] : [code]),
  ];
  const oldCodes = covered.flatMap(olds);
  const thenOf = (before: number): readonly Answer[] =>
    then.filter(({ code, measure }) => before > 0 && measure === before && oldCodes.includes(code));
  const pairs = covered.flatMap((member) =>
    reported.map(({ number, before, direct: isDirect }) => {
      const answers = then.filter(({ code, measure }) => measure === before && olds(member).includes(code));
      const left = isDirect && usersNow.includes(member);
      return {
        code: member.code,
        number,
        left,
        now: now.find(({ code, measure }) => code === member.code && measure === number),
        then: worst(answers),
      };
    }),
  );
  const both = pairs.flatMap(({ now: a, then: b, ...rest }) => (a && b ? [{ ...rest, now: a, then: b }] : []));
  const slipped = both.flatMap(({ code, number, now: a, then: b }) => {
    if (a.answer !== "planned" || b.answer !== "planned" || b.on === "") return [];
    const [later, passed, lost] = [a.on !== "" && a.on > b.on, b.on < asOf, a.on === ""];
    return later || passed || lost ? [[number, code, later, passed, lost] as const] : [];
  });
  const planned = ownNow.filter(({ answer }) => answer === "planned");
  const wasPlanned = pairs.filter(({ then: b }) => b?.answer === "planned");
  const became = (...kinds: readonly string[]): number =>
    wasPlanned.filter(({ now: a }) => a !== undefined && kinds.includes(a.answer)).length;
  const isPlanned = pairs.filter(({ now: a }) => a?.answer === "planned");
  return {
    now: totals(ownNow),
    thenByMeasure: reported.map(({ before }) => (thenOf(before).length === 0 ? null : totals(thenOf(before)))),
    senders: [
      covered.filter((one) => sent.has(one.code) && olds(one).some((code) => sentThen.has(code))).length,
      covered.filter((one) => sent.has(one.code) && !olds(one).some((code) => sentThen.has(code))).length,
      covered.filter((one) => !sent.has(one.code) && olds(one).some((code) => sentThen.has(code))).length,
      covered.filter((one) => !sent.has(one.code) && !olds(one).some((code) => sentThen.has(code))).length,
    ],
    worsened: inOrder(
      both
        .filter(({ then: b, now: a }) => b.answer === "implemented" && a.answer !== "implemented")
        .filter(({ left }) => !left)
        .map(({ code, number, now: a }) => [number, code, a.answer] as const),
    ),
    slipped: inOrder(slipped),
    copied: inOrder(
      both
        .filter(
          ({ now: a, then: b, left }) => a.answer === b.answer && a.remark === b.remark && a.remark !== "" && !left,
        )
        .filter(({ now: a }) => a.answer === "planned" || a.answer === "not_applicable")
        .map(({ code, number }) => [number, code] as const),
    ),
    fate: [
      wasPlanned.length,
      became("implemented"),
      became("planned"),
      became("not_applicable"),
      became("missing", "invalid"),
      wasPlanned.filter(({ now: a }) => a === undefined).length,
    ],
    origin: [
      isPlanned.filter(({ then: b }) => b?.answer === "planned").length,
      isPlanned.filter(({ then: b }) => b !== undefined && b.answer !== "planned").length,
      isPlanned.filter(({ then: b }) => b === undefined).length,
    ],
    quarters: quarters(planned, asOf),
    overdue: planned.filter(({ on }) => on !== "" && on < asOf).length,
    undated: planned.filter(({ on }) => on === "").length,
    pushedBack: slipped.filter(([, , later, , lost]) => later || lost).length,
    direct: direct.map(({ number }) => {
      const leave = covered.filter((one) => usersNow.includes(one));
      return [
        number,
        covered.filter((one) => !leave.includes(one) && sent.has(one.code)).length,
        country.bodies.flatMap(({ code }) => {
          const users = leave.filter(({ aggregator }) => aggregator === code);
          const result = now.find((answer) => answer.code === code && answer.measure === number)?.answer ?? null;
          const usersSent = users.filter((one) => sent.has(one.code)).length;
          return users.length === 0 ? [] : [[code, users.length, usersSent, result]];
        }),
      ];
    }),
    unsent: covered.filter(({ code }) => !sent.has(code)).map(({ code }) => code),
  };
}

function membersUnder(body: Body, { bodies, members }: Country): readonly Member[] {
  const isUnder = (code: string): boolean =>
    code === body.code || bodies.some((each) => each.code === code && each.parent !== "" && isUnder(each.parent));
  return members
    .filter(
      ({ supervisor, aggregator }) =>
        body.kind === "運営主体" || isUnder(supervisor) || (body.kind === "集約機関" && aggregator === body.code),
    )
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

const ORDER = ["implemented", "not_applicable", "planned", "invalid", "missing"];

function worst(answers: readonly Answer[]): Answer | undefined {
  const badness = ({ answer, on }: Answer): string =>
    `${String(ORDER.indexOf(answer))} ${answer === "planned" ? on || "9999" : ""}`;
  return answers.toSorted((a, b) => (badness(a) < badness(b) ? 1 : badness(a) > badness(b) ? -1 : 0))[0];
}

function totals(answers: readonly Answer[]): Readonly<Record<string, number>> {
  return Object.fromEntries(KINDS.map((kind) => [kind, answers.filter(({ answer }) => answer === kind).length]));
}

/** Quarters by name, e.g. `2027 Q1` for April to June 2027. */
function quarters(planned: readonly Answer[], asOf: string): readonly (readonly [string, number])[] {
  const names = planned
    .filter(({ on }) => on !== "" && on >= asOf)
    .map(({ on }) => {
      const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
      const fiscal = month <= 3 ? year - 1 : year;
      const quarter = { 4: 1, 5: 1, 6: 1, 7: 2, 8: 2, 9: 2, 10: 3, 11: 3, 12: 3, 1: 4, 2: 4, 3: 4 }[month] ?? 0;
      return `${String(fiscal)} Q${String(quarter)}`;
    });
  return [...new Set(names)].sort().map((name) => [name, names.filter((each) => each === name).length]);
}

function inOrder<Row extends readonly [number, string, ...unknown[]]>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0));
}
