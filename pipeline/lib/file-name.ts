/** What people see of a path: the file's own name, whatever folder or archive it lies in. @param path with `/` between its names. */
export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
