/** 督促状: to whom nothing has come by the deadline, or only what could not be used. */
import { fileNameOf } from "../../../lib/file-name.ts";
import { listed, quotedName } from "../../../lib/japanese/quoted.ts";
import { formatWareki } from "../../../lib/japanese/wareki.ts";
import { askedOfSender, foundForSender } from "../../../model/asked-of-sender.ts";
import { dayOfLetters } from "../../../model/deadlines.ts";
import { holdsWaiting } from "../../../model/decision.ts";
import { FINDING_KINDS, type Finding } from "../../../model/finding.ts";
import type { InstitutionResult } from "../../../model/inspection.ts";
import {
  answerBy,
  bodiesOf,
  BODY_TEXTS,
  bodyValues,
  COMMON_TEXTS,
  commonValues,
  deadlinesOf,
  INSTITUTION_TEXTS,
  institutionValues,
} from "../common-values.ts";
import { originsOf } from "../../kinds/origins.ts";
import { tracedTable } from "../../kinds/trace-lines.ts";
import { countsByInstitution, type Letter, type LetterKind } from "../letter-kind.ts";

const FILE = ["番号", "ファイル名", "種類", "内容", "お願い"] as const;

/** Whoever has until later by a decision is not reminded before, nor is anyone of whose file a person has said that it waits. */
export const reminder: LetterKind = {
  title: "督促状",
  paper: "督促状",
  area: "letters",
  vocabulary: {
    document: "督促状",
    texts: [
      ...COMMON_TEXTS,
      ...BODY_TEXTS,
      ...INSTITUTION_TEXTS,
      "提出状況",
      "提出期限",
      "当初の期限",
      "回答期限",
      "現在日",
      "除外したファイル",
    ],
    counts: ["使えなかったファイル数"],
    flags: ["期限超過", "期限延長"],
    lists: { 使えなかったファイル: FILE },
  },
  trace: (letters, paper) => {
    const columns = { 使えなかったファイル数: originsOf(paper.body).count("findings", { unusable: "○" }) };
    return tracedTable(paper, ["institution_code"], columns, countsByInstitution(letters, columns));
  },
  passages: ["提出状況"],
  mailed: true,
  lettersOf: (results) => {
    const [bodies, deadlineOf] = [bodiesOf(results), deadlinesOf(results)];
    const { cycle } = results.registry;
    const [first, today] = [cycle.deadline, dayOfLetters(cycle, results.asOf)];
    return results.institutions.flatMap((result): readonly Letter[] => {
      const { institution } = result;
      const body = bodies.get(institution.supervisor);
      const deadline = deadlineOf(institution);
      const unusable = result.findings.filter(isUnusable);
      const overdue = today > deadline;
      if (body === undefined || !isToBeReminded(result, unusable, overdue)) return [];
      const values = {
        ...commonValues(results, body),
        ...bodyValues(body),
        ...institutionValues(institution),
        提出期限: formatWareki(deadline),
        当初の期限: formatWareki(first),
        回答期限: answerBy(results, deadline),
        現在日: formatWareki(today),
        除外したファイル: listed(
          (result.leftOut ?? []).map((path) => `「${quotedName(fileNameOf(path))}」`),
          { counter: "件" },
        ),
        期限超過: overdue,
        期限延長: deadline !== first,
        使えなかったファイル数: unusable.length,
        使えなかったファイル: unusable.map(toRow),
      };
      return [{ body, institution, values }];
    });
  },
};

function isToBeReminded(
  { status, findings }: InstitutionResult,
  unusable: readonly Finding[],
  overdue: boolean,
): boolean {
  if (status === "not_received") return overdue;
  return status === "rejected" && unusable.length > 0 && !holdsWaiting(findings);
}

/** About a whole file that could not be used. What we have not finished reading is not the sender's to mend. */
function isUnusable({ code, severity }: Finding): boolean {
  return severity === "error" && code !== "file-unfinished";
}

function toRow(finding: Finding, index: number): Record<(typeof FILE)[number], string> {
  return {
    番号: String(index + 1),
    ファイル名: fileNameOf(finding.file),
    種類: FINDING_KINDS[finding.code].title,
    内容: foundForSender(finding),
    お願い: askedOfSender(finding),
  };
}
