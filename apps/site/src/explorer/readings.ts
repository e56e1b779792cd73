import type { Subject } from "./subjects.ts";

/** What the explorer says in numbers at one z. */
export interface Readings {
  readonly z: string;
  readonly value: string;
  readonly slope: string;
  /** How much of the error's slope gets through, as a share of what comes in. */
  readonly share: number;
  /** One sentence, for who does not see the picture. */
  readonly sentence: string;
}

export function readAt({ title, activation }: Subject, at: number): Readings {
  const [z, value, slope] = [at, activation.value(at), activation.derivative(at)].map(formatReading) as [
    string,
    string,
    string,
  ];
  return {
    z,
    value,
    slope,
    share: activation.derivative(at),
    sentence: `At z = ${z} ${title} has the value ${value} and the slope ${slope}.`,
  };
}

/** Three significant digits, in the signs of print: −0.0025, 4.5·10⁻⁵. */
function formatReading(number: number): string {
  if (number === 0) return "0";
  const magnitude = Math.abs(number);
  const sign = number < 0 ? "−" : "";
  if (magnitude >= 1e-3) return sign + String(Number(magnitude.toPrecision(3)));
  const [digits, exponent] = magnitude.toExponential(1).split("e-") as [string, string];
  return `${sign}${digits}·10⁻${[...exponent].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)]).join("")}`;
}
