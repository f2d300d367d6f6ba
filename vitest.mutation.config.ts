import { defineConfig } from "vitest/config";

/** Patterns apart by blanks: only these tests (docs/mutation-testing.md). */
const chosen = process.env["MUTATION_TESTS"]?.split(" ");

/** The fast tests of the rooms that `npm run test:mutation` changes: no processes, no whole runs, no random search. */
export default defineConfig({
  test: {
    include:
      chosen ??
      ["data", "documents", "forms", "intake", "lib", "rollup", "settle", "sources", "validate"].map(
        (room) => `test/${room}/**/*.test.ts`,
      ),
    testTimeout: 60_000,
  },
});
