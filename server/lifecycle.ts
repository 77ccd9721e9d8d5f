import { CannotStart } from './cannot-start.ts';
import { passingFailure } from './plugins/passing-failures.ts';

/** What is open must be closed again, last first, whatever ends the process. */
export interface House {
  /** Registers how to close what was just opened; `name` is for the message when closing hangs. */
  atEnd(name: string, close: () => Promise<unknown>): void;
  /** Ends the office from inside, with a reason for the console; the exit code is then 1. */
  end(reason: unknown): void;
}

class EndedWhileOpening extends Error {}

/** A step that does not finish within this time is left behind; the database still gets its orderly end. */
const PATIENCE = 20_000;
/** How long a broken connection waits for the reason behind it. */
const WAIT_FOR_REASON = 2_000;

/**
 * Opens the office and keeps it open until Ctrl-C, SIGTERM or the launcher's death; then finishes what is in flight,
 * closes everything in reverse and exits: 0 when told to, 1 on trouble. A second signal changes nothing, because
 * Ctrl-C under npm arrives twice, from the terminal and from the launcher.
 */
export function live(open: (house: House) => Promise<void>): void {
  const closers: { name: string; close: () => Promise<unknown> }[] = [];
  let ending: { code: number } | undefined;
  let opening = true;

  const close = async (): Promise<void> => {
    for (const closer of closers.reverse()) await inTime(closer.name, closer.close);
    process.exit(ending?.code ?? 0);
  };
  const end = (code: number): void => {
    if (ending) return;
    ending = { code };
    if (!opening) void close();
  };
  const fail = (reason: unknown): void => {
    // The first reason is the one that counts, but one with a mend is worth telling even after another.
    if (reason instanceof CannotStart) console.error(`✗ ${reason.message}`);
    else if (!ending) console.error(reason);
    end(1);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(signal, () => end(0));
  // A database that dies breaks its connections a moment before its own end is seen, and that end says more.
  const failUnlessTold = (reason: unknown): void => {
    if (isLostConnection(reason)) setTimeout(() => fail(reason), WAIT_FOR_REASON);
    else fail(reason);
  };
  for (const trouble of ['uncaughtException', 'unhandledRejection']) process.on(trouble, failUnlessTold);

  const atEnd = (name: string, closer: () => Promise<unknown>): void => {
    closers.push({ name, close: closer });
    if (ending) throw new EndedWhileOpening();
  };
  open({ atEnd, end: fail })
    .catch((error: unknown) => {
      if (!(error instanceof EndedWhileOpening)) failUnlessTold(error);
    })
    .finally(() => {
      opening = false;
      if (ending) void close();
    });
}

const isLostConnection = (reason: unknown): boolean => passingFailure(reason)?.code === 'BUSY';

async function inTime(name: string, close: () => Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(() => {
      console.error(`${name} 未能及时结束。 ${name} did not finish in time.`);
      resolve(undefined);
    }, PATIENCE);
  });
  try {
    await Promise.race([close(), late]);
  } catch (error) {
    console.error(error);
  } finally {
    clearTimeout(timer);
  }
}
