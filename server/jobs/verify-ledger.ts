import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Reckons the fund's books anew, each night, and keeps what it found for the fund's page. */
export function verifyLedger(office: Office): Task {
  return async () => {
    await office.ledgerCheck.keep(null, office.ground.clock.now());
  };
}
