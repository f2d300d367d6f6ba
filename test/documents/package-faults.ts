/** What would make Word call a file damaged: parts that are missing, unknown or unnamed. */
import { posix } from "node:path";

/** @param parts of a package, by name */
export function faultsOfPackage(parts: Readonly<Record<string, string>>): readonly string[] {
  return [...untyped(parts), ...Object.keys(parts).flatMap((name) => danglingOf(name, parts)), ...unreferred(parts)];
}

function untyped(parts: Readonly<Record<string, string>>): readonly string[] {
  const types = parts["[Content_Types].xml"] ?? "";
  const named = valuesOf(types, "PartName").map((name) => name.slice(1));
  const twice = named.filter((name, index) => named.indexOf(name) !== index);
  const missing = named.filter((name) => !(name in parts));
  const plain = Object.keys(parts).filter((name) => !named.includes(name) && !/\.rels$|^\[Content/u.test(name));
  return [...twice, ...missing, ...plain].map((name) => `content type: ${name}`);
}

/** Ids that a part uses and its relationships do not hold, and targets that are not there. */
function danglingOf(name: string, parts: Readonly<Record<string, string>>): readonly string[] {
  if (name.endsWith(".rels")) return [];
  const rels = parts[relsOf(name)] ?? "";
  const known = valuesOf(rels, "Id");
  const used = /\.xml$/u.test(name) ? valuesOf(parts[name] ?? "", "r:id") : [];
  const targets = valuesOf(rels, "Target").map((target) => posix.join(posix.dirname(name), target));
  return [
    ...used.filter((id) => !known.includes(id)).map((id) => `${name}: no relationship ${id}`),
    ...known.filter((id, index) => known.indexOf(id) !== index).map((id) => `${name}: twice ${id}`),
    ...targets.filter((target) => !(target in parts)).map((target) => `${name}: no part ${target}`),
  ];
}

/** Parts that nothing refers to, and relationships of parts that are not there. */
function unreferred(parts: Readonly<Record<string, string>>): readonly string[] {
  const lists = Object.keys(parts).filter((name) => name.endsWith(".rels"));
  const owners = new Map(["", ...Object.keys(parts)].map((name) => [relsOf(name), name]));
  const referred = lists.flatMap((list) =>
    valuesOf(parts[list] ?? "", "Target").map((target) => posix.join(posix.dirname(owners.get(list) ?? ""), target)),
  );
  const others = Object.keys(parts).filter((name) => name !== "[Content_Types].xml" && !lists.includes(name));
  return [
    ...others.filter((name) => !referred.includes(name)).map((name) => `nothing refers to ${name}`),
    ...lists.filter((list) => !owners.has(list)).map((list) => `${list} is of no part`),
  ];
}

function relsOf(name: string): string {
  return posix.join(posix.dirname(name), "_rels", `${posix.basename(name)}.rels`);
}

function valuesOf(xml: string, attribute: string): readonly string[] {
  return Array.from(xml.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "gu")), ([, value]) => value ?? "");
}
