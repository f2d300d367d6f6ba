/** The names that a template asks about in `{{#if …}}` and `{{#unless …}}`. */
import Handlebars from "handlebars";

export function templateConditions(program: hbs.AST.Program): ReadonlySet<string> {
  const names = new Set<string>();
  const visitor = new (class extends Handlebars.Visitor {
    override BlockStatement(block: hbs.AST.BlockStatement): void {
      for (const param of block.params)
        if (param.type === "PathExpression") names.add((param as hbs.AST.PathExpression).parts.join("."));
      super.BlockStatement(block);
    }
  })();
  visitor.accept(program);
  return names;
}
