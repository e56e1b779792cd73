/** Whether a notebook has a cell of this id. */
export type HasCell = (notebook: string, cell: string) => boolean;

/**
 * Where a link from one file of the book to another leads on the site. What follows the `#` may name a heading or a cell.
 *
 * @param notebooks the way from the page to the folder of the notebooks' pages
 * @param home the way to the folder of the front page
 */
export function resolveLink(
  address: string,
  { notebooks, home, hasCell }: { notebooks: string; home: string; hasCell: HasCell },
): string {
  const [, name, fragment] = /^(?:\.\/)?([\w.-]+?)(?:\.nb\.ts|\.ipynb)(?:#(.*))?$/.exec(address) ?? [];
  if (name !== undefined) {
    const anchor = fragment === undefined ? "" : `#${hasCell(name, fragment) ? "cell-" : ""}${fragment}`;
    return `${notebooks}${name}.html${anchor}`;
  }
  return address.replace(/^(?:\.\/)?glossary\.md(?=#|$)/, `${home}glossary.html`);
}
