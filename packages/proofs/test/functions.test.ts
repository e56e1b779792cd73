import { describe, expect, test } from "vitest";
import { environment, prove } from "../src/prove.ts";

const r = String.raw;

describe("functions beyond e^z", () => {
  test.each([
    r`\sin^2 z + \cos^2 z = 1`,
    r`\sin(x + y) = \sin x \cos y + \cos x \sin y`,
    r`\cos 3z = 4\cos^3 z - 3\cos z`,
    r`\sin(2 \cdot 0.35 z) = 2 \sin(0.35z) \cos(0.35z)`,
    r`\cos\frac{\pi}{6} = \frac{\sqrt{3}}{2}`,
    r`\sin(\pi - z) = \sin z`,
    r`\tan' (z) = 1 + \tan^2 z`,
    r`\cosh^2 z - \sinh^2 z = 1`,
    r`\operatorname{sech}^2(z) = 1 - \tanh^2 z`,
    r`\sinh(x + y) = \sinh x \cosh y + \cosh x \sinh y`,
    r`\operatorname{arsinh}'(z) = \frac{1}{\sqrt{z^2 + 1}}`,
    r`\operatorname{artanh}(z) = \frac{1}{2} \ln\frac{1 + z}{1 - z}`,
    r`\frac{d}{dz} \arctan z = \frac{1}{1 + z^2}`,
    r`\cos^2(\arctan z) = \frac{1}{1 + z^2}`,
    r`\sigma(z) = \frac{1 + \tanh\frac{z}{2}}{2}`,
    r`\operatorname{softplus}'(z) = \sigma(z)`,
    r`\log(1 + e^{-z}) = \log(1 + e^z) - z`,
    r`\log\sigma(z) = -\operatorname{softplus}(-z)`,
    r`e^{\log(1 + z^2)} = 1 + z^2`,
    r`\log 12 = 2 \log 2 + \log 3`,
    r`\frac{d}{dz} 2^z = 2^z \log 2`,
    r`\frac{d}{dz} z^z = z^z (\log z + 1)`,
    r`\sqrt{2} \cdot \sqrt{3} = \sqrt{6}`,
    r`\frac{1}{\sqrt{2}} = \frac{\sqrt{2}}{2}`,
    r`\sqrt[3]{8} = 2`,
    r`\frac{d}{dz} \sqrt{1 + z^2} = \frac{z}{\sqrt{1 + z^2}}`,
    r`\operatorname{erf}(-z) = -\operatorname{erf}(z)`,
    r`\operatorname{erf}'(z) = \frac{2}{\sqrt{\pi}} e^{-z^2}`,
    r`\Phi'(z) = \varphi(z)`,
    r`\frac{d}{dz}(z\Phi(z)) = \Phi(z) + z\varphi(z)`,
    r`\frac{d}{dz}(z\tanh(\log(1+e^z))) = \tanh(\log(1+e^z)) + z\sigma(z)(1 - \tanh^2(\log(1+e^z)))`,
    r`\frac{z}{1+e^{-1.702z}} = z\sigma(1.702z)`,
    r`\frac{d}{dz}(z\sigma(\beta z)) = \sigma(\beta z) + \beta z \sigma(\beta z)(1 - \sigma(\beta z))`,
    r`\frac{d}{dz}(\alpha(e^{z/\alpha} - 1)) = e^{z/\alpha}`,
    r`\frac{\partial^2}{\partial x \partial y}(x^2 y^3) = 6 x y^2`,
    r`\lim_{z \to \infty} \tanh z = 1`,
    r`\lim_{z \to -\infty} \sigma(z) = 0`,
    r`\lim_{z \to \infty} \frac{3z^2 + z}{2z^2 - 1} = \frac{3}{2}`,
    r`\lim_{z \to 0} \frac{\sin z}{z} = 1`,
    r`0 < \sigma(z) < 1`,
    r`-1 < \tanh z < 1`,
    r`\cosh z \ge 1`,
    r`z^2 - z + 1 > 0`,
  ])("%s is proven", (equation) => {
    expect(prove(equation)).toMatchObject({ kind: "proven" });
  });

  test.each([
    r`\sin 2z = 2 \sin z`,
    r`\tan' (z) = 1 - \tan^2 z`,
    r`\log(1 + e^{-z}) = \log(1 + e^z) + z`,
    r`\sqrt{2} + \sqrt{3} = \sqrt{5}`,
    r`\operatorname{erf}'(z) = \frac{1}{\sqrt{\pi}} e^{-z^2}`,
    r`\Phi(z) = \sigma(1.702 z)`,
    r`\pi = \frac{355}{113}`,
    r`e = 2.718281828459045`,
    r`\lim_{z \to \infty} \tanh z = -1`,
    r`\tanh z < \frac{1}{2}`,
    r`z^2 \ge z`,
    r`\arctan 1 = \frac{\pi}{5}`,
  ])("%s is refuted", (equation) => {
    expect(prove(equation)).toMatchObject({ kind: "refuted" });
  });

  test("a difference in the twentieth digit is seen, and how large it is", () => {
    const verdict = prove(r`\frac{1}{3} = 0.33333333333333333333`);
    expect(verdict.kind === "refuted" && verdict.difference).toBeCloseTo(3.33e-21, 22);
  });

  test("numbers that agree to 60 digits are not refuted by rounding, nor proven by sampling", () => {
    const almost = r`\tanh 100 = 1`;
    expect(prove(almost)).toMatchObject({ kind: "refuted", left: 1, right: 1 });
    const verdict = prove(almost);
    expect(verdict.kind === "refuted" && verdict.difference).toBeCloseTo(2.767793053473475e-87, 92);
  });
});

describe("the four activations of the lecture", () => {
  const cases = (below: string, above: string) =>
    r`\begin{cases} ${below} & \text{if } z < 0 \\ ${above} & \text{if } z > 0 \end{cases}`;
  test.each([
    ["sigmoid", r`\frac{1}{1+e^{-z}}`, r`\frac{e^{-z}}{(1+e^{-z})^2}`, "a(1-a)"],
    ["tanh", r`\frac{e^z-e^{-z}}{e^z+e^{-z}}`, r`\frac{4}{(e^z+e^{-z})^2}`, "1-a^2"],
    ["ReLU", r`\max(0, z)`, cases("0", "1"), r`\begin{cases} 0 & a = 0 \\ 1 & a > 0 \end{cases}`],
    [
      "Leaky ReLU",
      r`\max(0.01z, z)`,
      cases("0.01", "1"),
      r`\begin{cases} 0.01 & a < 0 \\ 1 & a > 0 \end{cases}`,
    ],
  ])("%s: the derivative, from z and from the output", (_, value, derivative, fromOutput) => {
    const known = environment(`g(z) = ${value}`, "a = g(z)");
    expect(prove("g'(z)", derivative, { environment: known }).kind).toBe("proven");
    expect(prove("g'(z)", fromOutput, { environment: known }).kind).toBe("proven");
  });
});
