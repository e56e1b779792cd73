/** How much output may be on its way from the cells' thread to the sockets' thread before the cells wait. */
const OUTSTANDING_LIMIT = 8 * 1024 * 1024;
const FLUSH_LIMIT_MS = 20_000;

const OUTSTANDING = 0;
const KERNEL_WORK = 1;
const INTERRUPTED = 2;
const FLUSHED = 3;
const ANSWERED = 4;
const TERMINATING = 5;
const FIELDS = 6;

/** A few numbers in memory that both threads see at once, also while one of them is blocked. */
export class SharedState {
  readonly buffer: SharedArrayBuffer;
  readonly #fields: Int32Array<SharedArrayBuffer>;

  constructor(buffer = new SharedArrayBuffer(4 * FIELDS)) {
    this.buffer = buffer;
    this.#fields = new Int32Array(buffer);
  }

  /** Cells' side: counts output just posted, and waits while too much is unsent, as a write to a full pipe does. */
  addOutstanding(size: number): void {
    Atomics.add(this.#fields, OUTSTANDING, size);
    for (;;) {
      const outstanding = Atomics.load(this.#fields, OUTSTANDING);
      if (outstanding <= OUTSTANDING_LIMIT) return;
      Atomics.wait(this.#fields, OUTSTANDING, outstanding);
    }
  }

  /** Sockets' side: that output is sent. */
  releaseOutstanding(size: number): void {
    const before = Atomics.sub(this.#fields, OUTSTANDING, size);
    if (before > OUTSTANDING_LIMIT) Atomics.notify(this.#fields, OUTSTANDING);
  }

  /**
   * Cells' side: runs work of the kernel, which must not be cut short as a cell's code may be. Where a termination is
   * already on its way, the work does not begin: what waits here may be cut off.
   */
  protectKernelWork<Value>(work: () => Value): Value {
    for (;;) {
      Atomics.add(this.#fields, KERNEL_WORK, 1);
      if (Atomics.load(this.#fields, TERMINATING) === 0) break;
      Atomics.sub(this.#fields, KERNEL_WORK, 1);
      Atomics.wait(this.#fields, TERMINATING, 1);
    }
    try {
      return work();
    } finally {
      Atomics.sub(this.#fields, KERNEL_WORK, 1);
    }
  }

  /** Sockets' side: keeps kernel work from beginning until `endTermination`. @returns false if some is under way. */
  beginTermination(): boolean {
    Atomics.store(this.#fields, TERMINATING, 1);
    if (Atomics.load(this.#fields, KERNEL_WORK) === 0) return true;
    this.endTermination();
    return false;
  }

  endTermination(): void {
    Atomics.store(this.#fields, TERMINATING, 0);
    Atomics.notify(this.#fields, TERMINATING);
  }

  /** The number of the last run that was interrupted; 0 at first. */
  get interruptedRun(): number {
    return Atomics.load(this.#fields, INTERRUPTED);
  }

  set interruptedRun(run: number) {
    Atomics.store(this.#fields, INTERRUPTED, run);
  }

  /** Cells' side, at the process's end: waits until the sockets' thread has sent everything. */
  awaitFlushed(): void {
    Atomics.wait(this.#fields, FLUSHED, 0, FLUSH_LIMIT_MS);
  }

  setFlushed(): void {
    Atomics.store(this.#fields, FLUSHED, 1);
    Atomics.notify(this.#fields, FLUSHED);
  }

  /** Cells' side: an answer from now on is awaited. */
  expectAnswer(): void {
    Atomics.store(this.#fields, ANSWERED, 0);
  }

  awaitAnswered(): void {
    Atomics.wait(this.#fields, ANSWERED, 0);
  }

  setAnswered(): void {
    Atomics.store(this.#fields, ANSWERED, 1);
    Atomics.notify(this.#fields, ANSWERED);
  }
}
