/** A book with more tables than can be told apart: each is compared with all others. */
export class TooManyTablesError extends Error {
  override readonly name = "TooManyTablesError";
  readonly tables: number;

  constructor(tables: number) {
    super(`There are ${String(tables)} tables.`);
    this.tables = tables;
  }
}
