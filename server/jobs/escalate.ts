import type { Task } from 'graphile-worker';
import { type Lane, LANES } from '../domain/escalation.ts';
import type { Office } from '../wiring.ts';

/** Tells of missed dates: of urgent tips each minute, of the others some minutes later. Run twice it tells once. */
export function escalate(office: Office): Task {
  return async (payload) => {
    const { lane } = payload as { lane?: Lane };
    for (const one of lane ? [lane] : LANES) await office.escalating.run(one);
  };
}
