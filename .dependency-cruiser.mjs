/** The rooms of ARCHITECTURE.md as rules. */
/** Rooms that hold one stage's code each: entered by their index.ts, and seen by nobody else. */
const stage =
  "workbook/read|workbook/write|forms/annex2|sources|intake|settle|validate|rollup|documents|data|trace|status-page|demo";
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
      "lib-is-a-leaf",
      "lib/ imports nothing of ours.",
      { path: "^pipeline/lib/" },
      { path: "^pipeline/", pathNot: "^pipeline/lib/" },
    ),
    rule(
      "model-sees-lib-only",
      "Below every stage: model/ puts what it knows into words, and takes spellings from lib/.",
      { path: "^pipeline/model/" },
      { path: "^pipeline/", pathNot: "^pipeline/(model|lib)/" },
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
      "engine-by-index-only",
      "engine/ has one door: behind it, another queue may do the tasks.",
      { path: "^pipeline/", pathNot: "^pipeline/engine/" },
      { path: "^pipeline/engine/", pathNot: "/index\\.ts$" },
    ),
    rule(
      "state-is-text",
      "state/ turns readings into text and back; shell/ puts it on the disk.",
      { path: "^pipeline/state/" },
      { path: "^pipeline/", pathNot: "^pipeline/(state|model|lib)/" },
    ),
    rule(
      "checker-is-of-the-browser",
      "What runs in the sender's browser sees the one stage that judges a file, model/ and lib/: what it needs of Node stands in its platform/.",
      { path: "^pipeline/checker/" },
      { path: "^pipeline/", pathNot: "^pipeline/(checker|model|lib)/|^pipeline/stages/judge-file\\.ts$" },
    ),
    rule(
      "checker-without-node",
      "A browser has none of it: launcher/bundle-checker.mjs puts platform/ in the place of what the reading rooms ask for.",
      { path: "^pipeline/checker/" },
      { dependencyTypes: ["core"] },
    ),
    rule(
      "platform-by-the-bundle-only",
      "Node has its own: what stands in its place is put there by launcher/bundle-checker.mjs.",
      { path: "^pipeline/" },
      { path: "^pipeline/checker/platform/" },
    ),
    rule(
      "checker-by-its-page",
      "Others see of the checker what its page is made of.",
      { path: "^pipeline/", pathNot: "^pipeline/checker/" },
      { path: "^pipeline/checker/", pathNot: "/document\\.ts$" },
    ),
    rule(
      "nothing-looks-back",
      "run.ts and stages/ join rooms; only cli/ calls them.",
      { path: "^pipeline/", pathNot: "^pipeline/(cli/|stages/|checker/|run\\.ts$)" },
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
      "Schemas live in model/; sources/ applies them, cli/ checks its words with them; documents/kept/ describes what is kept of documents. A browser's policy wants zod told not to make programs.",
      {
        path: "^pipeline/",
        pathNot: "^pipeline/(model/|sources/|cli/options\\.ts$|documents/kept/|checker/reader\\.ts$)",
      },
      { path: "node_modules/zod/" },
    ),
    only(["shell/"], ["p-queue"]),
    only(["cli/"], ["commander"]),
    only(["data/parquet\\.ts$"], ["hyparquet-writer"]),
    only(["data/oscal\\.ts$"], ["uuid"]),
    only(["workbook/read/library/"], ["@e965/xlsx"]),
    only(["workbook/read/xlsx/xml/"], ["saxes"]),
    rule(
      "word-knows-no-wording",
      "documents/word/ draws blocks, whatever kind of document and wording they come from.",
      { path: "^pipeline/documents/word/" },
      { path: "^pipeline/documents/", pathNot: "^pipeline/documents/word/" },
    ),
    rule(
      "wording-knows-no-kind",
      "What a kind lets people write reaches documents/wording/ as a Vocabulary; what it gives are word/'s blocks.",
      { path: "^pipeline/documents/wording/" },
      { path: "^pipeline/documents/", pathNot: "^pipeline/documents/(wording/|word/(block|styles/style-ids)\\.ts$)" },
    ),
    rule(
      "kinds-stand-alone",
      "A kind of document knows wording/ and word/, and no other kind: it must be possible to take it out.",
      { path: "^pipeline/documents/kinds/([^/]+)/" },
      {
        path: "^pipeline/documents/",
        pathNot:
          "^pipeline/documents/(kinds/($1/|(?:document-kind|paper|collectors|measure-gist|planned-text|shortened|remark-beyond-date|superlative|shown-names|heat|origins|trace-lines)\\.ts$)|wording/|word/)",
      },
    ),
    rule(
      "letters-stand-alone",
      "A kind of letter knows what all letters share, and no other kind.",
      { path: "^pipeline/documents/letters/([^/]+)/" },
      {
        path: "^pipeline/documents/",
        pathNot:
          "^pipeline/documents/(letters/($1/|[^/]+\\.ts$)|kinds/(?:document-kind|measure-gist|origins|trace-lines)\\.ts$|wording/)|^pipeline/documents/letters/index\\.ts$",
      },
    ),
    rule(
      "fill-knows-no-letter",
      "documents/fill/ puts values into any Word file of the office.",
      { path: "^pipeline/documents/fill/" },
      {
        path: "^pipeline/documents/",
        pathNot:
          "^pipeline/documents/(fill/|word/xml/escape-xml\\.ts$|wording/(line-fault|nearest-name|vocabulary)\\.ts$)",
      },
    ),
    rule(
      "kinds-in-one-list",
      "Nothing knows a kind of document by name: it stands in kinds/index.ts, and in kept/ where it is kept.",
      { path: "^pipeline/", pathNot: "^pipeline/documents/(kinds|kept)/" },
      { path: "^pipeline/documents/kinds/[^/]+/" },
    ),
    rule(
      "drawing-loads-no-wording",
      "Processes that draw get composed documents: what reads the wording is larger than what draws.",
      { path: "^pipeline/documents/draw/index\\.ts$" },
      { path: "node_modules/(handlebars|mdast-util-from-markdown)/", reachable: true },
    ),
    rule(
      "no-package-of-tests",
      "A package of tests or benches: say in ARCHITECTURE.md why the program needs it.",
      { path: "^pipeline/" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    only(["workbook/write/"], ["exceljs"]),
    rule(
      "exceljs-where-written-only",
      "What writes new workbooks is loaded where one is written, and not before: in the middle of a stage, or by `new`.",
      { path: "^pipeline/", pathNot: "^pipeline/stages/make-books\\.ts$" },
      { path: "^pipeline/workbook/write/new-book/", dynamic: false },
    ),
    rule(
      "new-books-by-new-only",
      "The nightly run, and what starts every command, must not load what writes new workbooks.",
      { path: "^pipeline/(run|cli/nightly|stages/nightly)\\.ts$" },
      { path: "^pipeline/stages/make-books\\.ts$", reachable: true },
    ),
    rule(
      "writing-stands-alone",
      "workbook/write/ makes bytes of plain values, whatever they say.",
      { path: "^pipeline/workbook/write/" },
      { path: "^pipeline/", pathNot: "^pipeline/(workbook/write|model|lib)/" },
    ),
    only(
      ["documents/wording/"],
      ["handlebars", "mdast-util-from-markdown", "mdast-util-directive", "micromark-extension-directive"],
    ),
    only(["demo/", "checker/platform/"], ["fflate"]),
    only(["checker/platform/"], ["buffer", "@noble"]),
    rule(
      "browser-scripts-stand-alone",
      "What runs in a page is bundled by itself: the program writes the page, and imports nothing of its script.",
      { path: "^pipeline/", pathNot: "^pipeline/status-page/browser/" },
      { path: "^pipeline/status-page/browser/" },
    ),
    rule(
      "browser-scripts-carry-no-package",
      "Every page carries its script: words and dates of ours are small, packages are not.",
      { path: "^pipeline/status-page/browser/" },
      { path: "node_modules/" },
    ),
    rule("no-test-in-pipeline", "Source never imports tests.", { path: "^pipeline/" }, { path: "^test/" }),
    rule(
      "no-orphans",
      "Dead file: use it or delete it.",
      { orphan: true, path: "^pipeline/", pathNot: "\\.d\\.ts$|^pipeline/checker/platform/" },
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
