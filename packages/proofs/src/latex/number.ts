import { type Fraction, isIntegerFraction } from "../fraction.ts";

const MOST_DECIMALS = 6n;

/** `3`, `0.01`, `\frac{1}{3}`: as a decimal where that ends soon and is not shorter as a fraction. */
export function numberLatex(value: Fraction): string {
  if (isIntegerFraction(value)) return `${value.top}`;
  const sign = value.top < 0n ? "-" : "";
  const top = value.top < 0n ? -value.top : value.top;
  for (let decimals = 1n; decimals <= MOST_DECIMALS && value.bottom >= 10n; decimals++) {
    const scaled = top * 10n ** decimals;
    if (scaled % value.bottom !== 0n) continue;
    const digits = `${scaled / value.bottom}`.padStart(Number(decimals) + 1, "0");
    return `${sign}${digits.slice(0, -Number(decimals))}.${digits.slice(-Number(decimals))}`;
  }
  return `${sign}\\frac{${top}}{${value.bottom}}`;
}
