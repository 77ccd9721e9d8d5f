import { createHash, randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { buildBatch } from '../../contract/payouts.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import {
  MOST_PAYMENTS,
  isStillClaimed,
  mayCancel,
  mayRelease,
  mustBeFreeToRelease,
} from '../../domain/payment-batch.ts';
import type { Payment } from '../../domain/payment-file.ts';
import { DEFAULT_TEMPLATE, SHIPPED_TEMPLATES } from '../../domain/payment-templates-shipped.ts';
import { decideReward } from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { BrokenSeal } from '../compartments/broken-seal.ts';
import type { CompartmentsStore } from '../compartments/compartments.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { Notices } from '../notifications/notices.ts';
import type { HeldReward } from '../rewards/reward-act.ts';
import type { RewardRounds } from '../rewards/reward-rounds.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { FILE_TYPES, bankFile } from './bank-file.ts';
import { type PaymentAccounts, paymentOf } from './payment-accounts.ts';
import type { PaymentTemplates } from './payment-templates.ts';
import type { BatchRecord, PayoutsStore } from './payouts.store.ts';

type Building = Static<(typeof buildBatch)['schema']['body']>;
type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  notices: Notices;
  district: DistrictStore;
  staff: Pick<StaffStore, 'find'>;
  payouts: PayoutsStore;
  compartments: Pick<CompartmentsStore, 'lendPayments' | 'takeBackPayments'>;
  rounds: RewardRounds;
  accounts: PaymentAccounts;
  templates: Pick<PaymentTemplates, 'standing'>;
};

