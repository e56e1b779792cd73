import { type Check, checkDocument } from "@slope/proofs";
import { derivationPassages } from "./derivationPassages.ts";
import { isClaim } from "./judgeFormulas.ts";
import { exists, loadIpynb, nameFiles } from "./notebookFiles.ts";

/** A step of a derivation that a cell shows; `line` is its number, 0 for what the derivation defines. */
export type StepCheck = Check & { readonly cell: string };

/**
 * Judges every step of the derivations among a notebook's outputs anew, whatever verdict is stored there; none where the
 * notebook has no .ipynb.
 *
 * @throws NotebookError not-a-notebook-file, unreadable, or what is wrong with the file
 */
export async function checkDerivations(path: string): Promise<StepCheck[]> {
  const files = nameFiles(path);
  if (!(await exists(files.ipynb))) return [];
  const { cells } = await loadIpynb(files);
  return cells.flatMap(({ id, outputs }) =>
    outputs.flatMap((output) =>
      checkDocument(derivationPassages(output), { mode: "claim" })
        .filter(isClaim)
        .map((check) => ({ ...check, cell: id })),
    ),
  );
}

/** How many steps there are, then each that is not proven, with its place and what to do. */
export function describeSteps(steps: readonly StepCheck[], path: string): string {
  const { ipynb, [nameFiles(path).given]: given } = nameFiles(path);
  const bad = steps.filter(({ kind }) => kind !== "proven");
  const count = `${steps.length - bad.length} of ${steps.length} steps proven in the derivations that cells show`;
  const described = bad.map(({ kind, cell, line, latex, message }) => {
    const which = line === 0 ? "what the derivation defines" : `step ${line} of the derivation`;
    return `${kind === "refuted" ? "✗ refuted" : "? unknown"}   ${ipynb}, cell ${cell}, ${which}: ${latex}\n    ${message}\n    ${ADVICE[kind]}, then: slope run ${given}`;
  });
  return [count, ...described].join("\n");
}

const ADVICE: Readonly<Record<string, string>> = {
  refuted: "Mend the step in its cell",
  unknown: "Write the step in its cell as smaller ones",
};
