import { environment } from "../src/prove.ts";

const r = String.raw;
const sigmoid = environment(r`g(z) = \frac{1}{1+e^{-z}}`, "a = g(z)");
const tanh = environment(r`g(z) = \tanh z`, "a = g(z)");
const relu = environment(r`g(z) = \max(0, z)`);
const leaky = environment(r`g(z) = \max(0.01 z, z)`);

/** The steps of the lecture, mended: all of them true. */
export const TRUE_STEPS = [
  { env: sigmoid, left: r`g'(z)`, right: r`\frac{d}{dz}\left(\frac{1}{1+e^{-z}}\right)` },
  {
    env: sigmoid,
    left: r`\frac{\partial ((1+e^{-z})^{-1})}{\partial z}`,
    right: r`(-1)(1+e^{-z})^{-2} \cdot e^{-z} \cdot (-1)`,
  },
  {
    env: sigmoid,
    left: r`(1+e^{-z})^{-2} \cdot e^{-z}`,
    right: r`\frac{1}{1+e^{-z}} \left( 1 - \frac{1}{1+e^{-z}} \right)`,
  },
  { env: sigmoid, left: r`g'(z)`, right: r`a(1-a)` },
  { env: sigmoid, left: r`\sigma'(z)`, right: r`\sigma(z)(1-\sigma(z))` },
  { env: tanh, left: r`\tanh(z)`, right: r`\frac{e^{z} - e^{-z}}{e^{z} + e^{-z}}` },
  { env: tanh, left: r`\tanh z`, right: r`\frac{1}{1+e^{-2z}} - \frac{1}{1+e^{2z}}` },
  {
    env: tanh,
    left: r`\frac{d}{dz}\left(1+e^{-2z}\right)^{-1}`,
    right: r`(-1)(1+e^{-2z})^{-2} \cdot e^{-2z} \cdot (-2)`,
  },
  { env: tanh, left: r`-\frac{d}{dz}(1+e^{2z})^{-1}`, right: r`2(1+e^{2z})^{-2} \cdot e^{2z}` },
  {
    env: tanh,
    left: r`\left[ \frac{1}{1+e^{-2z}} - \frac{1}{1+e^{2z}} \right]^2`,
    right: r`\left( \frac{1}{1+e^{-2z}} \right)^2 + \left( \frac{1}{1+e^{2z}} \right)^2 - 2 \cdot \frac{1}{1+e^{-2z}} \cdot \frac{1}{1+e^{2z}}`,
  },
  { env: tanh, left: r`(1+e^{-2z})(1+e^{2z})`, right: r`2+e^{-2z}+e^{2z}` },
  {
    env: tanh,
    left: r`1 - \tanh^2 z`,
    right: r`1 - \left[ (1+e^{-2z})^{-2} + (1+e^{2z})^{-2} - \frac{2}{2+e^{-2z}+e^{2z}} \right]`,
  },
  {
    env: tanh,
    left: r`g'(z)`,
    right: r`2 \left[ (1+e^{-2z})^{-2} \cdot e^{-2z} + (1+e^{2z})^{-2} \cdot e^{2z} \right]`,
  },
  { env: tanh, left: r`g'(z)`, right: r`1-a^2` },
  {
    env: relu,
    left: r`g'(z)`,
    right: r`\begin{cases} 0 & \text{if } z < 0 \\ 1 & \text{if } z > 0 \end{cases}`,
  },
  {
    env: leaky,
    left: r`g'(z)`,
    right: r`\begin{cases} 0.01 & \text{if } z < 0 \\ 1 & \text{if } z > 0 \end{cases}`,
  },
];
