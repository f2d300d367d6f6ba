import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Folders below pipeline/, and the files beside them: each keeps the threshold by itself, so that no room hides behind another. */
const ROOMS = [
  "cli",
  "data",
  "demo",
  "documents",
  "engine",
  "forms",
  "intake",
  "lib",
  "model",
  "rollup",
  "settle",
  "shell",
  "sources",
  "stages",
  "state",
  "status-page",
  "trace",
  "validate",
  "workbook",
  "*.ts",
];

/** They put something else in a module's place: whoever imports it has to do so after them. */
const MOCKING = ["test/stages/archive-cycle.test.ts", "test/workbook/read/decrypt.test.ts"];

/** What takes longest. On a new machine nothing is known of times, and at the end of the others these would keep one processor waiting. */
const LONG = [
  "test/golden/golden.test.ts",
  "test/command/command.test.ts",
  "test/end-to-end/killed.test.ts",
  "test/end-to-end/incremental.test.ts",
  "test/end-to-end/history.test.ts",
  "test/documents/report-length.test.ts",
  "test/engine/worker-pool.test.ts",
  "test/cli/cli.test.ts",
  "test/end-to-end/printing.test.ts",
  "test/checker/page.test.ts",
  "test/stages/load-previous-cycle.test.ts",
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONG.findIndex((path) => moduleId.endsWith(path));
      return at < 0 ? LONG.length : at;
    };
    // Those that run alone stay before all others.
    const isAlone = ({ project }: TestSpecification): number => (project.name === "alone" ? 0 : 1);
    return sorted.toSorted((a, b) => isAlone(a) - isAlone(b) || rank(a) - rank(b));
  }
}

export default defineConfig(({ mode }) => ({
  test: {
    // The others share the modules that their process has loaded: loading all of them anew for each file took a third of the time.
    projects: [
      {
        extends: true,
        mode,
        test: { name: "together", isolate: false, include: ["test/**/*.test.ts"], exclude: MOCKING },
      },
      { extends: true, mode, test: { name: "alone", include: MOCKING } },
    ],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongFirst },
    // More than there are processors: many files wait for processes that they have started.
    maxWorkers: availableParallelism() + 1,
    coverage: {
      // CI runs the suite once: `COVERAGE=1 npm test` is the README's command, measured.
      enabled: process.env["COVERAGE"] === "1",
      provider: "v8",
      include: ["pipeline/**/*.ts"],
      // What runs in a browser is tried there (test/status-page/in-chromium.test.ts), where nothing counts its lines.
      exclude: ["pipeline/status-page/browser/**"],
      reporter: ["text-summary", "json-summary"],
      reportOnFailure: true,
      reportsDirectory: "node_modules/.cache/coverage",
      thresholds: Object.fromEntries(
        ROOMS.map((room) => [room === "*.ts" ? "pipeline/*.ts" : `pipeline/${room}/**`, { lines: 95 }]),
      ),
    },
  },
}));
