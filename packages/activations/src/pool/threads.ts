import type { FromWorker, ToWorker } from "./job.ts";

/** A thread beside this one, in Node or in a browser. */
export interface Thread {
  post(message: ToWorker): void;
  /** Keeps the process alive; so it is while an answer is awaited. */
  hold(): void;
  letGo(): void;
  end(): Promise<void>;
}

interface NodeWorker {
  on(event: "message", listener: (message: FromWorker) => void): void;
  on(event: "error", listener: (error: unknown) => void): void;
  on(event: "exit", listener: (code: number) => void): void;
  postMessage(message: unknown): void;
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

interface NodeThreads {
  readonly Worker: new (file: object) => NodeWorker;
  readonly parentPort: {
    on(event: "message", listener: (message: ToWorker) => void): void;
    postMessage(message: unknown): void;
  } | null;
}

interface BrowserWorker {
  onmessage: ((event: { readonly data: FromWorker }) => void) | null;
  onerror: ((event: { readonly message?: string }) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** What the two hosts have; the package compiles without the types of either. */
interface Host {
  readonly URL: new (path: string, base: string) => object;
  readonly Worker?: new (file: object, options: { readonly type: "module" }) => BrowserWorker;
  readonly navigator?: { readonly hardwareConcurrency?: number };
  readonly process?: { getBuiltinModule?(name: "node:worker_threads"): NodeThreads };
  onmessage: ((event: { readonly data: ToWorker }) => void) | null;
  postMessage(message: unknown): void;
}

const host = globalThis as unknown as Host;
const findNode = () => host.process?.getBuiltinModule?.("node:worker_threads");

/** How many threads the machine runs at a time, as far as the host tells. */
export function countProcessors(): number {
  return host.navigator?.hardwareConcurrency ?? 1;
}

/** Whether there can be threads beside this one that see the same memory. */
export function canShare(): boolean {
  return "SharedArrayBuffer" in globalThis && (findNode() ?? host.Worker) !== undefined;
}

/** Starts a thread, which answers each job with a message; `onEnd` says why it is gone, if it goes by itself. */
export function startThread(onAnswer: (answer: FromWorker) => void, onEnd: (reason: string) => void): Thread {
  const node = findNode();
  const { url } = import.meta as unknown as { readonly url: string };
  const file = new host.URL("./worker.js", url);
  return node ? startInNode(new node.Worker(file), onAnswer, onEnd) : startInBrowser(file, onAnswer, onEnd);
}

function startInNode(
  worker: NodeWorker,
  onAnswer: (answer: FromWorker) => void,
  onEnd: (reason: string) => void,
): Thread {
  let hasEnded = false;
  worker.on("message", onAnswer);
  worker.on("error", (error) => onEnd(String(error)));
  worker.on("exit", (code) => {
    if (!hasEnded) onEnd(`it exited with code ${code}`);
  });
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    hold: () => worker.ref(),
    letGo: () => worker.unref(),
    end: async () => {
      hasEnded = true;
      await worker.terminate();
    },
  };
}

function startInBrowser(
  file: object,
  onAnswer: (answer: FromWorker) => void,
  onEnd: (reason: string) => void,
): Thread {
  const worker = new host.Worker!(file, { type: "module" });
  worker.onmessage = ({ data }) => onAnswer(data);
  worker.onerror = ({ message }) => onEnd(message ?? "its program could not be loaded");
  return {
    post: (message) => worker.postMessage(message),
    hold: () => {},
    letGo: () => {},
    end: async () => worker.terminate(),
  };
}

/** The other side: calls `answer` with each message, and sends what it returns, if it does. */
export function listenToPool(answer: (message: ToWorker) => FromWorker | undefined): void {
  const port = findNode()?.parentPort;
  const post = (message: unknown) => (port ?? host).postMessage(message);
  const listen = (message: ToWorker) => {
    const result = answer(message);
    if (result) post(result);
  };
  if (port) port.on("message", listen);
  else host.onmessage = ({ data }) => listen(data);
}
