/** What a bundle is made of, as CycloneDX 1.6: Node, and the packages of which something is left in the program. No time, no random number. */

/**
 * @typedef {object} LockedPackage as package-lock.json has it
 * @property {string} version
 * @property {string} [license]
 * @property {string} [integrity]
 * @property {Readonly<Record<string, string>>} [dependencies]
 */
/** @typedef {Readonly<Record<string, LockedPackage>>} LockedPackages by their place, `node_modules/exceljs` */

/**
 * @param {object} parts
 * @param {{ readonly name: string, readonly version: string, readonly license: string }} parts.program
 * @param {{ readonly version: string, readonly sha256: string }} parts.node
 * @param {readonly string[]} parts.packages their places
 * @param {LockedPackages} parts.locked
 * @throws {Error} when the lock file does not know one of them.
 */
export function billOfMaterials({ program, node, packages, locked }) {
  const self = purlOf(program.name, program.version);
  const platform = `pkg:generic/node@${node.version}`;
  const entries = packages.map((place) => ({ place, ...entryOf(place, locked) }));
  const ref = new Map(entries.map(({ place, name, version }) => [place, purlOf(name, version)]));
  const dependencies = entries.map(({ place, dependencies = {} }) => ({
    ref: ref.get(place) ?? place,
    dependsOn: unique(Object.keys(dependencies).flatMap((name) => ref.get(placeOf(name, place, locked) ?? "") ?? [])),
  }));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": self,
        name: program.name,
        version: program.version,
        licenses: licencesOf(program.license),
        purl: self,
      },
    },
    components: [
      {
        type: "platform",
        "bom-ref": platform,
        name: "node",
        version: node.version,
        hashes: [{ alg: "SHA-256", content: node.sha256 }],
        licenses: licencesOf("MIT"),
        purl: platform,
      },
      // The same package may lie at two places.
      ...[...new Map(entries.map((entry) => [purlOf(entry.name, entry.version), entry])).values()].map(componentOf),
    ],
    dependencies: [
      { ref: self, dependsOn: unique([platform, ...ref.values()]) },
      { ref: platform, dependsOn: [] },
      ...new Map(dependencies.map((entry) => [entry.ref, entry])).values(),
    ],
  };
}

function componentOf(/** @type {LockedPackage & { readonly name: string }} */ { name, version, license, integrity }) {
  const [, scope, own] = /^(?:(@[^/]+)\/)?(.+)$/u.exec(name) ?? [];
  const sha512 = /^sha512-(.+)$/u.exec(integrity ?? "")?.[1];
  return {
    type: "library",
    "bom-ref": purlOf(name, version),
    ...(scope === undefined ? {} : { group: scope }),
    name: own ?? name,
    version,
    ...(sha512 === undefined
      ? {}
      : { hashes: [{ alg: "SHA-512", content: Buffer.from(sha512, "base64").toString("hex") }] }),
    ...(license === undefined ? {} : { licenses: licencesOf(license) }),
    purl: purlOf(name, version),
  };
}

function entryOf(/** @type {string} */ place, /** @type {LockedPackages} */ locked) {
  const entry = locked[place];
  if (entry === undefined) throw new Error(`package-lock.json does not know ${place}.`);
  return { ...entry, name: nameOf(place) };
}

/** `node_modules/a/node_modules/@b/c` is `@b/c`. */
export function nameOf(/** @type {string} */ place) {
  return place.split("node_modules/").at(-1) ?? place;
}

/**
 * Where Node finds a package that another one asks for: inside it, or in one of the folders above.
 *
 * @param {string} name
 * @param {string} asking
 * @param {LockedPackages} locked
 */
function placeOf(name, asking, locked) {
  for (let folder = `${asking}/`; ; folder = folder.slice(0, folder.lastIndexOf("node_modules/"))) {
    const place = `${folder}node_modules/${name}`;
    if (place in locked) return place;
    if (folder === "") return null;
  }
}

function purlOf(/** @type {string} */ name, /** @type {string} */ version) {
  return `pkg:npm/${name.replace("@", "%40")}@${version}`;
}

/** One licence by its identifier; several as an expression; what is neither (`MIT/X11`) as it is called. */
function licencesOf(/** @type {string} */ licence) {
  if (/ (?:OR|AND|WITH) |\(/u.test(licence)) return [{ expression: licence }];
  return [{ license: /^[\w.+-]+$/u.test(licence) ? { id: licence } : { name: licence } }];
}

function unique(/** @type {readonly string[]} */ texts) {
  return [...new Set(texts)].sort();
}
