/** Checks a template before it meets any data: only names and helpers that exist, also where no report has gone yet. */
import { shorten, type LineFault } from "./line-fault.ts";
import { suggestName } from "./nearest-name.ts";
import { topNames, type Vocabulary } from "./vocabulary.ts";

const BLOCK_HELPERS = ["if", "unless", "each"];
/** Handlebars' own: position of an `{{#each}}`. */
const DATA_NAMES = ["@index", "@first", "@last"];

/** Names that can be used at a point of the template; the innermost `{{#each}}` last. */
interface Scopes {
  readonly names: readonly (readonly string[])[];
  readonly vocabulary: Vocabulary;
}
type Report = (node: hbs.AST.Node, what: string, fix: string) => void;

/** All faults of a parsed template, in its order. */
export function checkTemplateNames(program: hbs.AST.Program, vocabulary: Vocabulary): readonly LineFault[] {
  const faults: LineFault[] = [];
  const report: Report = (node, what, fix) => faults.push({ line: node.loc.start.line, what, fix });
  checkProgram(program, { names: [topNames(vocabulary)], vocabulary }, report);
  return faults;
}

function checkProgram(program: hbs.AST.Program | undefined, scopes: Scopes, report: Report): void {
  for (const statement of program?.body ?? []) checkStatement(statement, scopes, report);
}

function checkStatement(statement: hbs.AST.Statement, scopes: Scopes, report: Report): void {
  if (statement.type === "ContentStatement" || statement.type === "CommentStatement") return;
  if (statement.type === "MustacheStatement") checkMustache(statement as hbs.AST.MustacheStatement, scopes, report);
  else if (statement.type === "BlockStatement") checkBlock(statement as hbs.AST.BlockStatement, scopes, report);
  else
    report(
      statement,
      "使えない書き方 {{> …}} などがあります",
      "{{名前}}、{{#if}}、{{#unless}}、{{#each}} だけを使ってください。",
    );
}

function checkMustache(statement: hbs.AST.MustacheStatement, scopes: Scopes, report: Report): void {
  if (hasArguments(statement)) {
    report(
      statement,
      `「${shorten(originalOf(statement.path))}」の後に余分な語があります`,
      "{{名前}} のように、名前だけを書いてください。",
    );
    return;
  }
  const name = checkPath(statement.path, scopes, report);
  const { texts, counts } = scopes.vocabulary;
  if (name !== null && scopes.names.length === 1 && !texts.includes(name) && !counts.includes(name))
    report(statement, `「${name}」は文中に印字できません`, "{{#if}}、{{#unless}} または {{#each}} で使ってください。");
}

function checkBlock(block: hbs.AST.BlockStatement, scopes: Scopes, report: Report): void {
  const helper = originalOf(block.path);
  const [param, ...rest] = block.params;
  if (!BLOCK_HELPERS.includes(helper)) {
    report(
      block,
      `{{#${shorten(helper)}}} は使えません`,
      `${suggestName(helper, BLOCK_HELPERS)}使えるのは ${BLOCK_HELPERS.map((name) => `{{#${name}}}`).join("、")} です。`,
    );
  } else if (param === undefined || hasArguments({ ...block, params: rest })) {
    report(
      block,
      `{{#${helper}}} の書き方に誤りがあります`,
      `{{#${helper} 名前}} のように、名前を1つだけ書いてください。`,
    );
  } else {
    checkBranches(block, helper, checkPath(param, scopes, report), scopes, report);
  }
}

function checkBranches(
  block: hbs.AST.BlockStatement,
  helper: string,
  name: string | null,
  scopes: Scopes,
  report: Report,
): void {
  const { lists } = scopes.vocabulary;
  const inner = helper === "each" && name !== null && Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (helper === "each" && name !== null && inner === undefined)
    report(
      block,
      `「${name}」は一覧ではありません`,
      `${suggestName(name, Object.keys(lists))}{{#each}} に使えるのは ${Object.keys(lists).join("、")} です。`,
    );
  else if (name !== null || helper !== "each")
    checkProgram(block.program, inner === undefined ? scopes : { ...scopes, names: [...scopes.names, inner] }, report);
  checkProgram(block.inverse, scopes, report);
}

/** The name, or null when it is none of those allowed here (and reported). */
function checkPath(node: hbs.AST.Expression, scopes: Scopes, report: Report): string | null {
  const original = originalOf(node);
  if (node.type === "PathExpression") {
    const path = node as hbs.AST.PathExpression;
    const allowed = path.data ? DATA_NAMES : (scopes.names.at(-1 - path.depth) ?? []);
    const name = path.data ? original : path.parts.join(".");
    if (allowed.includes(name) && (!path.data || scopes.names.length > 1)) return name;
    report(
      node,
      `「${shorten(original)}」という名前はありません`,
      `${suggestName(name, allowed)}ここで使える名前: ${allowed.join("、")}`,
    );
  } else {
    report(
      node,
      `「${shorten(original)}」は名前ではありません`,
      "{{ }} の中には、決められた名前だけを書いてください。",
    );
  }
  return null;
}

/** Handlebars leaves `hash` out when there is none, whatever its types say. */
function hasArguments({ params, hash }: { readonly params: readonly unknown[]; readonly hash?: unknown }): boolean {
  return params.length > 0 || hash !== undefined;
}

function originalOf(node: hbs.AST.Node): string {
  return "original" in node ? String(node.original) : node.type;
}
