/** Files of the blank form beside each other in the templates folder: which versions there are, and which is the newest. */

/** A version of the form with its file, e.g. `2.0` in `annex2-v2.0.xlsx`. */
export interface FormFile {
  readonly version: string;
  readonly file: string;
}

const FORM_FILE = /^annex2-v(\d{1,4}(?:\.\d{1,4}){0,3})\.xlsx$/iu;

/** The forms among the names of a folder, oldest version first: 2.9 before 2.10. */
export function formFiles(names: readonly string[]): readonly FormFile[] {
  return names
    .flatMap((file): FormFile[] => {
      const version = FORM_FILE.exec(file)?.[1];
      return version === undefined ? [] : [{ version: version.includes(".") ? version : `${version}.0`, file }];
    })
    .sort((a, b) => compareVersions(a.version, b.version) || (a.file < b.file ? -1 : 1));
}

/** The form of a version, whose file may be named in short: `3` is 3.0. */
export function formOfVersion(forms: readonly FormFile[], version: string): FormFile | undefined {
  return (
    forms.find((form) => form.version === version) ?? forms.find((form) => compareVersions(form.version, version) === 0)
  );
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split("."), b.split(".")];
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = Number(left[part] ?? 0) - Number(right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
