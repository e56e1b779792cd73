/** What is to be in a snapshot. All paths are absolute. */
export interface SnapshotPlan {
  /** The compiled form of entry.cts. */
  readonly entry: string;
  /** The main file of tslab's TypeScript. */
  readonly typescript: string;
  readonly declarationFiles: readonly string[];
}
