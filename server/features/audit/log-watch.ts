import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Notices } from '../notifications/notices.ts';
import type { AuditStore } from './audit.store.ts';
import type { LogCheck, LogVerdict } from './log-check.ts';

/** Checks the log and writes down that it was checked; where it is broken the auditor hears of it. */
export function makeLogWatch(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  notices: Notices;
  logCheck: LogCheck;
}) {
  const { inTransaction, clock, audit, notices, logCheck } = deps;
  return {
    async verify(): Promise<LogVerdict> {
      const verdict = await logCheck.verify();
      const { size, breaches } = verdict;
      const at = clock.now();
      await inTransaction(async (tx) => {
        const broken = breaches.length > 0;
        await audit.append(tx, {
          actor: { kind: 'SYSTEM' },
          act: broken ? 'audit.broken' : 'audit.verify',
          subject: { kind: 'LOG', id: 'log' },
          facts: broken ? { size, breaches: breaches.length, first: breaches[0]?.code ?? '' } : { size },
          at,
        });
        if (broken) await notices.tell(tx, { template: 'LOG_ALERT', path: '/audit', roles: ['AUDITOR'] }, at);
      });
      return verdict;
    },
  };
}
export type LogWatch = ReturnType<typeof makeLogWatch>;
