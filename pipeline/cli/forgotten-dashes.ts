/** `npm start --as-of 2027-03-31`: without `--`, npm keeps the options to itself and hands them on as environment. */
import { PipelineError, type Fault } from "../model/pipeline-error.ts";

/** An option of ours, as npm might take it for its own. */
export interface OwnOption {
  /** e.g. `--as-of` */
  readonly long: string;
  /** e.g. `-V` */
  readonly short?: string | undefined;
  readonly takesValue: boolean;
}

/** npm's own settings of these names stand in many an .npmrc; it keeps them, or shows by itself what it was asked. */
const OF_NPM = new Set(["--registry", "--quiet", "--help", "--version"]);
/** A number here may be meant for building packages; ours is only seen where its value went astray. */
const ALSO_OF_BUILDS = new Set(["--jobs"]);

/**
 * @param words what npm did hand on.
 * @throws PipelineError (exit 2) that shows the command as it was meant.
 */
export function refuseForgottenDashes(
  environment: Readonly<Record<string, string | undefined>>,
  words: readonly string[],
  options: readonly OwnOption[],
): void {
  if (environment["npm_lifecycle_event"] !== "start") return;
  const kept = options.flatMap((option): Kept[] => {
    const kept = keptValue(environment, option);
    const given = words.some((word) => word === option.long || word.startsWith(`${option.long}=`));
    return kept === null || given ? [] : [{ ...option, ...kept }];
  });
  if (kept.length === 0) return;
  const fault: Fault = {
    where: kept.map(({ name }) => name).join("、"),
    what: "「npm start」の後に「--」がないため、オプションがプログラムに伝わっていません。",
    fix: `次のように、「--」を書いてからオプションを続けてください: ${meantCommand(kept, words)}（PowerShell では npm の代わりに npm.cmd と入力します）`,
  };
  throw new PipelineError("コマンドの指定に誤りがあります。", { exitCode: 2, faults: [fault] });
}

interface Kept extends OwnOption {
  readonly name: string;
  /** null: npm took the option for a switch and left its value among the words. */
  readonly value: string | null;
}

function keptValue(
  environment: Readonly<Record<string, string | undefined>>,
  { long, short, takesValue }: OwnOption,
): { readonly name: string; readonly value: string | null } | null {
  const settingOf = (flag: string): string =>
    environment[`npm_config_${flag.replace(/^-+/u, "").replaceAll("-", "_")}`] ?? "";
  if (short !== undefined && (settingOf(short) !== "" || settingOf(short.toLowerCase()) !== ""))
    return { name: short, value: null };
  const setting = OF_NPM.has(long) ? "" : settingOf(long);
  if (setting === "" || (ALSO_OF_BUILDS.has(long) && setting !== "true")) return null;
  return { name: long, value: takesValue && setting !== "true" ? setting : null };
}

/** As far as it can be told: of several values left among the words, nobody knows whose they are. */
function meantCommand(kept: readonly Kept[], words: readonly string[]): string {
  const astray = kept.filter(({ takesValue, value }) => takesValue && value === null);
  const only = astray.length === 1 ? words.at(-1) : undefined;
  const options = kept.map(({ name, takesValue, value }) => {
    if (!takesValue) return name;
    return `${name} ${quoted(value ?? only ?? "（値）")}`;
  });
  const others = only === undefined ? (astray.length === 0 ? words : []) : words.slice(0, -1);
  return ["npm start --", ...others.map(quoted), ...options].join(" ");
}

function quoted(word: string): string {
  return /[\s"]/u.test(word) ? `"${word}"` : word;
}
