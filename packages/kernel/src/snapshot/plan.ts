/** What is to be in a snapshot. All paths are absolute. */
export interface SnapshotPlan {
  /** The compiled form of entry.cts. */
  readonly entry: string;
  /** The main file of tslab's TypeScript. */
  readonly typescript: string;
  /** tslab's converter. */
  readonly converter: string;
  /** The compiler's options for finding modules. */
  readonly resolution: object;
  readonly declarationFiles: readonly string[];
}

/** What a compiler's process has read of declarations. */
export interface DeclarationsRead {
  readonly declarationFiles: readonly string[];
  /** Those of them that no snapshot held, or held with another text. */
  readonly parsed: readonly string[];
}
