import {
  add,
  call,
  divide,
  type Expression,
  exp,
  integer,
  log,
  multiply,
  name,
  negate,
  PI,
  raise,
  root,
  subtract,
} from "./expression.ts";

type Call = Extract<Expression, { kind: "call" }>;

const ONE = integer(1);
const TWO = integer(2);
const half = (e: Expression) => divide(e, TWO);
const square = (e: Expression) => raise(e, TWO);
const inverse = (e: Expression) => divide(ONE, e);
const sin = (u: Expression) => call("sin", [u]);
const cos = (u: Expression) => call("cos", [u]);

/**
 * One function in terms of simpler ones, in the end of exp, log, sin, cos, arctan, erf, powers, and the piecewise
 * abs, max, min and sign, which are returned as they are.
 */
export function unfold(e: Call): Expression {
  const u = e.inputs[0]!;
  const [up, down] = [exp(u), exp(negate(u))];
  switch (e.function) {
    case "tan":
      return divide(sin(u), cos(u), e.origin);
    case "cot":
      return divide(cos(u), sin(u), e.origin);
    case "sec":
      return divide(ONE, cos(u), e.origin);
    case "csc":
      return divide(ONE, sin(u), e.origin);
    case "sinh":
      return half(subtract(up, down));
    case "cosh":
      return half(add(up, down));
    case "tanh":
      return divide(subtract(up, down), add(up, down));
    case "coth":
      return divide(add(up, down), subtract(up, down), e.origin);
    case "sech":
      return divide(TWO, add(up, down));
    case "csch":
      return divide(TWO, subtract(up, down), e.origin);
    case "arsinh":
      return log(add(u, root(add(square(u), ONE))));
    case "arcosh":
      return log(add(u, root(subtract(square(u), ONE), 2, e.origin)), e.origin);
    case "artanh":
      return half(log(divide(add(ONE, u), subtract(ONE, u), e.origin), e.origin));
    case "sigmoid":
      return inverse(add(ONE, down));
    case "softplus":
      return log(add(ONE, up));
    case "normalDistribution":
      return half(add(ONE, call("erf", [divide(u, root(TWO))])));
    case "normalDensity":
      return divide(exp(negate(half(square(u)))), root(multiply(TWO, name(PI))));
    case "relu":
      return call("max", [integer(0), u], e.origin);
    default:
      return e;
  }
}
