import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { claimReward } from '../../contract/receipt.ts';
import { claimCodeTag, newClaimCode } from '../../crypto/claim-code.ts';
import { proxyTag } from '../../crypto/proxy-tag.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { tidyProxy } from '../../domain/proxy.ts';
import { proxyAllowed } from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { type OfficeDays, readOfficeDays } from '../district/office-days.ts';
import type { WindowListsStore } from '../payouts/window-lists.store.ts';
import type { PayeeAlarm } from '../fund/payee-alarm.ts';
import { type BankAccounts, soundAccount } from './bank-accounts.ts';
import { asAsked } from './field-names.ts';
import type { OwnReward } from './own-reward.ts';
import type { HeldReward } from './reward-act.ts';
import type { RewardActs } from './reward-acts.ts';
import type { RewardsStore } from './rewards.store.ts';
import type { SchemesStore } from './schemes.store.ts';

const REPORTER = { kind: 'REPORTER' } as const;
const CODE_DAYS = { days: 30 };
/** What the bank's window sees of a code; the other forty bits stay with the reporter. */
const CODE_TAIL = 4;

export type ClaimOrder = Static<(typeof claimReward)['schema']['body']>;
/** The pick-up code leaves here once and is kept nowhere; null for a claim by bank. */
export type Claimed = { claimCode: string | null; validUntil: string | null };

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: ServerKeys;
  audit: AuditStore;
  district: DistrictStore;
  schemes: SchemesStore;
  rewards: RewardsStore;
  acts: RewardActs;
  own: OwnReward;
  accounts: BankAccounts;
  payeeAlarm: PayeeAlarm;
  windowLists: Pick<WindowListsStore, 'out'>;
};

