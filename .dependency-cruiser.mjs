/** The rooms of ARCHITECTURE.md as rules. */
const stage = "intake|read|sources|normalize|validate|rollup|render|export|demo";
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const only = (rooms, packages) =>
  rule(
    `${packages[0]}-in-${rooms[0].replace(/[^a-z]/g, "")}-only`,
    "ARCHITECTURE.md, dependencies.",
    { path: "^pipeline/", pathNot: `^pipeline/(${rooms.join("|")})` },
    { path: `node_modules/(${packages.join("|")})/` },
  );

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    rule("no-unresolved", "Import does not resolve: a rule on it would silently pass.", {}, { couldNotResolve: true }),
    rule("no-cycles", "Break the cycle: move the shared type to model/.", {}, { circular: true }),
    rule(
      "stages-meet-in-model",
      "A stage sees itself, sheet/, model/ and lib/ only; run.ts and inspect.ts join stages.",
      { path: `^pipeline/(${stage})/` },
      { path: "^pipeline/", pathNot: "^pipeline/($1|sheet|model|lib)/" },
    ),
    rule(
      "sheet-knows-model-and-lib",
      "sheet/ serves the stages and knows none.",
      { path: "^pipeline/sheet/" },
      { path: "^pipeline/", pathNot: "^pipeline/(sheet|model|lib)/" },
    ),
    rule(
      "model-and-lib-are-leaves",
      "model/ and lib/ import nothing of ours.",
      { path: "^pipeline/(model|lib)/" },
      { path: "^pipeline/", pathNot: "^pipeline/$1/" },
    ),
    rule(
      "stages-by-index-only",
      "Import a room through its index.ts.",
      { path: "^pipeline/", pathNot: `^pipeline/(${stage}|sheet)/` },
      { path: `^pipeline/(${stage}|sheet)/`, pathNot: "/index\\.ts$" },
    ),
    rule(
      "only-top-level-files-join-stages",
      "Stages are called from the files that ARCHITECTURE.md names alone.",
      { path: "^pipeline/(shell/|cli\\.ts$|closing-words\\.ts$)" },
      { path: `^pipeline/(${stage})/` },
    ),
    rule(
      "io-in-shell-only",
      "Take it through the shell. zlib only computes.",
      { path: "^pipeline/", pathNot: "^pipeline/(shell/|cli\\.ts$)" },
      { dependencyTypes: ["core"], pathNot: "^(node:)?(path(/posix)?|zlib)$" },
    ),
    rule(
      "zod-schemas-in-model-only",
      "Schemas live in model/; sources/ applies them, cli.ts checks its words with them.",
      { path: "^pipeline/", pathNot: "^pipeline/(model/|sources/|cli\\.ts$)" },
      { path: "node_modules/zod/" },
    ),
    only(["shell/"], ["p-queue"]),
    only(["cli\\.ts$"], ["commander"]),
    only(["read/library/"], ["@e965/xlsx"]),
    only(["read/xlsx/xml/"], ["saxes"]),
    only(
      ["render/"],
      [
        "docx",
        "handlebars",
        "mdast-util-from-markdown",
        "mdast-util-directive",
        "micromark-extension-directive",
        "jszip",
      ],
    ),
    only(["demo/"], ["fflate"]),
    rule("no-test-in-pipeline", "Source never imports tests.", { path: "^pipeline/" }, { path: "^test/" }),
    rule(
      "no-orphans",
      "Dead file: use it or delete it.",
      { orphan: true, path: "^pipeline/", pathNot: "\\.d\\.ts$" },
      {},
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default"],
      mainFields: ["module", "main"],
    },
  },
};
