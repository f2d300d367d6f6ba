/** The worker: reads and judges one file after the other. What a file does to it, it does to nobody else. */
import { config } from "zod";
import { parseJson } from "../lib/parse-json.ts";
import { checkerScope } from "../model/checker-scope.ts";
import { createJudge } from "../stages/judge-file.ts";
import type { FromReader, ToReader } from "./messages.ts";
import { rehearsalForm } from "./rehearsal.ts";
import { showVerdict } from "./shown-verdict.ts";

// No text becomes a program here (the page forbids it); zod would try.
config({ jitless: true });

const judgeAll = (text: string): void => {
  const scope = checkerScope.parse(parseJson(text));
  const judge = createJudge(scope);
  self.onmessage = async ({ data }: MessageEvent<ToReader>) => {
    if (!("file" in data)) return;
    const inspection = await judge(data.file.name, data.file.bytes);
    self.postMessage({ inspection, shown: showVerdict(inspection, scope) } satisfies FromReader);
  };
  void judge("", rehearsalForm(scope)).then((inspection) => showVerdict(inspection, scope));
};

self.onmessage = ({ data }: MessageEvent<ToReader>) => {
  if ("scope" in data) judgeAll(data.scope);
};
