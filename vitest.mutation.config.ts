import { defineConfig } from "vitest/config";

/** Patterns apart by blanks: only these tests (docs/mutation-testing.md). */
const chosen = process.env["MUTATION_TESTS"]?.split(" ");

/** The fast tests of the rooms that `npm run test:mutation` changes: no processes, no whole runs, no random search. */
export default defineConfig({
  test: {
    include:
      chosen ??
      ["export", "intake", "lib", "normalize", "render", "rollup", "sheet", "sources", "validate"].map(
        (room) => `test/${room}/**/*.test.ts`,
      ),
    testTimeout: 60_000,
  },
});
