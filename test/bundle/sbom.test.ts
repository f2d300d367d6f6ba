import { expect, it } from "vitest";
import { billOfMaterials } from "../../bundle/sbom.mjs";

const locked = {
  "node_modules/a": { version: "1.0.0", license: "MIT/X11", dependencies: { b: "^2", "@s/c": "*" } },
  "node_modules/a/node_modules/b": { version: "2.0.0", license: "(MIT OR Apache-2.0)", dependencies: { "@s/c": "*" } },
  "node_modules/b": { version: "1.0.0" },
  "node_modules/@s/c": { version: "3.0.0", license: "ISC", integrity: "sha512-AAECAw==" },
};

const bill = billOfMaterials({
  program: { name: "p", version: "0.1.0", license: "MIT" },
  node: { version: "22.0.0", sha256: "00ff" },
  packages: ["node_modules/a", "node_modules/a/node_modules/b", "node_modules/@s/c"],
  locked,
});

it("names Node and every package with version, licence and digest", () => {
  expect(bill.components).toEqual([
    expect.objectContaining({ name: "node", version: "22.0.0", hashes: [{ alg: "SHA-256", content: "00ff" }] }),
    expect.objectContaining({ name: "a", purl: "pkg:npm/a@1.0.0", licenses: [{ license: { name: "MIT/X11" } }] }),
    expect.objectContaining({ name: "b", version: "2.0.0", licenses: [{ expression: "(MIT OR Apache-2.0)" }] }),
    expect.objectContaining({
      group: "@s",
      name: "c",
      licenses: [{ license: { id: "ISC" } }],
      purl: "pkg:npm/%40s/c@3.0.0",
      hashes: [{ alg: "SHA-512", content: "00010203" }],
    }),
  ]);
});

it("says which package needs which, as Node finds them", () => {
  expect(bill.dependencies.find(({ ref }) => ref === "pkg:npm/a@1.0.0")?.dependsOn).toEqual([
    "pkg:npm/%40s/c@3.0.0",
    "pkg:npm/b@2.0.0",
  ]);
  expect(bill.dependencies[0]?.dependsOn).toHaveLength(4);
});

it("does not leave out what the lock file does not know", () => {
  const program = { name: "p", version: "0.1.0", license: "MIT" };
  const node = { version: "22.0.0", sha256: "" };
  expect(() => billOfMaterials({ program, node, packages: ["node_modules/x"], locked })).toThrow("node_modules/x");
});
