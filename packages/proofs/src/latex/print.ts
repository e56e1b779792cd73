import type { Condition, Expression, FunctionName } from "../expression.ts";
import { type Fraction, negateFraction } from "../fraction.ts";
import { numberLatex } from "./number.ts";

const SPELLED: Partial<Record<FunctionName, string>> = {
  ...{
    sigmoid: "\\sigma",
    normalDistribution: "\\Phi",
    normalDensity: "\\varphi",
    sign: "\\operatorname{sgn}",
  },
  ...{ sech: "\\operatorname{sech}", csch: "\\operatorname{csch}", arsinh: "\\operatorname{arsinh}" },
  ...{
    arcosh: "\\operatorname{arcosh}",
    artanh: "\\operatorname{artanh}",
    softplus: "\\operatorname{softplus}",
  },
  ...{ erf: "\\operatorname{erf}", relu: "\\operatorname{ReLU}" },
};
const COMPARED: Readonly<Record<Condition["relation"], string>> = {
  ...{ "<": "<", ">": ">", "=": "=", "≤": "\\le", "≥": "\\ge", "≠": "\\ne" },
};

/** How tightly the outermost sign binds; a part that binds less than its place needs gets parentheses. */
const [SUM, PRODUCT, POWER, ATOM] = [0, 1, 2, 3] as const;

/** A condition, as `0 < \alpha`. */
export const conditionLatex = ({ left, relation, right }: Condition): string =>
  `${toLatex(left)} ${COMPARED[relation]} ${toLatex(right)}`;

/** The expression in LaTeX that {@link parseExpression} reads back as the same expression. */
export function toLatex(e: Expression): string {
  return print(e).text;
}

interface Printed {
  readonly text: string;
  readonly binding: number;
}

const inside = (e: Expression, needed: number): string => {
  const { text, binding } = print(e);
  return binding < needed ? `\\left(${text}\\right)` : text;
};

function print(e: Expression): Printed {
  switch (e.kind) {
    case "number":
      return printNumber(e.value);
    case "name":
      return { text: e.name, binding: ATOM };
    case "sum":
      return { text: e.terms.map(printTerm).join(""), binding: SUM };
    case "product":
      return printProduct(e.factors);
    case "quotient":
      return { text: `\\frac{${toLatex(e.top)}}{${toLatex(e.bottom)}}`, binding: PRODUCT };
    case "power":
      return printPower(e.base, e.exponent);
    case "call":
      return printCall(e.function, e.inputs);
    case "application":
      return { text: `${e.name}${"'".repeat(e.primes)}\\left(${toLatex(e.input)}\\right)`, binding: ATOM };
    case "cases":
      return { text: printCases(e), binding: ATOM };
    case "derivative": {
      const order = e.order === 1 ? "" : `^{${e.order}}`;
      return {
        text: `\\frac{d${order}}{d${e.variable}${order}} \\left[${toLatex(e.of)}\\right]`,
        binding: PRODUCT,
      };
    }
    case "at":
      return {
        text: `\\left. ${toLatex(e.of)} \\right|_{${e.variable} = ${toLatex(e.point)}}`,
        binding: PRODUCT,
      };
    case "limit": {
      const point =
        typeof e.point === "string" ? (e.point === "infinity" ? "\\infty" : "-\\infty") : toLatex(e.point);
      const side = e.side === "left" ? "^-" : e.side === "right" ? "^+" : "";
      return {
        text: `\\lim_{${e.variable} \\to ${point}${side}} \\left[${toLatex(e.of)}\\right]`,
        binding: PRODUCT,
      };
    }
  }
}

const printNumber = (value: Fraction): Printed => ({
  text: numberLatex(value),
  binding: value.top < 0n ? SUM : value.bottom === 1n ? ATOM : PRODUCT,
});

function printTerm(term: Expression, index: number): string {
  const negative = negated(term);
  if (negative) return `${index === 0 ? "-" : " - "}${inside(negative, PRODUCT)}`;
  return `${index === 0 ? "" : " + "}${inside(term, PRODUCT)}`;
}

/** −e, where e begins with a minus sign. */
function negated(e: Expression): Expression | undefined {
  if (e.kind === "number" && e.value.top < 0n) return { kind: "number", value: negateFraction(e.value) };
  if (e.kind !== "product") return undefined;
  const [first, ...rest] = e.factors;
  if (first?.kind !== "number" || first.value.top >= 0n) return undefined;
  const value = negateFraction(first.value);
  const isOne = value.top === value.bottom;
  if (isOne && rest.length === 1) return rest[0]!;
  return { kind: "product", factors: isOne ? rest : [{ kind: "number", value }, ...rest] };
}

function printProduct(factors: readonly Expression[]): Printed {
  const negative = negated({ kind: "product", factors });
  if (negative) return { text: `-${inside(negative, PRODUCT)}`, binding: SUM };
  return { text: factors.map((factor) => inside(factor, PRODUCT)).join(" \\cdot "), binding: PRODUCT };
}

function printPower(base: Expression, exponent: Expression): Printed {
  if (exponent.kind === "number" && exponent.value.top === 1n && exponent.value.bottom > 1n) {
    const degree = exponent.value.bottom === 2n ? "" : `[${exponent.value.bottom}]`;
    return { text: `\\sqrt${degree}{${toLatex(base)}}`, binding: ATOM };
  }
  return { text: `${inside(base, ATOM)}^{${toLatex(exponent)}}`, binding: POWER };
}

function printCall(fn: FunctionName, inputs: readonly Expression[]): Printed {
  if (fn === "exp") return { text: `e^{${toLatex(inputs[0]!)}}`, binding: POWER };
  if (fn === "abs") return { text: `\\left|${toLatex(inputs[0]!)}\\right|`, binding: ATOM };
  const spelled = SPELLED[fn] ?? `\\${fn}`;
  return { text: `${spelled}\\left(${inputs.map(toLatex).join(", ")}\\right)`, binding: ATOM };
}

function printCases(e: Extract<Expression, { kind: "cases" }>): string {
  const lines = e.branches.map(({ value, conditions }) => {
    const all = conditions.map(conditionLatex);
    return `${toLatex(value)} & ${all.length > 0 ? `\\text{if } ${all.join(", ")}` : "\\text{otherwise}"}`;
  });
  return `\\begin{cases} ${lines.join(" \\\\ ")} \\end{cases}`;
}
