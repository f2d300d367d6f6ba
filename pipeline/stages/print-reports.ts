/** Reports in the outputs folder → PDF files beside them, numbered in the order of printing, only where something has changed. */
import { join } from "node:path";
import { isWholePdf, PDF_FILTER } from "../documents/index.ts";
import type { Fault } from "../model/pipeline-error.ts";
import type { Cycle } from "../model/registry.ts";
import type { RunOptions } from "../model/run-options.ts";
import type { FileDigest } from "../model/run-record.ts";
import type { Outputs, Shell } from "../shell/index.ts";
import { inOrder, sortPapers } from "./missing-papers.ts";
import { paperName } from "./names-within.ts";
import type { PlacedReport } from "./place-documents.ts";
import type { NightlyStart } from "./run-start.ts";

/** Of each body's folder. */
const FOLDER = "印刷用";

/** A PDF file to be. */
interface Print {
  readonly path: string;
  readonly basis: string;
  /** The Word file that it shows. */
  readonly source: FileDigest;
}

/**
 * Has LibreOffice convert what is printed of each body, if PDF files are wanted; gives what stands in the folder of each. LibreOffice writes the time
 * into a PDF: whether one is still right is told by what it was made from, never by its bytes.
 *
 * @param drawn what stands in the outputs folder of the reports
 */
export async function printReports(
  reports: readonly PlacedReport[],
  drawn: readonly FileDigest[],
  means: Pick<NightlyStart, "suite"> &
    Pick<RunOptions, "outputs" | "jobs"> & { readonly registry: { readonly cycle: Pick<Cycle, "name"> } },
  outputs: Outputs,
  shell: Pick<Shell, "progress" | "sha256" | "digestInput">,
): Promise<readonly FileDigest[]> {
  const { suite, registry, jobs } = means;
  if (suite === null) return [];
  const digests = new Map(drawn.map((digest) => [digest.path, digest]));
  const prints = reports.flatMap((report): readonly Print[] => {
    const [path, source] = [printPath(report, registry.cycle), digests.get(report.path)];
    if (path === null || source === undefined) return [];
    return [{ path, source, basis: shell.sha256(JSON.stringify([source.sha256, suite.version, PDF_FILTER])) }];
  });
  const { progress } = shell;
  progress.begin("印刷用PDFの作成", prints.length);
  const { standing, missing } = await sortPapers(prints, outputs, progress.step);
  const [ready, done]: [Print[], FileDigest[]] = [[], []];
  for (const print of missing) {
    // What another program holds open is not what was drawn.
    const isThere = (await shell.digestInput(means.outputs, print.source.path)) === print.source.sha256;
    if (isThere) ready.push(print);
    else {
      done.push(outputs.leave(print.path, notNew(print)));
      progress.step();
    }
  }
  const paths = ready.map(({ source }) => join(means.outputs, source.path));
  await suite.convert(
    paths,
    { from: "docx", to: "pdf", filter: PDF_FILTER, isWhole: isWholePdf },
    jobs,
    async (index, bytes) => {
      const print = ready[index];
      if (print === undefined) return;
      const { path, basis } = print;
      done.push(bytes === null ? outputs.leave(path, notMade(print)) : await outputs.write(path, bytes, basis));
      progress.step();
    },
  );
  progress.end();
  return inOrder(prints, [...standing, ...done]);
}

/** `<folder of the body>/印刷用/1_取りまとめ報告書_<body>_<cycle>.pdf`; null for what is not printed with the others. */
function printPath({ path, body, file, printed }: PlacedReport, { name }: Pick<Cycle, "name">): string | null {
  if (printed === null) return null;
  const folder = path.slice(0, path.lastIndexOf("/"));
  return `${folder}/${FOLDER}/${paperName(`${String(printed)}_${file}`, body.name, name)}.pdf`;
}

function notNew({ source }: Print): Omit<Fault, "where"> {
  return {
    what: `元の文書「${source.path}」を新しくできなかったため、印刷用のPDFも作れませんでした。`,
    fix: "元の文書についての案内のとおりにしてから、もう一度実行してください。",
  };
}

function notMade({ source }: Print): Omit<Fault, "where"> {
  return {
    what: `LibreOffice が「${source.path}」をPDFに変換できませんでした。`,
    fix: "もう一度実行してください。続くときは、この文書をWordで開いて印刷してください。",
  };
}
