/** The sender's checker: a page that reads and judges a workbook as the nightly run would, made for a cycle and, if wanted, for one institution. */
import { checkerPage, type CheckerPage } from "../checker/document.ts";
import { scopeOfChecker } from "../model/checker-scope.ts";
import type { Catalog } from "../model/measure.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { Cycle, Institution, Registry } from "../model/registry.ts";
import type { CheckerOptions } from "../model/run-options.ts";
import type { Shell } from "../shell/index.ts";
import { checkCycleAgainstCatalog } from "../sources/index.ts";
import { safeFileName } from "./names-within.ts";
import { loadCatalog, loadRegistry, type Load } from "./source-books.ts";

/** What a checker is called; with an institution's code and name before it where it is for one. */
export const CHECKER_NAME = "点検表チェック.html";
/** A file that the page has not read by then is given up: many times what the slowest office's computer needs for a form. */
const SECONDS = 60;
const REGISTRY = "registry.xlsx";

/**
 * Makes the page as a new file, and nothing else.
 *
 * @returns its name
 * @throws PipelineError (exit 2) when registry or form cannot be used, the code is nobody's, or a file of that name is there.
 */
export async function makeChecker(options: CheckerOptions, shell: Shell): Promise<string> {
  const load: Load = (folder, name) => shell.loadRequired(folder, name);
  const { registry } = await loadRegistry(load, options.inputs, REGISTRY);
  const forms = { folder: options.templates, names: await shell.listNames(options.templates) };
  const { catalog } = await loadCatalog(load, forms, registry.cycle.formVersion);
  checkCycleAgainstCatalog(registry.cycle, catalog, REGISTRY);
  const institution = asked(registry, options.institution);
  const draw = await checkerDrawer(registry.cycle, catalog, shell);
  const name =
    institution === null ? CHECKER_NAME : safeFileName(`${institution.code}_${institution.name}`, `_${CHECKER_NAME}`);
  const { head, tail } = draw(institution);
  await shell.writeNewFiles(options.out, [{ name, content: Buffer.from(head + tail) }]);
  return name;
}

/** Prepares what all checkers of a cycle share, and returns what makes one; the same bytes for the same cycle, form and institution. */
export async function checkerDrawer(
  cycle: Cycle,
  catalog: Catalog,
  shell: Shell,
): Promise<(institution: Institution | null) => CheckerPage> {
  const program = (name: string): Promise<string> => shell.loadProgramFile(shell.program, name);
  const [page, reader] = await Promise.all([program("checker-page.js"), program("checker-reader.js")]);
  const digest = (text: string): string => Buffer.from(shell.sha256(Buffer.from(text)), "hex").toString("base64");
  return (institution) => {
    const scope = scopeOfChecker(catalog, cycle, institution);
    return checkerPage({ programs: { page, reader }, scope, seconds: SECONDS, digest });
  };
}

function asked({ institutions }: Registry, code: string | null): Institution | null {
  if (code === null) return null;
  const found = institutions.find((institution) => institution.code === code);
  if (found !== undefined) return found;
  throw new PipelineError("名簿にないコードが指定されています。", {
    exitCode: 2,
    faults: [
      {
        where: "--institution",
        what: `「${code}」は、名簿の「接続機関」シートにありません。`,
        fix: "名簿の「接続機関」シートの機関コードを、先頭の0も省かずに指定してください。",
      },
    ],
  });
}
