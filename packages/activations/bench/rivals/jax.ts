import { importPeer, makeInputs, makeOuter, type Rival, type Run, readPeerVersion } from "./rival.ts";

interface JaxArray {
  /** Each use takes one reference; this gives another. */
  readonly ref: JaxArray;
  dispose(): void;
  mul(other: JaxArray): JaxArray;
}
type JaxFunction = (...arrays: JaxArray[]) => JaxArray;
interface Jax {
  init(): Promise<string[]>;
  defaultDevice(name: string): void;
  jit(f: JaxFunction): JaxFunction;
  blockUntilReady(array: JaxArray): Promise<unknown>;
  readonly numpy: {
    array(data: Float32Array | number): JaxArray;
    tanh(z: JaxArray): JaxArray;
    subtract(a: JaxArray | number, b: JaxArray): JaxArray;
  };
  readonly nn: Record<
    "sigmoid" | "relu" | "leakyRelu" | "silu" | "elu" | "softplus",
    (z: JaxArray) => JaxArray
  >;
}

export async function openJax(): Promise<Rival | undefined> {
  const jax = await importPeer<Jax>("@jax-js/jax");
  if (!jax || !(await jax.init()).includes("wasm")) return undefined;
  jax.defaultDevice("wasm");
  const { numpy, nn } = jax;
  return {
    name: "jax-js",
    version: await readPeerVersion("@jax-js/jax"),
    prepare: async (length) => {
      const [z, dA] = [numpy.array(makeInputs(length)), numpy.array(makeOuter(length))];
      const call = (f: JaxFunction, ...inputs: JaxArray[]): Run => {
        const compiled = jax.jit(f);
        return async () => {
          const out = compiled(...inputs.map((input) => input.ref));
          await jax.blockUntilReady(out.ref);
          out.dispose();
        };
      };
      return {
        runs: {
          sigmoid: call((x) => nn.sigmoid(x), z),
          tanh: call((x) => numpy.tanh(x), z),
          relu: call((x) => nn.relu(x), z),
          leakyRelu: call((x) => nn.leakyRelu(x), z),
          silu: call((x) => nn.silu(x), z),
          elu: call((x) => nn.elu(x), z),
          softplus: call((x) => nn.softplus(x), z),
          "sigmoid backward": call(
            (d, x) => {
              const a = nn.sigmoid(x);
              return d.mul(a.ref.mul(numpy.subtract(1, a)));
            },
            dA,
            z,
          ),
          "tanh backward": call(
            (d, x) => {
              const a = numpy.tanh(x);
              return d.mul(numpy.subtract(1, a.ref.mul(a)));
            },
            dA,
            z,
          ),
        },
        close: () => {
          for (const array of [z, dA]) array.dispose();
        },
      };
    },
  };
}
