import { encodeModel, type Node } from "./onnxModel.ts";
import {
  importPeer,
  makeInputs,
  makeOuter,
  type Operation,
  type Rival,
  type Run,
  readPeerVersion,
} from "./rival.ts";

interface Onnx {
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: object,
    ): Promise<{ run(feeds: object, fetches: object): Promise<object> }>;
  };
  readonly Tensor: new (type: "float32", data: Float32Array, dims: number[]) => object;
}

const backward = (...ofOutput: Node[]): Node[] => [
  ...ofOutput,
  { operation: "Mul", inputs: ["dA", "slope"], output: "out" },
];
const GRAPHS: Readonly<Partial<Record<Operation, readonly Node[]>>> = {
  sigmoid: [{ operation: "Sigmoid", inputs: ["z"], output: "out" }],
  tanh: [{ operation: "Tanh", inputs: ["z"], output: "out" }],
  relu: [{ operation: "Relu", inputs: ["z"], output: "out" }],
  leakyRelu: [{ operation: "LeakyRelu", inputs: ["z"], output: "out", alpha: 0.01 }],
  gelu: [{ operation: "Gelu", inputs: ["z"], output: "out" }],
  silu: [
    { operation: "Sigmoid", inputs: ["z"], output: "a" },
    { operation: "Mul", inputs: ["z", "a"], output: "out" },
  ],
  elu: [{ operation: "Elu", inputs: ["z"], output: "out" }],
  softplus: [{ operation: "Softplus", inputs: ["z"], output: "out" }],
  "sigmoid backward": backward(
    { operation: "Sigmoid", inputs: ["z"], output: "a" },
    { operation: "Sub", inputs: ["one", "a"], output: "rest" },
    { operation: "Mul", inputs: ["a", "rest"], output: "slope" },
  ),
  "tanh backward": backward(
    { operation: "Tanh", inputs: ["z"], output: "a" },
    { operation: "Mul", inputs: ["a", "a"], output: "square" },
    { operation: "Sub", inputs: ["one", "square"], output: "slope" },
  ),
};

export async function openOnnx(): Promise<Rival | undefined> {
  const onnx = await importPeer<Onnx>("onnxruntime-node");
  if (!onnx) return undefined;
  const options = { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: "all" };
  return {
    name: "onnxruntime-node",
    version: await readPeerVersion("onnxruntime-node"),
    prepare: async (length) => {
      const tensor = (data: Float32Array) => new onnx.Tensor("float32", data, [length]);
      const [z, dA, out] = [
        tensor(makeInputs(length)),
        tensor(makeOuter(length)),
        tensor(new Float32Array(length)),
      ];
      const runs: Partial<Record<Operation, Run>> = {};
      for (const [operation, graph] of Object.entries(GRAPHS) as [Operation, readonly Node[]][]) {
        const feeds = operation.endsWith("backward") ? { z, dA } : { z };
        const session = await onnx.InferenceSession.create(encodeModel(graph, Object.keys(feeds)), options);
        runs[operation] = () => session.run(feeds, { out });
      }
      return { runs, close: () => {} };
    },
  };
}
