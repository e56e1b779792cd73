/** float32 numbers of every exponent and both signs, the ends of each binade and points within, ±0, ±∞, NaN, subnormals. */
export function stratifiedFloats(): Float32Array {
  const mantissas = [0, 1, 0x7fffff, 0x2aaaaa, 0x5b6db7, 0x123457];
  const bits = new Uint32Array(2 * 256 * mantissas.length);
  let next = 0;
  for (const sign of [0, 0x80000000])
    for (let exponent = 0; exponent < 256; exponent++)
      for (const mantissa of mantissas) bits[next++] = sign + exponent * 2 ** 23 + mantissa;
  return new Float32Array(bits.buffer);
}

/** Where the functions bend: evenly over ±110, and the neighbours of the loops' own limits. */
export function boundaryFloats(): Float32Array {
  const even = Array.from({ length: 2200 }, (_, i) => -110 + i / 10 + 1 / 64);
  const limits = [
    0.15, 10, 20, 40, 43.5, 52.25, 53.5, 60, 80, 87, 88.8, 97.5, 104, 104.5, 107, 120, 195, 300, 373.5, 747,
  ];
  const near = limits.flatMap((x) => [1 - 2 ** -23, 1, 1 + 2 ** -23].flatMap((by) => [x * by, -x * by]));
  return Float32Array.from([...even, ...near]);
}
