import type { Activation } from "../activation.ts";
import { adoptMemory } from "../kernels/memories.ts";
import { arrayAt, type FromWorker, type Job, type ToWorker } from "./job.ts";
import { followRecipe, type Recipe } from "./recipe.ts";
import { listenToPool } from "./threads.ts";

/** What runs in each thread of a pool but the first. */
const buffers: ArrayBufferLike[] = [];
const made = new Map<string, Activation>();

function prepare(recipe: Recipe): Activation {
  const key = JSON.stringify(recipe);
  const known = made.get(key);
  if (known) return known;
  const activation = followRecipe(recipe);
  made.set(key, activation);
  return activation;
}

function work({ activation, grade, dA, z, out }: Job): void {
  const g = prepare(activation);
  const [input, output] = [arrayAt(z, buffers), arrayAt(out, buffers)];
  if (dA === undefined) g.forward(input, output, { grade });
  else g.backward(arrayAt(dA, buffers), input, output, { grade });
}

listenToPool((message: ToWorker): FromWorker | undefined => {
  try {
    if ("job" in message) work(message.job);
    else {
      const { memory, scratch } = message.notice;
      buffers.push(adoptMemory(memory, scratch).buffer);
      return undefined;
    }
    return { error: undefined };
  } catch (error) {
    return { error: String(error) };
  }
});
