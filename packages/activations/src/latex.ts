/** A number as LaTeX: 0.01, or 1 \cdot 10^{-7} where JavaScript would write 1e-7. */
export function latexNumber(x: number): string {
  const [digits, exponent] = String(x).split("e");
  return exponent === undefined ? String(x) : String.raw`${digits} \cdot 10^{${Number(exponent)}}`;
}

/** A parameter times a variable: z, -z, 2z, 0.5z. */
export function latexProduct(x: number, variable: string): string {
  if (Math.abs(x) === 1) return x < 0 ? `-${variable}` : variable;
  const factor = latexNumber(x);
  return factor.includes("cdot") ? String.raw`${factor} \cdot ${variable}` : `${factor}${variable}`;
}
