import { importPeer, makeInputs, makeOuter, type Rival, readPeerVersion } from "./rival.ts";

interface Tensor {
  dispose(): void;
}
interface TensorFlow {
  setBackend(name: string): Promise<boolean>;
  ready(): Promise<void>;
  tensor1d(data: Float32Array): Tensor;
  scalar(value: number): Tensor;
  sigmoid(z: Tensor): Tensor;
  tanh(z: Tensor): Tensor;
  relu(z: Tensor): Tensor;
  leakyRelu(z: Tensor, slope: number): Tensor;
  elu(z: Tensor): Tensor;
  softplus(z: Tensor): Tensor;
  erf(z: Tensor): Tensor;
  add(a: Tensor, b: Tensor): Tensor;
  sub(a: Tensor, b: Tensor): Tensor;
  mul(a: Tensor, b: Tensor): Tensor;
  tidy(make: () => Tensor): Tensor;
}

/** One backend of TensorFlow.js; its outputs are new tensors, given back in the same call. */
export async function openTensorFlow(backend: "wasm" | "cpu"): Promise<Rival | undefined> {
  const tf = await importPeer<TensorFlow>("@tensorflow/tfjs-core");
  if (!tf || !(await importPeer(`@tensorflow/tfjs-backend-${backend}`))) return undefined;
  return {
    name: `tfjs-${backend}`,
    version: await readPeerVersion(`@tensorflow/tfjs-backend-${backend}`),
    prepare: async (length) => {
      await tf.setBackend(backend);
      await tf.ready();
      const [z, dA, one, half, scale] = [
        tf.tensor1d(makeInputs(length)),
        tf.tensor1d(makeOuter(length)),
        tf.scalar(1),
        tf.scalar(0.5),
        tf.scalar(Math.SQRT1_2),
      ];
      const slopeFromOutput = (a: Tensor, square: boolean) =>
        square ? tf.sub(one, tf.mul(a, a)) : tf.mul(a, tf.sub(one, a));
      return {
        runs: {
          sigmoid: () => tf.sigmoid(z).dispose(),
          tanh: () => tf.tanh(z).dispose(),
          relu: () => tf.relu(z).dispose(),
          leakyRelu: () => tf.leakyRelu(z, 0.01).dispose(),
          gelu: () => tf.tidy(() => tf.mul(tf.mul(z, half), tf.add(one, tf.erf(tf.mul(z, scale))))).dispose(),
          silu: () => tf.tidy(() => tf.mul(z, tf.sigmoid(z))).dispose(),
          elu: () => tf.elu(z).dispose(),
          softplus: () => tf.softplus(z).dispose(),
          "sigmoid backward": () =>
            tf.tidy(() => tf.mul(dA, slopeFromOutput(tf.sigmoid(z), false))).dispose(),
          "tanh backward": () => tf.tidy(() => tf.mul(dA, slopeFromOutput(tf.tanh(z), true))).dispose(),
        },
        close: () => {
          for (const tensor of [z, dA, one, half, scale]) tensor.dispose();
        },
      };
    },
  };
}
