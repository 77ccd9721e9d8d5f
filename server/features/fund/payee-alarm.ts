import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { payeeAlert } from '../../domain/payee-alert.ts';
import { payeeTag } from '../../crypto/payee-tag.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import { withDefaults } from '../../domain/settings.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { PayeesStore } from './payees.store.ts';

type Deps = { payees: PayeesStore; serverKeys: ServerKeys; audit: AuditStore; notices: Notices };
type Claimed = { id: string; leadId: string };

/**
 * Looks, while a claim's account passes through in the clear, whether other awards went there: answers its digest for the
 * award's row, and tells finance and the auditor that there is something to look at, not what.
 */
export function makePayeeAlarm({ payees, serverKeys, audit, notices }: Deps) {
  return async (tx: Tx, reward: Claimed, accountNo: string, now: Date): Promise<Buffer> => {
    const tag = payeeTag(accountNo, serverKeys.payeeKey);
    const others = await payees.othersOf(tx, reward.id, tag);
    if (others.length) {
      await audit.append(tx, {
        actor: { kind: 'SYSTEM' },
        act: 'reward.samePayee',
        subject: { kind: 'REWARD', id: reward.id },
        facts: { count: others.length },
        at: now,
      });
      await notices.tell(
        tx,
        { template: 'PAYEE_ALERT', path: '/finance/fund/alerts', roles: ['FINANCE_OFFICER', 'AUDITOR'] },
        now,
      );
    }
    return tag;
  };
}
export type PayeeAlarm = ReturnType<typeof makePayeeAlarm>;

type Reading = {
  inTransaction: InTransaction;
  payees: PayeesStore;
  district: Pick<DistrictStore, 'find'>;
};

export function makePayeeAlerts({ inTransaction, payees, district }: Reading) {
  return {
    /** Accounts that a person should ask about: their awards, and nothing of the account itself. */
    list: () =>
      inTransaction(async (tx) => {
        const { payeeOftenAYear: often } = withDefaults((await district.find(tx))?.settings ?? {});
        const alerts = (await payees.shared(tx)).flatMap((awards) => {
          const kind = payeeAlert(awards, often);
          return kind
            ? [{ kind, awards: awards.map(({ id, reference, amountFen }) => ({ id, reference, amountFen })) }]
            : [];
        });
        return { often, alerts };
      }),
  };
}
