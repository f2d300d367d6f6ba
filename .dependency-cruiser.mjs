/** The rooms of ARCHITECTURE.md as rules. */
/** Rooms that hold one stage's code each: entered by their index.ts, and seen by nobody else. */
const stage = "workbook/read|forms/annex2|sources|intake|settle|validate|rollup|documents|data|demo";
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
      "A room sees itself, model/ and lib/ only; run.ts and stages/ join rooms.",
      { path: `^pipeline/(${stage})/`, pathNot: "^pipeline/(sources|demo)/" },
      { path: "^pipeline/", pathNot: "^pipeline/($1|model|lib)/" },
    ),
    rule(
      "sources-know-tables",
      "The blank form is read as any form is: sources/ sees the tables of forms/annex2/, and nothing else of a stage.",
      { path: "^pipeline/(sources|demo)/" },
      { path: "^pipeline/", pathNot: "^pipeline/($1|forms/annex2/tables|model|lib)/" },
    ),
    rule(
      "tables-know-no-answers",
      "forms/annex2/tables/ finds tables in a sheet, and knows nothing of what is made of them.",
      { path: "^pipeline/forms/annex2/tables/" },
      { path: "^pipeline/", pathNot: "^pipeline/(forms/annex2/tables|model|lib)/" },
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
      { path: "^pipeline/", pathNot: `^pipeline/(${stage})/` },
      { path: `^pipeline/(${stage})/`, pathNot: "/index\\.ts$" },
    ),
    rule(
      "shell-and-state-know-no-stage",
      "Disk, clock and processes are the same whatever a stage does.",
      { path: "^pipeline/(shell|state|engine)/" },
      { path: `^pipeline/(${stage}|stages|cli)/` },
    ),
    rule(
      "engine-knows-nothing-of-workbooks",
      "engine/ does tasks in processes, whatever they are: another queue must fit behind its door.",
      { path: "^pipeline/engine/" },
      { path: "^pipeline/", pathNot: "^pipeline/(engine/|model/program\\.ts$)" },
    ),
    rule(
      "state-is-text",
      "state/ turns readings into text and back; shell/ puts it on the disk.",
      { path: "^pipeline/state/" },
      { path: "^pipeline/", pathNot: "^pipeline/(state|model|lib)/" },
    ),
    rule(
      "nothing-looks-back",
      "run.ts and stages/ join rooms; only cli/ calls them.",
      { path: "^pipeline/", pathNot: "^pipeline/(cli/|stages/|run\\.ts$)" },
      { path: "^pipeline/(cli|stages)/|^pipeline/run\\.ts$" },
    ),
    rule(
      "io-in-shell-only",
      "Take it through the shell. zlib only computes.",
      { path: "^pipeline/", pathNot: "^pipeline/(shell/|engine/|cli/index\\.ts$)" },
      { dependencyTypes: ["core"], pathNot: "^(node:)?(path(/posix)?|zlib)$" },
    ),
    rule(
      "zod-schemas-in-model-only",
      "Schemas live in model/; sources/ applies them, cli/ checks its words with them.",
      { path: "^pipeline/", pathNot: "^pipeline/(model/|sources/|cli/index\\.ts$)" },
      { path: "node_modules/zod/" },
    ),
    only(["shell/"], ["p-queue"]),
    only(["cli/"], ["commander"]),
    only(["workbook/read/library/"], ["@e965/xlsx"]),
    only(["workbook/read/xlsx/xml/"], ["saxes"]),
    only(
      ["documents/"],
      [
        "docx",
        "handlebars",
        "mdast-util-from-markdown",
        "mdast-util-directive",
        "micromark-extension-directive",
        "jszip",
      ],
    ),
    only(["lib/deflate-part"], ["fflate"]),
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