/** What a reporter does with a reward, by the receipt code alone. */
export function makeClaimsService(deps: Deps) {
  const { inTransaction, clock, serverKeys, audit, district, rewards, acts, own, accounts } = deps;

  function newCode(now: Date, days: OfficeDays) {
    const claimCode = newClaimCode();
    const claimCodeUntil = days.dueBy(CODE_DAYS, now);
    const claimCodeTail = claimCode.slice(-CODE_TAIL);
    const columns = {
      claimCodeTag: claimCodeTag(claimCode, serverKeys.pepper),
      claimCodeUntil,
      claimCodeTail,
    };
    return { columns, answer: { claimCode, validUntil: claimCodeUntil.toISOString() } satisfies Claimed };
  }

  /** A pick-up code that was lost or ran out: the old one opens nothing any more. */
  async function renewCode(tx: Tx, { row }: HeldReward, now: Date, days: OfficeDays): Promise<Claimed> {
    if (!days.settings.pickUpCodeAllowed)
      refuse('CONDITION_NOT_MET', [{ path: 'channel', code: 'NOT_ALLOWED' }]);
    // The bank's window would still pay the old one.
    if (await deps.windowLists.out(tx, row.id))
      refuse('CONDITION_NOT_MET', [{ path: 'channel', code: 'ELSEWHERE' }]);
    const { columns, answer } = newCode(now, days);
    await rewards.closePickUp(tx, row.id);
    await rewards.save(tx, row.id, columns);
    await audit.append(tx, {
      actor: REPORTER,
      act: 'reward.renewCode',
      subject: { kind: 'REWARD', id: row.id },
      at: now,
    });
    return answer;
  }

  async function byBank(tx: Tx, order: ClaimOrder, reward: HeldReward, receiptKey: Buffer, days: OfficeDays) {
    const now = clock.now();
    const { consent, notExcluded: declared } = order;
    const command =
      reward.row.status === 'PAY_FAILED'
        ? ({ verb: 'correctAccount', consent } as const)
        : ({ verb: 'claim', channel: 'BANK', declared, consent } as const);
    await acts.take(tx, reward, { command, actor: REPORTER, now, days });
    const account = soundAccount(
      order.account ?? refuse('CONDITION_NOT_MET', [{ path: 'account', code: 'REQUIRED' }]),
    );
    const { id: rewardId, leadId } = reward.row;
    const claimDocumentId = await accounts.put(
      tx,
      { leadId, rewardId, receiptKey, content: { account } },
      now,
    );
    const payeeTag = await deps.payeeAlarm(tx, reward.row, account.accountNo, now);
    await rewards.save(tx, rewardId, { claimDocumentId, payeeTag });
    return { claimCode: null, validUntil: null };
  }

  /** Whoever collects in the reporter's place: a sheet for the payment desk, a digest for the counter. */
  async function keepProxy(tx: Tx, order: ClaimOrder, { row }: HeldReward, receiptKey: Buffer) {
    const proxy = tidyProxy(order.proxy);
    const { id: rewardId, leadId } = row;
    const claim = { leadId, rewardId, receiptKey, content: { proxy } };
    const claimDocumentId = await accounts.put(tx, claim, clock.now());
    await rewards.save(tx, rewardId, {
      claimDocumentId,
      proxyTag: proxyTag(rewardId, proxy, serverKeys.pepper),
    });
  }

  async function atCounter(
    tx: Tx,
    order: ClaimOrder & { channel: 'COUNTER' | 'PROXY' },
    reward: HeldReward,
    receiptKey: Buffer,
    days: OfficeDays,
  ): Promise<Claimed> {
    const now = clock.now();
    const { status, claimChannel, schemeId } = reward.row;
    if (status === 'CLAIMED' && claimChannel === order.channel) return renewCode(tx, reward, now, days);
    if (status === 'PAY_FAILED') refuse('CONDITION_NOT_MET', [{ path: 'channel', code: 'NOT_ALLOWED' }]);
    const { columns, answer } = newCode(now, days);
    const { channel, consent, notExcluded: declared } = order;
    const { pickUpCodeAllowed } = days.settings;
    const scheme = await deps.schemes.find(tx, schemeId);
    const allowed = { pickUpCodeAllowed, proxyAllowed: scheme ? proxyAllowed(scheme.body) : false };
    const after = await acts.take(tx, reward, {
      command: { verb: 'claim', channel, declared, consent, ...allowed },
      actor: REPORTER,
      now,
      days,
      also: columns,
    });
    if (channel === 'PROXY') await keepProxy(tx, order, after, receiptKey);
    return answer;
  }

  return {
    /**
     * Claims a reward (R12), corrects an account that the bank returned (R19), or renews a pick-up code.
     * @throws Refusal RECEIPT_UNKNOWN, BAD_REQUEST, TOO_LATE, CONDITION_NOT_MET, ILLEGAL_TRANSITION, DESK_NOT_KEYED
     */
    claim(order: ClaimOrder): Promise<Claimed> {
      const { lookupTag, wrappingKey } = own.keysOf(order.receiptCode);
      return asAsked(() =>
        inTransaction(async (tx) => {
          const reward = await own.find(tx, lookupTag, order.rewardReference);
          const days = await readOfficeDays(tx, district);
          const { channel } = order;
          return channel === 'BANK'
            ? byBank(tx, order, reward, wrappingKey, days)
            : atCounter(tx, { ...order, channel }, reward, wrappingKey, days);
        }),
      );
    },

    /** Gives a reward up (R14). @throws Refusal RECEIPT_UNKNOWN, ILLEGAL_TRANSITION */
    waive(order: { receiptCode: string; rewardReference: string }): Promise<{ ok: true }> {
      const { lookupTag } = own.keysOf(order.receiptCode);
      return inTransaction(async (tx) => {
        const reward = await own.find(tx, lookupTag, order.rewardReference);
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        await acts.take(tx, reward, { command: { verb: 'waive' }, actor: REPORTER, now, days });
        return { ok: true };
      });
    },
  };
}
export type ClaimsService = ReturnType<typeof makeClaimsService>;
