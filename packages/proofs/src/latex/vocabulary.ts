import type { FunctionName } from "../expression.ts";

/** Commands that are functions by themselves. */
export const FUNCTION_COMMANDS: Readonly<Record<string, FunctionName>> = {
  ...{
    exp: "exp",
    log: "log",
    ln: "log",
    sin: "sin",
    cos: "cos",
    tan: "tan",
    cot: "cot",
    sec: "sec",
    csc: "csc",
  },
  ...{ sinh: "sinh", cosh: "cosh", tanh: "tanh", coth: "coth", arctan: "arctan", max: "max", min: "min" },
  ...{ sigma: "sigmoid", Phi: "normalDistribution", phi: "normalDensity", varphi: "normalDensity" },
};

/** The same in `\operatorname{…}`, `\mathrm{…}` or `\text{…}`. */
export const FUNCTION_WORDS: Readonly<Record<string, FunctionName>> = {
  ...{
    exp: "exp",
    log: "log",
    ln: "log",
    sin: "sin",
    cos: "cos",
    tan: "tan",
    sinh: "sinh",
    cosh: "cosh",
    tanh: "tanh",
  },
  ...{
    sech: "sech",
    csch: "csch",
    coth: "coth",
    max: "max",
    min: "min",
    abs: "abs",
    sgn: "sign",
    sign: "sign",
  },
  ...{
    arsinh: "arsinh",
    arcsinh: "arsinh",
    asinh: "arsinh",
    arcosh: "arcosh",
    arccosh: "arcosh",
    acosh: "arcosh",
  },
  ...{ artanh: "artanh", arctanh: "artanh", atanh: "artanh", arctan: "arctan", atan: "arctan" },
  ...{ sigmoid: "sigmoid", logistic: "sigmoid", softplus: "softplus", erf: "erf" },
  ...{ ReLU: "relu", relu: "relu", RELU: "relu" },
};

/** Letters that are a function as soon as an argument in brackets follows and nothing else is said about them. */
export const FUNCTION_LETTERS = new Set(["f", "g", "h", "F", "G", "H", "\\psi"]);

/** Greek letters that may be names; `\pi` is a constant. */
export const GREEK = new Set(
  (
    "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi rho varrho sigma " +
    "tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Sigma Upsilon Phi Psi Omega"
  ).split(" "),
);

/** Marks on a letter that make it another name. */
export const ACCENTS = new Set([
  "hat",
  "bar",
  "tilde",
  "vec",
  "mathbf",
  "boldsymbol",
  "mathcal",
  "widehat",
  "overline",
]);
