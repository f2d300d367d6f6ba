import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

const deterministic = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Take the clock from the shell." },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Take the clock from the shell.",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Keep the core deterministic.",
  },
  { selector: "CallExpression[callee.property.name=/^toLocale|^localeCompare$/]", message: "No locale in the core." },
];

/** SECURITY.md: no network. */
const networkModules = [
  "dgram",
  "dns",
  "dns/promises",
  "http",
  "http2",
  "https",
  "inspector",
  "inspector/promises",
  "net",
  "tls",
];
const networkGlobals = ["EventSource", "fetch", "WebSocket", "XMLHttpRequest"];

/** What would outlive a page. */
const storageGlobals = ["caches", "indexedDB", "localStorage", "sessionStorage"];
/** Where a text becomes markup, leaves the page, or is kept. */
const markupProperties = [
  ...["innerHTML", "outerHTML", "insertAdjacentHTML", "createContextualFragment", "setHTMLUnsafe", "srcdoc"],
  ...["write", "writeln", "sendBeacon", "cookie"],
];

export default tseslint.config(
  { ignores: ["node_modules", "outputs", "*.mjs", "test/**/*.mjs"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-misused-spread": "off",
      // A name beside a rest leaves that property out: there is no other way to say it.
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      "no-control-regex": "off",
    },
  },
  {
    // Nothing reaches for a network; and whatever a text holds, matching it takes time in proportion to its length.
    files: ["bundle/**", "launcher/**", "pipeline/**"],
    plugins: { regexp },
    rules: {
      "no-restricted-imports": ["error", { paths: networkModules.flatMap((name) => [name, `node:${name}`]) }],
      "no-restricted-globals": ["error", ...networkGlobals],
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false, ignorePartial: false }],
    },
  },
  {
    // What does not fit on a screen is two things.
    files: ["pipeline/**"],
    rules: { "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }] },
  },
  {
    // The compiler checks these through JSDoc; what they load at run time has the type that is written there.
    files: ["bundle/**", "launcher/**"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    files: ["pipeline/**"],
    ignores: ["pipeline/shell/**", "pipeline/engine/**", "pipeline/cli/index.ts", "pipeline/checker/**"],
    rules: {
      "no-restricted-globals": ["error", ...networkGlobals, "process", "console", "setTimeout"],
      "no-restricted-syntax": ["error", ...deterministic],
    },
  },
  {
    // What runs in a sender's browser: nothing leaves the page, nothing is kept, and no text becomes markup or a program.
    files: ["pipeline/checker/**"],
    rules: {
      "no-restricted-globals": ["error", ...networkGlobals, ...storageGlobals, "process", "console"],
      "no-restricted-properties": ["error", ...markupProperties.map((property) => ({ property }))],
      "no-restricted-syntax": ["error", ...deterministic],
      "no-eval": "error",
      "no-new-func": "error",
    },
  },
  {
    // A method is taken from its object to be put around itself.
    files: ["pipeline/checker/platform/buffer.ts"],
    rules: { "@typescript-eslint/unbound-method": "off" },
  },
);
