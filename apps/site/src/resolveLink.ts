/**
 * Where a link from one file of the book to another leads on the site.
 *
 * @param notebooks the way from the page to the folder of the notebooks' pages
 * @param home the way to the folder of the front page
 */
export function resolveLink(address: string, notebooks: string, home: string): string {
  return address
    .replace(/^(?:\.\/)?([\w.-]+?)(?:\.nb\.ts|\.ipynb)(?=#|$)/, `${notebooks}$1.html`)
    .replace(/^(?:\.\/)?glossary\.md(?=#|$)/, `${home}glossary.html`);
}
