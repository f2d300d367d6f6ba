import { expect, it } from "vitest";
import { ignoreByName } from "../../pipeline/intake/index.ts";

it.each([
  "registry.xlsx",
  "~$482030.xlsx",
  "a/~$482030.xlsx",
  ".DS_Store",
  "a/.git/x.xlsx",
  "Thumbs.db",
  "a/desktop.ini",
  "__MACOSX/a.xlsx",
])("%s is no submission", (path) => {
  expect(ignoreByName(path)).toMatch(/。$/u);
});

it.each(["482030.xlsx", "架空第1県/registry.xlsx", "a.b.xlsx", "~482030.xlsx"])("%s may be one", (path) => {
  expect(ignoreByName(path)).toBeNull();
});
