import type { Task } from 'graphile-worker';
import type { Office } from '../wiring.ts';

/** Forgets spent proofs that have run out anyway. */
export function forgetProofs(office: Office): Task {
  return async () => {
    await office.screening.forget();
  };
}
