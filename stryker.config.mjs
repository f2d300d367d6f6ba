/** Wrong edits on purpose, one at a time, in what decides figures: which of them no test notices? See docs/mutation-testing.md. */

/** @type {import("@stryker-mutator/api/core").PartialStrykerOptions} */
export default {
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "vitest.mutation.config.ts", related: true },
  mutate: [
    "pipeline/rollup/**/*.ts",
    "pipeline/settle/settle-submissions.ts",
    "pipeline/validate/**/*.ts",
    "pipeline/data/**/*.ts",
    "pipeline/documents/kinds/report/**/*.ts",
    "pipeline/documents/wording/**/*.ts",
    "pipeline/forms/annex2/tables/{read-mark,form-headings,answer-columns,headed-columns,form-tables,columns-of-marks}.ts",
    "pipeline/forms/annex2/answers/{choose-answer-columns,choose-table,settle-repeats,agreed-mark}.ts",
    "pipeline/lib/japanese/{planned-date,date-role,stated-*,fold-date-text,remark-lines,remember-by-reference}.ts",
  ],
  coverageAnalysis: "perTest",
  // Constants at the top of a module are worked out once a worker: changing them takes a start of the worker each time.
  ignoreStatic: true,
  incremental: true,
  incrementalFile: "node_modules/.cache/stryker/incremental.json",
  // Not below node_modules: vitest finds no tests there.
  tempDirName: ".stryker",
  concurrency: 2,
  reporters: ["clear-text", "progress", "json"],
  jsonReporter: { fileName: "node_modules/.cache/stryker/report.json" },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
};
