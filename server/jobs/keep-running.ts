import { setTimeout as sleep } from 'node:timers/promises';
import { type Runner, type RunnerOptions, run } from 'graphile-worker';

const AGAIN_MS = 1_000;
/**
 * Jobs are crossed off at once, but by the library's batch: only there does it catch a connection that is lost over it
 * (and ends, so that it begins anew). By itself it leaves that rejection to nobody, and the process would end.
 */
const CAUGHT = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };

/**
 * A runner that is started anew where it ends by itself: the library gives up when the database cuts a connection of
 * its own, and an office whose mail stands still until the next start would not notice. `stop()` lets what is under
 * way end first.
 */
export async function keepRunning(
  options: RunnerOptions,
  onStart: (runner: Runner) => void,
): Promise<{ addJob: Runner['addJob']; stop(): Promise<void> }> {
  const ending = new AbortController();
  const begin = async (): Promise<Runner> => {
    const runner = await run({ ...options, preset: CAUGHT });
    onStart(runner);
    return runner;
  };
  const beginAgain = async (): Promise<Runner | null> => {
    await sleep(AGAIN_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    return ending.signal.aborted ? null : begin().catch(() => beginAgain());
  };

  let runner = await begin();
  const watch = async (): Promise<void> => {
    for (;;) {
      await runner.promise.catch(() => undefined);
      const next = ending.signal.aborted ? null : await beginAgain();
      if (!next) return;
      runner = next;
    }
  };
  const watched = watch();
  return {
    addJob: (...job) => runner.addJob(...job),
    async stop() {
      ending.abort();
      // One that has just ended by itself can't be stopped once more.
      await runner.stop().catch(() => undefined);
      await watched;
    },
  };
}
