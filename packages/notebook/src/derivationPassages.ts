import { DERIVATION_MIME, type Passage } from "@slope/proofs";
import { isJsonObject, type Output } from "./notebook.ts";

/**
 * The derivation that an output shows, as a document to judge anew in the mode "claim": its definitions with line 0, then each
 * step as an equation with the step before it, its number for its line. Empty where the output shows none.
 */
export function derivationPassages(output: Output): Passage[] {
  const data = "data" in output ? output.data[DERIVATION_MIME] : undefined;
  if (!isJsonObject(data) || !Array.isArray(data.steps) || !Array.isArray(data.definitions)) return [];
  const definitions = data.definitions.map(
    (definition): Passage => ({ kind: "mark", text: `let ${definition}`, line: 0 }),
  );
  const condition = data.given === undefined ? "" : `\\text{for } ${data.given}, \\quad `;
  let before = String(data.start);
  const steps = data.steps.filter(isJsonObject).map((step, index): Passage => {
    // On one line, so that the line of whatever is found in it is the step's number.
    const latex = `${condition}${before} ${step.latex}`.replace(/\s+/g, " ");
    before = String(step.latex).replace(RELATION, "");
    return { kind: "formula", latex, directlyUnder: false, line: index + 1 };
  });
  return [...definitions, ...steps];
}

const RELATION = /^\s*(?:=|:=|<|>|\\(?:approx|le|leq|ge|geq|ne|neq|equiv)(?![a-zA-Z]))\s*/;
