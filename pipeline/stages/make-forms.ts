/** Forms to send out: one workbook for each institution, made from the office's own form, and one archive for each body that sends them. */
import { compareCodePoints } from "../lib/code-point-order.ts";
import { chunk } from "../lib/chunk.ts";
import { groupBy } from "../lib/group-by.ts";
import { zipParts, type PackedPart } from "../lib/zip-writer.ts";
import { readFormLayout } from "../forms/annex2/blank/index.ts";
import { isDoneByAggregator } from "../model/cycle-scope.ts";
import { ANSWER_LABELS } from "../model/labels.ts";
import type { AlignedPast } from "../model/past-cycle.ts";
import { PipelineError, type Fault } from "../model/pipeline-error.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { FormOptions } from "../model/run-options.ts";
import { SYSTEMS_IN_SCOPE } from "../model/systems-in-scope.ts";
import { coveredBy } from "../rollup/index.ts";
import type { FormFolder, Kept, Shell } from "../shell/index.ts";
import { STATE_FOLDER } from "../shell/index.ts";
import { checkCycleAgainstCatalog } from "../sources/index.ts";
import { Declined, DECLINE_WORDS } from "../workbook/write/in-place/index.ts";
import { fillForm, prepareForm, type FormFilling, type SlottedBook } from "../workbook/write/form/index.ts";
import { archiveEarlierCycle } from "./archive-cycle.ts";
import { KIT_ENDING, kitMaker, storedPart } from "./form-kit.ts";
import { readPrevious } from "./load-previous-cycle.ts";
import { namesWithin } from "./names-within.ts";
import { loadCatalog, loadRegistry, type Load, type LoadedForm } from "./source-books.ts";

/** What was made, in numbers and in what a person must look at. */
export interface MadeForms {
  readonly forms: number;
  readonly written: number;
  /** Paths of forms that a person edited: they stay as they are. */
  readonly edited: readonly string[];
  /** Paths of the archives, one for each body. */
  readonly archives: readonly string[];
  readonly unwritten: readonly Fault[];
  /** Name of the earlier cycle whose answers stand beside; null for none. */
  readonly previous: string | null;
}

const REGISTRY = "registry.xlsx";
const FORMS = "forms";
/** What the form itself asks senders to call it. */
const ENDING = "_自己点検表.xlsx";
/** Files that are written at a time: a disk takes its time to say that each is safe. */
const AT_ONCE = 16;

/**
 * Makes the forms below `forms/` of the outputs folder. What an earlier cycle left there goes to the archive first.
 *
 * @throws PipelineError (exit 2) when registry or form cannot be used, a code is nobody's, or another run holds the folder.
 */
export async function makeForms(options: FormOptions, shell: Shell): Promise<MadeForms> {
  await shell.checkSeparate(options.inputs, options.outputs);
  const load: Load = (folder, name) => shell.loadRequired(folder, name);
  const { registry } = await loadRegistry(load, options.inputs, REGISTRY);
  const forms = { folder: options.templates, names: await shell.listNames(options.templates) };
  const form = await loadCatalog(load, forms, registry.cycle.formVersion);
  checkCycleAgainstCatalog(registry.cycle, form.catalog, REGISTRY);
  const institutions = chosen(registry, options);
  const lock = await shell.takeRunLock(`${options.outputs}/${STATE_FOLDER}`);
  try {
    // The forms of a new cycle often come before its first run: they must not go to the archive with the old ones.
    const earlier = await shell.openEarlierOutputs(options.outputs);
    await archiveEarlierCycle(options.outputs, registry.cycle, { earlier, lock }, shell);
    const previous = (await readPrevious(options, { registry, catalog: form.catalog }, null, shell))?.past ?? null;
    return await writeForms({ registry, form, institutions, previous, lockCheck: lock.check }, options, shell);
  } finally {
    await lock.release();
  }
}

/** @throws PipelineError (exit 2) with every code that is nobody's */
function chosen(registry: Registry, { only, body }: FormOptions): readonly Institution[] {
  const head = body === null ? null : registry.bodies.find(({ code }) => code === body);
  const faults: Fault[] = [
    ...(head === undefined ? [unknown("--body", body ?? "", "取りまとめ機関")] : []),
    ...(only ?? [])
      .filter((code) => !registry.institutions.some((institution) => institution.code === code))
      .map((code) => unknown("--only", code, "接続機関")),
  ];
  if (faults.length > 0) throw new PipelineError("名簿にないコードが指定されています。", { exitCode: 2, faults });
  const covered = head == null ? registry.institutions : coveredBy(head, registry);
  return only === null ? covered : covered.filter(({ code }) => only.includes(code));
}

function unknown(where: string, code: string, sheet: string): Fault {
  const fix = `名簿の「${sheet}」シートの機関コードを、先頭の0も省かずに指定してください。`;
  return { where, what: `「${code}」は、名簿の「${sheet}」シートにありません。`, fix };
}

interface FormPlan {
  readonly registry: Registry;
  readonly form: LoadedForm;
  readonly institutions: readonly Institution[];
  readonly previous: AlignedPast | null;
  /** Throws when another run has taken the outputs folder over. */
  readonly lockCheck: () => void;
}

