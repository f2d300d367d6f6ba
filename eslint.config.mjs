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

export default tseslint.config(
  { ignores: ["node_modules", "outputs", "*.mjs", "test/**/*.mjs"] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-misused-spread": "off",
      "no-control-regex": "off",
    },
  },
  {
    // Whatever a text holds, matching it takes time in proportion to its length: no file stops a night.
    files: ["launcher/**", "pipeline/**"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential", ignoreSticky: false, ignorePartial: false }],
    },
  },
  {
    // The compiler checks these through JSDoc; what they load at run time has the type that is written there.
    files: ["launcher/**"],
    rules: { "@typescript-eslint/no-unsafe-assignment": "off" },
  },
  {
    files: ["pipeline/**"],
    ignores: ["pipeline/shell/**", "pipeline/cli.ts"],
    rules: {
      "no-restricted-globals": ["error", "process", "console", "setTimeout"],
      "no-restricted-syntax": ["error", ...deterministic],
    },
  },
);
