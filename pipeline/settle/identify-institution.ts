/**
 * Whose submission it is: the code in the sheet, else the name, else what the file name says (design.md). Clues that stand for different
 * institutions are never settled: a person must look.
 */
import { listed, quotedName, quotedPath } from "../lib/japanese/quoted.ts";
import { TREATED_AS, WHOSE_IS_IT } from "../model/asked-of-sender.ts";
import { tagText } from "../model/form-tag.ts";
import type { Place } from "../model/place.ts";
import type { Refusal } from "../model/refusal.ts";
import type { Institution, Registry } from "../model/registry.ts";
import type { HeaderField, Submission } from "../model/submission.ts";
import { indexInstitutions, type InstitutionIndex } from "./institution-index.ts";
import { readCode } from "./read-code.ts";
import { readName, type NameReading } from "./read-name.ts";
import { codeAtStart, codesInFileName, namesInFileName, narrowByFolder, senderToldByPath } from "./told-by-path.ts";
import { closestTo, unknownMessage } from "./unknown-message.ts";

interface Mismatch {
  readonly message: string;
  readonly place: Place | null;
}

/** Whose it is, with what contradicts that; or why nobody can be named, and whom the path tells to have sent it. */
export type Identification =
  | { readonly institution: Institution; readonly mismatch: Mismatch | null }
  | (Refusal & {
      readonly institution: null;
      readonly sender: Institution | null;
      /** Whose it may be, to be shown to a person. */
      readonly candidates: readonly Institution[];
    });

interface Clue {
  /** How a message names the clue. */
  readonly label: string;
  readonly candidates: readonly Institution[];
  readonly place: Place | null;
  /** It can name the sender; others only confirm or contradict. */
  readonly decides: boolean;
  /** What a clerk should know even where all clues agree. */
  readonly doubt: string | null;
}

/** The institution of a read submission, with what contradicts it; or why none can be named. */
export function identifyInstitution(submission: Submission, registry: Registry): Identification {
  const refused = findRefusal(submission, registry);
  if (refused !== null) return refuse(refused, submission, registry);
  const clues = cluesOf(submission, registry);
  const meant = clues.filter(({ candidates }) => candidates.length > 0);
  const common = meant.reduce<readonly Institution[] | null>(
    (left, { candidates }) => (left === null ? candidates : left.filter((one) => candidates.includes(one))),
    null,
  );
  if (common?.length === 0) {
    const candidates = meant.flatMap((clue) => clue.candidates);
    return refuse({ code: "institution-mismatch", message: conflictMessage(meant), candidates }, submission, registry);
  }
  if (common === null || !meant.some(({ decides }) => decides)) {
    const candidates = common ?? closestTo(submission, registry);
    const message = unknownMessage(clues, submission, registry);
    return refuse({ code: "institution-unknown", message, candidates }, submission, registry);
  }
  const [institution, ...more] = narrowByTag(narrowByFolder(common, submission.file, registry), submission);
  if (institution !== undefined && more.length === 0)
    return {
      institution,
      mismatch: findMismatch(institution, withForeign(institution, clues, submission, registry), submission),
    };
  const message = ambiguousMessage(meant, common);
  return refuse({ code: "institution-ambiguous", message, candidates: common }, submission, registry);
}

/** Of several of one name, the one for which we made the form. */
function narrowByTag(institutions: readonly Institution[], { tag }: Submission): readonly Institution[] {
  const meant = institutions.filter(({ code }) => tag !== undefined && tagText(code) === tag.institution);
  return meant.length === 1 ? meant : institutions;
}

/** The institution whose code begins the file name: whose passwords open a file that is not read yet. */
export function identifyByFileName(path: string, registry: Registry): Institution | null {
  return codeAtStart(path, registry)?.institutions[0] ?? null;
}

/** Nobody can be named, and whose it may be. */
interface Doubt extends Refusal {
  readonly candidates: readonly Institution[];
}

function refuse(doubt: Doubt, { file }: Submission, registry: Registry): Identification {
  const candidates = [...new Set(doubt.candidates)];
  return { ...doubt, candidates, institution: null, sender: senderToldByPath(file, registry) };
}

