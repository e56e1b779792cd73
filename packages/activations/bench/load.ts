import { cpus, loadavg } from "node:os";

const LOOK_MS = 1500;
/** Of one core; more than a quiet system takes, less than one busy process. */
const MOST = 0.3;

function totals(): { busy: number; all: number } {
  const times = cpus().map(({ times }) => times);
  const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
  return { busy: all - times.reduce((sum, { idle }) => sum + idle, 0), all };
}

/** How many cores other work takes, looked at while this process sleeps; what its threads still take is not others'. */
async function measureOthers(): Promise<number> {
  const [before, ownBefore, start] = [totals(), process.cpuUsage(), performance.now()];
  await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  const [after, own, passed] = [totals(), process.cpuUsage(ownBefore), performance.now() - start];
  const busy = (cpus().length * (after.busy - before.busy)) / Math.max(1, after.all - before.all);
  return Math.max(0, busy - (own.user + own.system) / 1000 / passed);
}

/** What the machine does beside the bench, as a sentence, and whether that spoils the numbers. */
export async function lookAtLoad(): Promise<{ readonly isQuiet: boolean; readonly sentence: string }> {
  const others = await measureOthers();
  const sentence = `Other work takes ${others.toFixed(2)} of ${cpus().length} cores; load average ${loadavg()
    .map((load) => load.toFixed(2))
    .join(", ")}.`;
  return { isQuiet: others <= MOST, sentence };
}
