/** The few messages of ONNX that a graph of elementwise operations needs, in protobuf. */
type Bytes = readonly number[];

const varint = (n: number): Bytes => (n < 128 ? [n] : [(n & 127) | 128, ...varint(n >>> 7)]);
const integer = (field: number, n: number): Bytes => [...varint(field << 3), ...varint(n)];
const message = (field: number, ...parts: Bytes[]): Bytes => {
  const body = parts.flat();
  return [...varint((field << 3) | 2), ...varint(body.length), ...body];
};
const text = (field: number, value: string): Bytes => message(field, [...Buffer.from(value)]);
const float = (value: number): Bytes => [...new Uint8Array(Float32Array.of(value).buffer)];

const FLOAT = 1;

export interface Node {
  readonly operation: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly alpha?: number;
}

const encodeNode = ({ operation, inputs, output, alpha }: Node): Bytes =>
  message(
    1,
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(4, operation),
    alpha === undefined
      ? []
      : message(5, text(1, "alpha"), [...varint((2 << 3) | 5), ...float(alpha)], integer(20, FLOAT)),
  );

const vector = (field: number, name: string): Bytes =>
  message(
    field,
    text(1, name),
    message(2, message(1, integer(1, FLOAT), message(2, message(1, text(2, "n"))))),
  );

/** A model from `inputs` to "out", in which "one" is 1. */
export function encodeModel(nodes: readonly Node[], inputs: readonly string[]): Uint8Array {
  const one = message(5, integer(2, FLOAT), text(8, "one"), message(9, float(1)));
  const graph = message(
    7,
    ...nodes.map(encodeNode),
    text(2, "graph"),
    one,
    ...inputs.map((name) => vector(11, name)),
    vector(12, "out"),
  );
  return Uint8Array.from([...integer(1, 9), ...graph, ...message(8, integer(2, 20))]);
}
