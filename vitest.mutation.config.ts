import { defineConfig } from "vitest/config";

/** The fast tests of the rooms that `npm run test:mutation` changes: no processes, no whole runs, no random search. */
export default defineConfig({
  test: {
    include: ["export", "intake", "lib", "normalize", "render", "rollup", "sheet", "sources", "validate"].map(
      (room) => `test/${room}/**/*.test.ts`,
    ),
    testTimeout: 60_000,
  },
});
