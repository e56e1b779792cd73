/**
 * As bundlers do, by the `exports` of packages, which tslab's own way does not know. Imports may name a file by its own
 * ending, as Node's type stripping wants it.
 */
export const RESOLUTION = {
  moduleResolution: 100,
  customConditions: ["node"],
  allowImportingTsExtensions: true,
};
