/** The parts of TypeScript's syntax tree that matter here. Positions count from the start of the file. */
interface Span {
  readonly pos: number;
  readonly end: number;
}

interface Statement extends Span {
  readonly declarationList?: Span & { readonly declarations: readonly Span[] };
  readonly importClause?: object;
}

export interface DeclarationFile {
  readonly text: string;
  readonly statements: readonly Statement[];
}

export interface Printer {
  printNode(hint: number, node: object, file: object): string;
  printFile(file: DeclarationFile): string;
}

const UNSPECIFIED = 4;

/**
 * Prints the declarations of earlier cells by their own text where tslab has not changed them. tslab prints all of them
 * after each cell, from their syntax trees, which takes longer the more cells there are.
 */
export function reuseText(printer: Printer): Printer {
  const printStatement = (statement: Statement, file: DeclarationFile): string =>
    isWhole(statement, file)
      ? file.text.slice(statement.pos, statement.end).trim()
      : printer.printNode(UNSPECIFIED, statement, file);
  return {
    ...printer,
    printFile: (file) => file.statements.map((statement) => `${printStatement(statement, file)}\n`).join(""),
  };
}

/** tslab takes names out of imports and out of lists of variables; it leaves other statements as they are. */
function isWhole({ importClause, declarationList: list }: Statement, { text }: DeclarationFile): boolean {
  if (importClause) return false;
  if (!list) return true;
  const [only, ...others] = list.declarations;
  if (!only || others.length > 0) return false;
  return only.end === list.end && /^\s*(const|let|var)\s*$/.test(text.slice(list.pos, only.pos));
}