/** Payment by bank: one person makes the batch, another releases the file; after that it is what it is. */
export function makePayoutsService(deps: Deps) {
  const { inTransaction, clock, audit, notices, district, staff, payouts, compartments, rounds } = deps;
  const { accounts, templates } = deps;

  type Facts = Record<string, string | number>;
  async function record(tx: Tx, actor: Actor, id: string, act: string, facts: Facts, at: Date) {
    await audit.append(tx, { actor, act, subject: { kind: 'BATCH', id }, facts, at });
  }

  /** The file of a batch, made anew of what it was made of. */
  async function fileOf(
    tx: Tx,
    caller: Caller,
    batch: BatchRecord,
    act: 'account.open' | 'account.download',
    at: Date,
  ) {
    const payments: Payment[] = [];
    for await (const some of accounts.all(tx, caller, batch, act, at)) payments.push(...some.map(paymentOf));
    const template = batch.template ?? SHIPPED_TEMPLATES[DEFAULT_TEMPLATE];
    if (!template) throw new Error('no shipped form');
    const bytes = await bankFile(template, { number: batch.number, at: batch.madeAt }, payments);
    return { bytes, digest: createHash('sha256').update(bytes).digest('hex'), format: template.format };
  }

  /** A claim that can go into a batch today, by this person's hand. @throws Refusal as decideReward */
  function asItem({ row, snapshot }: HeldReward, actor: Actor, now: Date) {
    decideReward(snapshot, { verb: 'batch' }, actor, now);
    const { id: rewardId, reference, claimDocumentId, amountFen } = row;
    mustHold(['account', claimDocumentId !== null], ['amountFen', amountFen !== null]);
    return {
      rewardId,
      reference,
      leadId: row.leadId,
      amountFen: amountFen ?? 0,
      claimDocumentId: claimDocumentId ?? '',
    };
  }

  return {
    /**
     * Makes a batch of claims; they stay claimed until another person releases it.
     * @throws Refusal as decideReward, for the first that can't be paid; ILLEGAL_TRANSITION for one that lies in another
     * batch; CONDITION_NOT_MET where nothing waits
     */
    build: (caller: Caller, order: Building): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const { body: template } = await templates.standing(tx, order.template ?? DEFAULT_TEMPLATE);
        const wanted = order.everything
          ? await payouts.payableIds(tx, MOST_PAYMENTS)
          : (order.rewardIds ?? []);
        mustHold(['rewardIds', wanted.length > 0, 'NOT_ENOUGH']);
        const found: ReturnType<typeof asItem>[] = [];
        await rounds.each(tx, wanted, async (held) => {
          await rounds.mayHandle(
            tx,
            caller.staffId,
            held.map(({ row }) => row.leadId),
          );
          // Looked at only now: an account may have been corrected while this waited for its lock.
          found.push(...held.map((each) => asItem(each, caller.actor, clock.now())));
        });
        const now = clock.now();
        const id = randomUUID();
        const items = found
          .toSorted((a, b) => (a.reference < b.reference ? -1 : 1))
          .map(({ reference: _name, leadId: _lead, ...item }, at) => ({
            ...item,
            id: randomUUID(),
            batchId: id,
            lineNo: at + 1,
            open: true,
          }));
        const totalFen = await payouts.totalOf(tx, wanted);
        const made = {
          id,
          status: 'BUILT',
          itemCount: items.length,
          totalFen,
          makerId: caller.staffId,
        } as const;
        await payouts.addBatch(tx, { ...made, madeAt: now, template });
        await payouts.addItems(tx, items).catch((error: unknown) => {
          if (brokenConstraint(error) === 'payment_items_one_open') refuse('ILLEGAL_TRANSITION');
          throw error;
        });
        await compartments.lendPayments(
          tx,
          found.map(({ leadId }) => leadId),
          now,
        );
        await record(tx, caller.actor, id, 'batch.build', { items: items.length, totalFen }, now);
        await notices.tell(
          tx,
          { template: 'PAYMENT_TURN', path: `/finance/payments/${id}`, roles: ['PAYMENT_CHECKER'] },
          now,
        );
        return { id };
      }),

    /**
     * The second person sends it off: each award is with the bank from now on, in its maker's hand (R15), and the file is
     * what it is. @throws Refusal NOT_FOUND; as mayRelease; RECUSED; CONDITION_NOT_MET at `lines.<n>` for an award that
     * was put on hold or claimed anew meanwhile, or for what doesn't fit the bank's form
     */
    release: (caller: Caller, batchId: string): Promise<{ digest: string }> =>
      inTransaction(async (tx) => {
        const batch = (await payouts.lockBatch(tx, batchId)) ?? refuse('NOT_FOUND');
        const maker = (await staff.find(tx, batch.makerId)) ?? refuse('NOT_FOUND');
        const roles = maker.active ? maker.roles : [];
        mayRelease(
          batch,
          { staffId: caller.staffId, roles: caller.actor.roles },
          { staffId: maker.id, roles },
        );
        const actor = { kind: 'STAFF', staffId: maker.id, roles, unit: maker.unitCode } as const;
        const now = clock.now();
        const days = await readOfficeDays(tx, district);
        const lines = new Map(
          (await payouts.items(tx, batchId, 0, MOST_PAYMENTS)).map(({ item }) => [item.rewardId, item]),
        );
        await rounds.each(tx, [...lines.keys()], async (held) => {
          const leadIds = held.map(({ row }) => row.leadId);
          await rounds.mayHandle(tx, caller.staffId, leadIds);
          await rounds.mayHandle(tx, maker.id, leadIds);
          for (const { row, snapshot } of held) {
            const line = lines.get(row.id);
            mustHold([
              `lines.${line?.lineNo}`,
              line !== undefined && isStillClaimed(line, row),
              'NOT_ALLOWED',
            ]);
            mustBeFreeToRelease(snapshot, caller.staffId);
          }
          await rounds.take(tx, held, () => ({ command: { verb: 'batch' }, actor, now, days }));
        });
        const { bytes, digest } = await fileOf(tx, caller, batch, 'account.open', now);
        await payouts.saveBatch(tx, batchId, {
          status: 'RELEASED',
          releasedBy: caller.staffId,
          releasedAt: now,
          fileDigest: digest,
          fileBytes: bytes.length,
        });
        const facts = { items: batch.itemCount, totalFen: batch.totalFen, digest };
        await record(tx, caller.actor, batchId, 'batch.release', facts, now);
        return { digest };
      }),

    /** Takes a batch apart that nobody released; its awards wait again. @throws Refusal NOT_FOUND, as mayCancel */
    cancel: (caller: Caller, batchId: string): Promise<{ ok: true }> =>
      inTransaction(async (tx) => {
        const batch = (await payouts.lockBatch(tx, batchId)) ?? refuse('NOT_FOUND');
        mayCancel(batch, { staffId: caller.staffId, roles: caller.actor.roles });
        const now = clock.now();
        const items = await payouts.items(tx, batchId, 0, MOST_PAYMENTS);
        await payouts.saveBatch(tx, batchId, {
          status: 'CANCELLED',
          cancelledBy: caller.staffId,
          cancelledAt: now,
        });
        await payouts.letItemsGo(tx, batchId);
        await compartments.takeBackPayments(
          tx,
          items.map(({ reward }) => reward.leadId),
        );
        await record(tx, caller.actor, batchId, 'batch.cancel', { items: batch.itemCount }, now);
        return { ok: true };
      }),

    /**
     * The bank's file, the very bytes that were released. @throws Refusal NOT_FOUND, KEY_MISSING; ILLEGAL_TRANSITION before
     * the release; TOO_LATE once the batch is settled; SEAL_BROKEN where the same bytes can't be made any more
     */
    file: (caller: Caller, batchId: string): Promise<{ name: string; type: string; bytes: Buffer }> =>
      inTransaction(async (tx) => {
        const batch = (await payouts.lockBatch(tx, batchId)) ?? refuse('NOT_FOUND');
        if (batch.status === 'SETTLED') refuse('TOO_LATE');
        if (batch.status !== 'RELEASED') refuse('ILLEGAL_TRANSITION');
        const { bytes, digest, format } = await fileOf(tx, caller, batch, 'account.download', clock.now());
        if (batch.fileDigest !== null && batch.fileDigest !== digest) {
          throw new BrokenSeal({ kind: 'BATCH', id: batchId });
        }
        const { type, ending } = FILE_TYPES[format];
        return { name: `batch-${batch.number}.${ending}`, type, bytes };
      }),
  };
}
export type PayoutsService = ReturnType<typeof makePayoutsService>;
