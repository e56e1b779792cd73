import { cpus, loadavg } from "node:os";

const LOOK_MS = 1500;
/** Of one core; more than a quiet system takes, less than one busy process. */
const MOST = 0.3;

function totals(): { busy: number; all: number } {
  const times = cpus().map(({ times }) => times);
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { busy: all - times.reduce((sum, { idle }) => sum + idle, 0), all };
}

/** How many cores other work takes from now until it is asked; what the threads of this process take is not others'. */
function watchOthers(): () => number {
  const [before, ownBefore, start] = [totals(), process.cpuUsage(), performance.now()];
  return () => {
    const [after, own, passed] = [totals(), process.cpuUsage(ownBefore), performance.now() - start];
    const busy = (cpus().length * (after.busy - before.busy)) / Math.max(1, after.all - before.all);
    return Math.max(0, busy - (own.user + own.system) / 1000 / passed);
  };
}

interface Load {
  /** Whether the numbers are worth anything. */
  readonly isQuiet: boolean;
  readonly sentence: string;
}

const describeLoad = (others: number): Load => ({
  isQuiet: others <= MOST,
  sentence: `Other work takes ${others.toFixed(2)} of ${cpus().length} cores; load average ${loadavg()
    .map((load) => load.toFixed(2))
    .join(", ")}.`,
});

/** What the machine does beside the bench, while this process sleeps. */
export async function lookAtLoad(): Promise<Load> {
  const askOthers = watchOthers();
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  return describeLoad(askOthers());
}

/** The same from now until it is asked, for what this process does without others that work for it. */
export function watchLoad(): () => Load {
  const askOthers = watchOthers();
  return () => describeLoad(askOthers());
}
