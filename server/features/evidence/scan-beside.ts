import { PassThrough, Transform } from 'node:stream';
import type { Scanner } from '../../adapters/virus-scanner.ts';
import type { ScanStatus } from '../../domain/evidence.ts';

/** `signature` is the scanner's name for what it found. */
export type ScanOutcome =
  { status: Exclude<ScanStatus, 'INFECTED'> } | { status: 'INFECTED'; signature: string };

/**
 * A stage that hands what passes to the scanner too. A slow scanner slows the stream, within the scanner's own limits
 * of patience; one that fails is left behind, and the stream goes on without it.
 */
export function scanBeside(scanner: Scanner | undefined): {
  stage: Transform;
  /** What the scanner said, once the stream has ended: WAITING where it says nothing for `patience` milliseconds. */
  outcome(patience: number): Promise<ScanOutcome>;
} {
  const toScanner = new PassThrough();
  const said = scanner
    ? scanWith(scanner, toScanner)
    : Promise.resolve<ScanOutcome>({ status: 'NOT_SCANNED' });
  if (!scanner) toScanner.destroy();

  const stage = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const pass = () => {
        toScanner.off('drain', pass).off('close', pass);
        done(null, chunk);
      };
      if (toScanner.destroyed || toScanner.write(chunk)) done(null, chunk);
      else toScanner.on('drain', pass).on('close', pass);
    },
    flush(done) {
      toScanner.end();
      done();
    },
    // A report that breaks off takes its scan with it.
    destroy(error, done) {
      if (!toScanner.writableEnded) toScanner.destroy();
      done(error);
    },
  });
  return { stage, outcome: (patience) => Promise.race([said, silentFor(patience)]) };
}

/** Never throws: whatever keeps the scanner from a plain verdict, the file waits for a later scan. */
async function scanWith(scanner: Scanner, content: PassThrough): Promise<ScanOutcome> {
  try {
    const verdict = await scanner.scan(content);
    return verdict === 'CLEAN' ? { status: 'CLEAN' } : { status: 'INFECTED', signature: verdict.infected };
  } catch {
    content.destroy();
    return { status: 'WAITING' };
  }
}

const silentFor = (ms: number) =>
  new Promise<ScanOutcome>((resolve) => void setTimeout(resolve, ms, { status: 'WAITING' }).unref());
