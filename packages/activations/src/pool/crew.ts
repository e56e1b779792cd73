import type { FromWorker, Job, MemoryNotice } from "./job.ts";
import { startThread, type Thread } from "./threads.ts";

/** The threads of a pool beside the calling one. */
export interface Crew {
  readonly size: number;
  /** Tells each thread of a memory and of its working space there. */
  announce(notice: (index: number) => MemoryNotice): void;
  /** Gives the first threads a job each; done when all are. One call at a time. */
  run(jobs: readonly Job[]): Promise<void>;
  end(): Promise<void>;
}

export function gatherCrew(size: number): Crew {
  let open = 0;
  let failure: string | undefined;
  let settle: ((failure: string | undefined) => void) | undefined;

  const onAnswer = ({ error }: FromWorker) => {
    failure ??= error;
    open--;
    if (open === 0) finish();
  };
  /** A thread that is gone answers no more, so that the call, and each later one, fails at once. */
  let loss: string | undefined;
  const onEnd = (reason: string) => {
    loss = `a thread of the pool has ended, because ${reason}; close the pool and create another one`;
    failure = loss;
    finish();
  };
  const finish = () => {
    for (const thread of threads) thread.letGo();
    settle?.(failure);
    settle = undefined;
  };
  const threads: readonly Thread[] = Array.from({ length: size }, () => startThread(onAnswer, onEnd));

  return {
    size,
    announce: (notice) => {
      for (const [index, thread] of threads.entries()) thread.post({ notice: notice(index) });
    },
    run: (jobs) =>
      new Promise((resolve, reject) => {
        failure = loss;
        open = jobs.length;
        settle = (reason) => (reason === undefined ? resolve() : reject(new Error(reason)));
        if (failure !== undefined || open === 0) return finish();
        for (const [index, job] of jobs.entries()) {
          threads[index]!.hold();
          threads[index]!.post({ job });
        }
      }),
    end: async () => {
      await Promise.all(threads.map((thread) => thread.end()));
    },
  };
}
