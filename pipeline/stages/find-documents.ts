/** Documents of one kind about one body, as the next run would draw them. */
import {
  documentsOfKind,
  type DocumentToCompose,
  type DrawingTask,
  type Looks,
  type RunResults,
  type Templates,
} from "../documents/index.ts";
import type { KindName } from "../documents/kinds/index.ts";
import type { Registry, SupervisingBody } from "../model/registry.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { Shell } from "../shell/index.ts";
import { documentPaths } from "./document-paths.ts";
import { findResults } from "./find-results.ts";
import type { RunStart } from "./run-start.ts";
import { someBodies, wrongWords } from "./wrong-words.ts";

/** All that is left to do is to draw them. */
export interface DocumentsToDraw {
  readonly looks: Looks;
  /** Paths below the outputs folder. */
  readonly documents: readonly { readonly path: string; readonly task: DrawingTask }[];
}

/** @throws PipelineError exit 2 when the body is nobody's, has no document of the kind, or registry, form or templates cannot be used. */
export async function findDocuments(
  kind: KindName,
  code: string,
  options: RunOptions,
  start: RunStart,
  shell: Shell,
): Promise<DocumentsToDraw> {
  const check = ({ registry }: { readonly registry: Registry }): SupervisingBody => findBody(code, registry);
  const { plan, checked, results } = await findResults(options, start, shell, check);
  const documents = placedDocuments(kind, plan.templates, results).filter(({ place }) => place.body.code === code);
  if (documents.length === 0)
    throw wrongWords(
      "--kind",
      `${checked.name}に、この種類の文書はありません（${kind}）。`,
      "別の種類を指定してください。",
    );
  return { looks: plan.looks, documents: documents.map(({ path, compose }) => ({ path, task: compose().task })) };
}

/** @throws PipelineError exit 2 when no body has this code. */
export function findBody(code: string, { bodies }: Registry): SupervisingBody {
  const body = bodies.find((each) => each.code === code);
  if (body !== undefined) return body;
  throw wrongWords(
    "取りまとめ機関",
    `「${code}」は、名簿にありません。`,
    `コードを指定してください（${someBodies(code, bodies)}）。`,
  );
}

/** All of the kind, since where one goes depends on the names of the others. */
function placedDocuments(
  kind: KindName,
  templates: Templates,
  results: RunResults,
): readonly (DocumentToCompose & { readonly path: string })[] {
  const documents = documentsOfKind(kind, templates, results);
  const paths = documentPaths(
    documents.map(({ place }) => place),
    results.registry.cycle.name,
  );
  return documents.map((document, index) => ({ ...document, path: paths[index] ?? "" }));
}