/** Several institutions in one name, or a further form of another institution in the same workbook. */
function findRefusal(submission: Submission, registry: Registry): Doubt | null {
  const index = indexInstitutions(registry);
  const { name, code } = submission;
  const several = name === null ? [] : readName(name.text, index).several;
  if (several.length > 0)
    return {
      code: "institution-ambiguous",
      candidates: several,
      message: `機関名の欄「${quotedName(name?.text ?? "")}」に、複数の機関（${listOf(several)}）があります。`,
    };
  const own = fieldsMean({ code, name }, index);
  for (const form of submission.otherForms) {
    const others = fieldsMean(form, index).filter((institution) => !own.includes(institution));
    if (others.length === 0 || fieldsMean(form, index).some((institution) => own.includes(institution))) continue;
    const at = form.code ?? form.name;
    return {
      code: "institution-ambiguous",
      candidates: [...own, ...others],
      message: `1つのブックに、複数の機関の記載があります（${listOf([...own, ...others])}）。${at === null ? "" : `別の機関は、シート「${quotedName(at.place.sheet)}」の${at.place.cell}にあります。`}`,
    };
  }
  return null;
}

function fieldsMean(
  { code, name }: { readonly code: HeaderField | null; readonly name: HeaderField | null },
  index: InstitutionIndex,
): readonly Institution[] {
  const byCode = code === null ? [] : readCode(code.text, index).institutions;
  return byCode.length > 0 || name === null ? byCode : meaningOf(readName(name.text, index));
}

function meaningOf({ institutions, several }: NameReading): readonly Institution[] {
  return institutions.length > 0 ? institutions : several;
}

function cluesOf(submission: Submission, registry: Registry): readonly Clue[] {
  const index = indexInstitutions(registry);
  const { code, name } = submission;
  const inBook = [...(code === null ? [] : codeClues(code, index)), ...(name === null ? [] : nameClues(name, index))];
  const clues = [...inBook, ...fileNameClues(submission.file, inBook.length > 0, registry)];
  const isSaid = inBook.length > 0 || clues.some(({ candidates }) => candidates.length > 0);
  return isSaid ? clues : [...clues, ...tagClues(submission, registry)];
}

/** For whom we made the form: asked where nothing that people wrote names anybody. What it contradicts is a finding (validate/tag-rules.ts). */
function tagClues({ tag }: Submission, { institutions }: Registry): readonly Clue[] {
  const candidates = institutions.filter(({ code }) => tag !== undefined && tagText(code) === tag.institution);
  const label = "様式に記録された機関コード";
  return candidates.length === 0 ? [] : [{ label, candidates, place: null, decides: true, doubt: null }];
}

function codeClues({ text, place }: HeaderField, index: InstitutionIndex): readonly Clue[] {
  const { institutions, whole, rest } = readCode(text, index);
  const label = `機関コード「${quotedName(text)}」`;
  const doubt = whole ? null : `${label}は、桁が足りません（検査数字を含めて記入するものです）`;
  const named = rest === "" ? [] : readName(rest, index).institutions;
  return [
    { label, candidates: institutions, place, decides: whole, doubt },
    ...clueBeside(`機関コードの欄の「${quotedName(rest)}」`, named, place),
  ];
}

function nameClues({ text, place }: HeaderField, index: InstitutionIndex): readonly Clue[] {
  const { institutions, inexact, beside, code } = readName(text, index);
  const label = `機関名「${quotedName(text)}」`;
  const other = beside === null ? null : `機関名の欄に、「${quotedName(beside.name)}」も並んでいます`;
  const doubt = inexact
    ? `${label}は、対象機関の名称「${quotedName(institutions[0]?.name ?? "")}」と同じではありません`
    : other;
  const coded = code === null ? [] : readCode(code, index).institutions;
  return [
    { label, candidates: institutions, place, decides: true, doubt },
    ...clueBeside(`機関名の欄の「${quotedName(code ?? "")}」`, coded, place),
  ];
}

/** What stands beside a value in its cell counts where it stands for somebody. */
function clueBeside(label: string, candidates: readonly Institution[], place: Place): readonly Clue[] {
  return candidates.length === 0 ? [] : [{ label, candidates, place, decides: true, doubt: null }];
}

/** 202703 begins names of files as a month. */
const MONTH = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/u;

