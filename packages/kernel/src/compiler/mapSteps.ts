/** The source maps of both steps of tslab's compilation, as JSON: TypeScript to modules, and from there to CommonJS. */
export interface MapSteps {
  readonly toModule: string;
  readonly toCommonJs: string;
}

const INLINE_MAP = /^\/\/# sourceMappingURL=data:application\/json;base64,([\w+/=]+)\s*$/m;
const MAP_COMMENT = /^\/\/# sourceMappingURL=.*$/gm;

/** `moduleCode` ends in an inline map of the first step. */
export function readMapSteps(moduleCode: string, toCommonJs: string | undefined): MapSteps | undefined {
  const inline = INLINE_MAP.exec(moduleCode)?.[1];
  if (inline === undefined || toCommonJs === undefined) return undefined;
  return { toModule: Buffer.from(inline, "base64").toString(), toCommonJs };
}

export function removeMapComments(code: string): string {
  return code.replace(MAP_COMMENT, "");
}
