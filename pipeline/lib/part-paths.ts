/** Paths of parts in packages of Office (Open Packaging Conventions). */

/** Where the relations of the part at this path lie; of the whole archive for an empty path. */
export function relationsPath(path: string): string {
  const name = path.lastIndexOf("/") + 1;
  return `${path.slice(0, name)}_rels/${path.slice(name)}.rels`;
}

/** `../drawings/drawing1.xml` from the folder of the part at this path, or `/xl/…` from the top. */
export function resolveTarget(from: string, written: string): string {
  if (SIMPLE.test(written))
    return written.startsWith("/") ? written.slice(1) : from.slice(0, from.lastIndexOf("/") + 1) + written;
  const target = written.replaceAll("\\", "/");
  const path = target.startsWith("/") ? [] : from.split("/").slice(0, -1);
  for (const name of target.split("/"))
    if (name === "..") path.pop();
    else if (name !== "" && name !== ".") path.push(name);
  return path.join("/");
}

/** As nearly all are. */
const SIMPLE = /^\/?(?:\w+\/)*\w+\.\w+$/;

/** What {@link resolveTarget} finds from there, written the short way: `../comments1.xml`. */
export function relativeTarget(from: string, path: string): string {
  const [here, there] = [from.split("/").slice(0, -1), path.split("/")];
  let common = 0;
  while (common < here.length && common < there.length - 1 && here[common] === there[common]) common++;
  return "../".repeat(here.length - common) + there.slice(common).join("/");
}