/**
 * The code that begins the file name; further codes and names in it. Where the workbook itself says anything, they only confirm or contradict;
 * where it says nothing, a whole name must stand alone.
 */
function fileNameClues(file: string, bookSays: boolean, registry: Registry): readonly Clue[] {
  const start = codeAtStart(file, registry);
  const coded = codesInFileName(file, registry).filter((one) => !(bookSays && MONTH.test(one.code)));
  const atStart = start?.institutions.filter((one) => !(bookSays && MONTH.test(one.code))) ?? [];
  const clue = (label: string, candidates: readonly Institution[], decides: boolean): Clue[] => [
    { label: `ファイル名の${label}`, candidates, place: null, decides, doubt: null },
  ];
  const names = namesInFileName(file.replace(/\.\w+$/u, ""), registry);
  const byName = bookSays ? names.any : names.others ? [] : names.institutions;
  return [
    ...(start !== null && (atStart.length > 0 || coded.length === 0)
      ? clue(`機関コード「${quotedName(start.text)}」`, coded.length > 1 ? coded : atStart, true)
      : []),
    ...(atStart.length === 0 && coded.length > 0
      ? clue(`機関コード「${coded[0]?.code ?? ""}」`, coded, !bookSays && coded.length === 1)
      : []),
    ...(byName.length > 0 ? clue(`機関名「${quotedName(byName[0]?.name ?? "")}」`, byName, !bookSays) : []),
  ];
}

/** A block of somebody else who takes part too: worth a word where no code confirms that the other name is the sender's. */
function withForeign(
  sender: Institution,
  clues: readonly Clue[],
  { foreign = [], code, file }: Submission,
  registry: Registry,
): readonly Clue[] {
  const confirmed = code !== null || codesInFileName(file, registry).includes(sender);
  const [other] = confirmed
    ? []
    : foreign.filter((field) => isOther(fieldsMean(asFields(field), indexInstitutions(registry)), sender));
  if (other === undefined) return clues;
  const doubt = `「${quotedName(other.text)}」の記載もあります（シート「${quotedName(other.place.sheet)}」の${other.place.cell}）`;
  return [...clues, { label: "", candidates: [sender], place: other.place, decides: false, doubt }];
}

function asFields(field: HeaderField): { readonly code: HeaderField; readonly name: HeaderField } {
  return { code: field, name: field };
}

function isOther(institutions: readonly Institution[], sender: Institution): boolean {
  return institutions.length > 0 && !institutions.includes(sender);
}

function findMismatch(institution: Institution, clues: readonly Clue[], { file }: Submission): Mismatch | null {
  // The digits before a file name may be anything; they contradict only as the code of another institution.
  const against = clues.find(({ candidates, place }) => candidates.length === 0 && place !== null);
  const doubtful = clues.find(({ doubt }) => doubt !== null);
  const what = against === undefined ? (doubtful?.doubt ?? null) : `${against.label}は、点検の対象機関の中にありません`;
  if (what === null) return null;
  return {
    message: `この提出は「${nameOf(institution)}」${TREATED_AS}${what}。${WHOSE_IS_IT}${quotedPath(file)}）`,
    place: (against ?? doubtful)?.place ?? null,
  };
}

function conflictMessage(meant: readonly Clue[]): string {
  const told = meant.map(
    ({ label, candidates }) =>
      `${label}は「${listed(candidates.map(nameOf), { between: "」又は「", counter: "機関", most: 2 })}」`,
  );
  return `${listed(told, { counter: "件", most: MOST_CLUES })}を指し、別の機関です。どちらのものとしても扱っていません。`;
}

function ambiguousMessage(meant: readonly Clue[], candidates: readonly Institution[]): string {
  const label = meant.find((clue) => clue.candidates.length > 1)?.label ?? "";
  return `${label}に当たる機関が${String(candidates.length)}つあります（${listOf(candidates)}）。`;
}

function listOf(institutions: readonly Institution[]): string {
  return listed([...new Set(institutions)].map(nameOf), { counter: "機関", most: FEW });
}

/** Institutions of a list. */
const FEW = 5;
/** Clues that contradict each other; no workbook and its path give many more. */
const MOST_CLUES = 4;

function nameOf({ code, name }: Institution): string {
  return quotedName(`${code} ${name}`);
}
