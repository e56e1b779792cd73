// Makes tensorflowJs.json beside it: what TensorFlow.js answers to the names of its activations, on its plain CPU backend.
//
//     npm install --no-save @tensorflow/tfjs@4.22.0 && pnpm --filter @slope/activations answers:tensorflowjs
//
// A row is [its name, z, value]; it computes in float32.
import { writeFileSync } from "node:fs";

// By a variable, because it is no dependency of the package: it is installed for this script alone.
const library = "@tensorflow/tfjs";
const tf = await import(library);
await tf.setBackend("cpu");
const POINTS = [-3.25, -2.5, -1.5, -0.625, 0.375, 0.75, 2.5, 3.5];
const FUNCTIONS = [
  "elu",
  "leakyRelu",
  "logSigmoid",
  "relu",
  "relu6",
  "selu",
  "sigmoid",
  "softplus",
  "step",
  "tanh",
];
const LAYERS = [
  "elu",
  "hardSigmoid",
  "linear",
  "relu",
  "relu6",
  "selu",
  "sigmoid",
  "softplus",
  "softsign",
  "tanh",
];
LAYERS.push("swish", "mish", "gelu", "gelu_new");

const z = tf.tensor1d(POINTS);
const rows = [
  ...FUNCTIONS.map((name) => [`tf.${name}`, tf[name](z).dataSync()]),
  ...LAYERS.map((name) => [name, tf.layers.activation({ activation: name }).apply(z).dataSync()]),
].flatMap(([name, values]) => POINTS.map((point, i) => JSON.stringify([name, point, values[i]])));
const text = `{"version": "${tf.version.tfjs}", "rows": [\n${rows.join(",\n")}\n]}\n`;
writeFileSync(new URL("tensorflowJs.json", import.meta.url), text);
