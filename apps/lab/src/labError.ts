/** JupyterLab cannot be made ready here; the message says why, and what to do. */
export class LabError extends Error {
  override readonly name = "LabError";
}
