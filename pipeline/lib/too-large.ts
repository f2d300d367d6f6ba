/** In which words a file is refused whose only fault is its size: what was found and what is allowed; the finding says what to do. */
import { formatCount } from "./format-count.ts";

export interface SizeRefusal {
  readonly code: "file-too-large";
  readonly message: string;
}

/** @param what 「ファイル」; @param found and @param limit in bytes. */
export function tooLarge(what: string, found: number, limit: number): SizeRefusal {
  return refusal(`${what}の大きさ`, megabytes(found), megabytes(limit));
}

/** @param what 「記入のあるセル」; @param unit 「個」. */
export function tooMany(what: string, found: number, limit: number, unit: string): SizeRefusal {
  return refusal(`${what}の数`, formatCount(found) + unit, formatCount(limit) + unit);
}

function refusal(what: string, found: string, limit: string): SizeRefusal {
  return {
    code: "file-too-large",
    message: `大きすぎるため、読み取っていません（${what}は${found}、上限は${limit}）。`,
  };
}

/** Rounded up, so that what is over a limit never looks like it. */
function megabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1e5) / 10)}MB`;
}