async function writeForms(plan: FormPlan, options: FormOptions, shell: Shell): Promise<MadeForms> {
  const { registry, institutions, previous } = plan;
  const folder = await shell.openFormFolder(options.outputs, plan.lockCheck);
  const formOf = preparer(plan);
  const kitOf = options.withChecker ? await kitMaker(registry.cycle, plan.form.catalog, shell) : null;
  const folders = namesWithin(FORMS, registry.bodies);
  const kept: KeptFile[] = [];
  const archives: string[] = [];
  shell.progress.begin("様式の作成", institutions.length);
  try {
    for (const [code, own] of groupBy(institutions, ({ supervisor }) => supervisor)) {
      const name = folders.get(code) ?? `${FORMS}/${code}`;
      // Of all its institutions, so that a form is called the same whichever are asked for.
      const all = registry.institutions.filter(({ supervisor }) => supervisor === code);
      const files = namesWithin(name, all);
      const parts: PackedPart[] = [];
      for (const institutionsAtOnce of chunk(own, AT_ONCE)) {
        const some = institutionsAtOnce.map(async (institution) => {
          const file = files.get(institution.code) ?? "";
          const form = await keep(folder, `${file}${ENDING}`, await formOf(institution));
          if (kitOf === null) return [form];
          const kit = kitOf(institution, { name: form.path.slice(name.length + 1), bytes: form.sent });
          return [form, await keep(folder, `${file}${KIT_ENDING}`, kit)];
        });
        for (const ends of await Promise.all(some)) {
          kept.push(...ends);
          parts.push(...ends.slice(-1).map(({ path, sent }) => storedPart(path.slice(name.length + 1), sent)));
          shell.progress.step();
        }
      }
      // One that holds only some of them would be taken for all.
      if (own.length < all.length) continue;
      const path = `${name}.zip`;
      archives.push(path);
      kept.push({ path, kept: await folder.write(path, zipParts(parts)) });
    }
  } finally {
    shell.progress.end();
    const fault = await folder.remember();
    if (fault !== null) kept.push({ path: fault.where, kept: { outcome: "fault", fault } });
  }
  return {
    forms: institutions.length,
    written: kept.filter((each) => each.kept.outcome === "written").length,
    edited: kept.flatMap((each) => (each.kept.outcome === "edited" ? [each.path] : [])).sort(compareCodePoints),
    archives,
    unwritten: kept.flatMap((each) => (each.kept.outcome === "fault" ? [each.kept.fault] : [])),
    previous: previous?.run.cycle.name ?? null,
  };
}

/** What becomes of a file, and what is sent of it: whoever edited one means it to be sent so. */
async function keep(
  folder: FormFolder,
  path: string,
  bytes: Uint8Array,
): Promise<KeptFile & { readonly sent: Uint8Array }> {
  const kept = await folder.write(path, bytes);
  return { path, kept, sent: kept.outcome === "edited" ? kept.bytes : bytes };
}

interface KeptFile {
  readonly path: string;
  readonly kept: Kept;
}

/** Institutions of one kind share all but a few texts: the office's form is changed once for each kind. */
function preparer({ registry, form, previous }: FormPlan): (institution: Institution) => Promise<Uint8Array> {
  const { cycle } = registry;
  const { catalog, bytes, workbook, file } = form;
  const layout = readFormLayout(workbook, catalog.measures);
  if (layout === null) throw unusable(file, "措置の行に、点検結果を記入する欄が見つかりません。");
  const prepared = new Map<string, SlottedBook>();
  return (institution) => {
    const key = `${institution.kind} ${String(institution.aggregator !== null)}`;
    let book = prepared.get(key);
    if (book === undefined) {
      try {
        book = prepareForm(bytes, layout, {
          cycle,
          measures: catalog.measures,
          roleOf: (measure) => {
            if (cycle.onlyMeasures?.includes(measure.number) === false) return "notInspected";
            return isDoneByAggregator(measure, institution) ? "byAggregator" : "open";
          },
          systems: SYSTEMS_IN_SCOPE[institution.kind],
          previous: previous?.run.cycle.name ?? null,
        });
      } catch (error) {
        if (!(error instanceof Declined)) throw error;
        throw unusable(file, `${DECLINE_WORDS[error.reason]}、記入済みの様式を作れません。`);
      }
      prepared.set(key, book);
    }
    return fillForm(book, { institution, previous: answersThen(previous, institution) });
  };
}

/** By measure number of today. Of institutions that became one, no single answer stands for all: none is shown. */
function answersThen(previous: AlignedPast | null, { code }: Institution): FormFilling["previous"] {
  const [own, other] = (previous?.codesOf.get(code) ?? []).flatMap((each) => previous?.submissions.get(each) ?? []);
  if (own === undefined || other !== undefined) return new Map();
  return new Map(
    [...(previous?.numberThen ?? [])].flatMap(([now, then]) => {
      const answer = own.answers[then];
      return answer === undefined ? [] : [[now, { mark: ANSWER_LABELS[answer.kind], remark: answer.remark }]];
    }),
  );
}

function unusable(file: string, what: string): PipelineError {
  const fix = "配布された様式を、Excelで開いて.xlsx形式で保存し直し、templates に置いてください。";
  return new PipelineError(`様式「${file}」を使えません。`, { exitCode: 2, faults: [{ where: file, what, fix }] });
}
