/** What a run is asked to do; checked where it enters, on the command line. */
import * as z from "zod";

const whole = (most: number) => {
  const message = `1以上${String(most)}以下の整数で指定してください。`;
  return z.coerce.number(message).int(message).min(1, message).max(most, message);
};

const folder = z.string().min(1, "フォルダーを指定してください。");
const limits = {
  jobs: whole(64),
  /** Megabytes of memory that the inspection of one file may take. */
  memory: whole(65_536),
  /** Seconds that the inspection of one file may take. */
  time: whole(3_600),
};
const asOf = z.iso.date("「2027-03-31」の形の、暦にある日付で指定してください。").nullable();

/** Of the nightly run and `watch`. */
export const runOptions = z.object({
  inputs: folder,
  outputs: folder,
  templates: folder,
  /** null: the registry's 基準日. */
  asOf,
  /** Outputs folder of an earlier cycle to compare with; null: what outputs/archive/ holds. */
  previous: folder.nullable(),
  /** Do not use what earlier runs left in outputs/.state/. */
  fresh: z.boolean().default(false),
  /** Also make PDF files of what is printed. */
  pdf: z.boolean().default(false),
  /** Also write the tables of all cycles as Parquet files. */
  parquet: z.boolean().default(false),
  /** Also write OSCAL assessment results of each institution. */
  oscal: z.boolean().default(false),
  ...limits,
});

/** Of `check`. */
export const checkOptions = z.object({
  templates: folder,
  /** Path of a registry; null: check without one. */
  registry: z.string().nullable(),
  /** null: the registry's 基準日, or today. */
  asOf,
  ...limits,
});

/** Of `demo`. */
export const demoOptions = z.object({
  institutions: whole(50_000),
  seed: whole(1_000_000_000),
  out: folder,
  templates: folder,
});

/** What `new` is asked to do. */
export const newOptions = z.object({
  out: folder,
  /** An earlier registry, or the folder that holds it; null: none. */
  from: folder.nullable(),
  templates: folder,
});

/** As {@link newOptions} gives them. */
export type NewOptions = z.infer<typeof newOptions>;

/** Codes as the registry has them. */
const code = z.string().min(1, "コードを指定してください。");

/** Of the command `checker`. */
export const checkerOptions = z.object({
  out: folder,
  inputs: folder,
  templates: folder,
  /** Code of the institution it is for; null: for whoever has it. */
  institution: code.nullable(),
});

/** What `checker` is asked to do. */
export type CheckerOptions = z.infer<typeof checkerOptions>;

/** Of the command `form`. */
export const formOptions = z.object({
  inputs: folder,
  outputs: folder,
  templates: folder,
  /** Codes of the only institutions to make forms for; null: no such choice. */
  only: z.array(code).nullable(),
  /** Code of the body for whose institutions forms are made; null: for all. */
  body: code.nullable(),
  /** Outputs folder of an earlier cycle; null: what outputs/archive/ holds. */
  previous: folder.nullable(),
  /** Put beside each form the checker of its institution. */
  withChecker: z.boolean(),
});

/** Of the command `preview`, besides those of a run. */
export const previewOptions = runOptions.extend({
  /** Code of the body whose documents are drawn. */
  body: code,
  /** Kind of document, which the folder of its wording is called after. */
  kind: z.string(),
  /** Path of the new file; null: the folder of previews. */
  out: z.string().min(1, "ファイルを指定してください。").nullable(),
});

/** Of the command `fields`, besides those of a run. */
export const fieldsOptions = runOptions.extend({
  /** Code of the body whose values are shown; null: the operator. */
  body: code.nullable(),
});

/** Of the command `explain`, which reads what the last run has written. */
export const explainOptions = z.object({
  outputs: folder,
  /** Outputs folder of the cycle that the run compared with; null: what outputs/archive/ holds. */
  previous: folder.nullable(),
  /** Code of a supervising body, or a part of its name that no other has. */
  body: z.string().min(1, "取りまとめ機関を指定してください。"),
  /** Name of a figure in trace.jsonl; null: tell their names. */
  figure: z.string().nullable(),
});

/** What `form` is asked to do. */
export type FormOptions = z.infer<typeof formOptions>;
/** Checked options of `demo`. */
export type DemoOptions = z.infer<typeof demoOptions>;
/** Checked options of a run. */
export type RunOptions = z.infer<typeof runOptions>;
/** Checked options of `check`. */
export type CheckOptions = z.infer<typeof checkOptions>;
/** Checked options of `preview`. */
export type PreviewOptions = z.infer<typeof previewOptions>;
/** Checked options of `explain`. */
export type ExplainOptions = z.infer<typeof explainOptions>;
/** Checked options of `fields`. */
export type FieldsOptions = z.infer<typeof fieldsOptions>;
