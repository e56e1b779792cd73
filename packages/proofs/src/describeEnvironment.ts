import type { Environment } from "./environment.ts";
import { conditionLatex, toLatex } from "./latex/print.ts";

/** The definitions and assumptions that `environment` would make the same of. */
export function describeEnvironment({ functions, values, assumptions }: Environment): string[] {
  return [
    ...[...functions].map(([name, { parameter, body }]) => `${name}(${parameter}) = ${toLatex(body)}`),
    ...[...values].map(([name, value]) => `${name} = ${toLatex(value)}`),
    ...assumptions.map(conditionLatex),
  ];
}
