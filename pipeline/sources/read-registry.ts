/** RawWorkbook of registry.xlsx → registry, checked as a whole: every fault at once, each with its cell. */
import { compareCodePoints } from "../lib/code-point-order.ts";
import type { Catalog } from "../model/measure.ts";
import { PipelineError } from "../model/pipeline-error.ts";
import type { RawWorkbook } from "../model/raw-workbook.ts";
import type { Cycle, Registry } from "../model/registry.ts";
import { FaultList } from "./fault-list.ts";
import { readBodies } from "./read-bodies.ts";
import { readCycle } from "./read-cycle.ts";
import { readInstitutions } from "./read-institutions.ts";
import { checkTree } from "./check-tree.ts";

/**
 * @param file name shown in faults.
 * @throws PipelineError (exit 2) with all faults when the registry cannot be used.
 */
export function readRegistry(workbook: RawWorkbook, file: string): Registry {
  const faults = new FaultList(file);
  const { cycle, bodies, institutions } = checkRegistry(workbook, faults);
  if (cycle === null || faults.count > 0) {
    throw new PipelineError(`名簿「${file}」に、直す必要のある箇所が${String(faults.count)}件あります。`, {
      exitCode: 2,
      faults: faults.list,
    });
  }
  return { cycle, bodies, institutions: [...institutions].sort((a, b) => compareCodePoints(a.code, b.code)) };
}

/** What can be read of a registry; all faults go to `faults`, and `cycle` is null where its settings have any. */
export function checkRegistry(
  workbook: RawWorkbook,
  faults: FaultList,
): Omit<Registry, "cycle"> & { readonly cycle: Cycle | null } {
  const cycle = readCycle(workbook, faults);
  const bodies = readBodies(workbook, faults);
  const institutions = readInstitutions(workbook, faults);
  checkTree(cycle, bodies, institutions, faults);
  return {
    cycle,
    bodies: bodies.rows.map(({ body }) => body),
    institutions: institutions.map(({ institution }) => institution),
  };
}

/**
 * Checks what only registry and form together can tell: 対象措置 names measures that the form has.
 *
 * @throws PipelineError (exit 2)
 */
export function checkCycleAgainstCatalog(cycle: Cycle, catalog: Catalog, file: string): void {
  const known = new Set(catalog.measures.map((measure) => measure.number));
  const unknown = (cycle.onlyMeasures ?? []).filter((number) => !known.has(number));
  if (unknown.length === 0) return;
  const faults = new FaultList(file);
  faults.add(
    "点検",
    null,
    `対象措置 ${unknown.join("、")} は、第${catalog.version}版の様式にありません。`,
    "様式にある番号に直してください。",
  );
  throw new PipelineError(`名簿「${file}」の対象措置を直してください。`, { exitCode: 2, faults: faults.list });
}
