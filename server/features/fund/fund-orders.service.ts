import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { orderFund } from '../../contract/fund-orders.ts';
import type { appropriate } from '../../contract/fund.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { REVERSIBLE_EVENTS, figuresFrom, mustBeSecond, mustFit } from '../../domain/ledger.ts';
import type { FundOrderKind } from '../../domain/ledger.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { documentRow } from '../official-document.ts';
import type { PaperScans } from '../papers/paper-scans.ts';
import type { Notices } from '../notifications/notices.ts';
import type { FundOrderRecord, FundOrdersStore } from './fund-orders.store.ts';
import type { LedgerStore } from './ledger.store.ts';
import type { ThisYearsFund } from './this-years-fund.ts';
import type { YearEnd } from './year-end.ts';

type Ordered = Static<(typeof orderFund)['schema']['body']>;
type Appropriated = Static<(typeof appropriate)['schema']['body']>;
type Paper = Ordered['document'];
type Asked = Pick<Ordered, 'amountFen' | 'entryId' | 'decision' | 'documentNo' | 'document'> & {
  kind: FundOrderKind;
  fundId: string;
};

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  notices: Notices;
  ledger: LedgerStore;
  orders: FundOrdersStore;
  thisYears: ThisYearsFund;
  yearEnd: YearEnd;
  paperScans: PaperScans;
  typeOf: (content: Buffer) => Promise<string>;
};

/** What people do to a fund by documents, two of them each time: one asks, another confirms, and only then is it booked. */
export function makeFundOrders(deps: Deps) {
  const { inTransaction, clock, audit, notices, ledger, orders, thisYears, yearEnd, paperScans } = deps;

  /** @throws Refusal as {@link documentRow} */
  async function keepPaper(tx: Tx, caller: Caller, paper: Paper): Promise<string | null> {
    if (!paper) return null;
    const kept = await documentRow(paper, deps.typeOf, { addedBy: caller.staffId, addedAt: clock.now() });
    await orders.addDocument(tx, kept);
    await paperScans.ask(tx, kept.id);
    return kept.id;
  }

  /** What must be true when it is asked for, and again when it is confirmed. Lock the fund first. */
  async function mustStand(tx: Tx, order: Omit<Asked, 'document'>): Promise<void> {
    const { kind, fundId, amountFen, entryId } = order;
    const closed = await ledger.closing(tx, fundId);
    mustHold(['fundId', !closed, 'NOT_ALLOWED']);
    if (kind === 'APPROPRIATE' || kind === 'REDUCE') {
      mustHold(['amountFen', amountFen !== undefined]);
      mustFit(kind, amountFen ?? 0, figuresFrom(await ledger.balances(tx, fundId)));
    }
    if (kind === 'REVERSE') {
      mustHold(['entryId', entryId !== undefined]);
      const entry = await orders.entry(tx, entryId ?? 0);
      const itsOwn = entry?.fundId === fundId && REVERSIBLE_EVENTS.includes(entry.event);
      mustHold(['entryId', itsOwn && !(await orders.isReversed(tx, entryId ?? 0)), 'NOT_ALLOWED']);
    }
    if (kind === 'CLOSE_YEAR') await yearEnd.mustBeReady(tx, fundId, clock.now());
  }

  async function ask(tx: Tx, caller: Caller, order: Asked): Promise<{ id: string }> {
    if (!(await ledger.lockFund(tx, order.fundId))) refuse('NOT_FOUND');
    await mustStand(tx, order);
    const { kind, fundId, amountFen = null, entryId = null, decision = null } = order;
    mustHold(['decision', kind !== 'CLOSE_YEAR' || decision !== null]);
    const now = clock.now();
    const id = randomUUID();
    const documentNo = order.documentNo.trim();
    await orders.add(tx, {
      id,
      kind,
      fundId,
      amountFen: kind === 'APPROPRIATE' || kind === 'REDUCE' ? amountFen : null,
      entryId: kind === 'REVERSE' ? entryId : null,
      decision: kind === 'CLOSE_YEAR' ? decision : null,
      documentNo,
      documentId: await keepPaper(tx, caller, order.document),
      proposedBy: caller.staffId,
      proposedAt: now,
    });
    await record(tx, caller, 'fund.order', { id, kind, fundId, amountFen, documentNo });
    await notices.tell(
      tx,
      { template: 'FUND_TURN', path: '/finance/fund', roles: ['LEAD_AGENCY_HEAD', 'FINANCE_OFFICER'] },
      now,
    );
    return { id };
  }

  type Noted = Pick<FundOrderRecord, 'id' | 'kind' | 'fundId' | 'amountFen' | 'documentNo'>;
  function record(tx: Tx, { actor }: Caller, act: string, order: Noted) {
    const { id, kind, fundId, amountFen, documentNo } = order;
    const facts = { fundOrder: id, what: kind, ...(amountFen === null ? {} : { amountFen }), documentNo };
    return audit.append(tx, { actor, act, subject: { kind: 'FUND', id: fundId }, facts, at: clock.now() });
  }

  async function book(tx: Tx, caller: Caller, order: FundOrderRecord): Promise<void> {
    const { id: orderId, kind, fundId, documentNo } = order;
    const amountFen = order.amountFen ?? 0;
    const entry = { orderId, documentNo, staffId: caller.staffId, at: clock.now() };
    switch (kind) {
      case 'APPROPRIATE':
        await ledger.post(tx, fundId, 'APPROPRIATED', { amountFen }, entry);
        return record(tx, caller, 'fund.appropriate', order).then(() => undefined);
      case 'REDUCE':
        await ledger.post(tx, fundId, 'REDUCED', { amountFen }, entry);
        return record(tx, caller, 'fund.reduce', order).then(() => undefined);
      case 'REVERSE':
        await ledger.postReversal(tx, fundId, order.entryId ?? 0, entry);
        return record(tx, caller, 'fund.reverse', order).then(() => undefined);
      case 'CLOSE_YEAR':
        await yearEnd.close(tx, caller, order);
        return record(tx, caller, 'fund.closeYear', order).then(() => undefined);
    }
  }

  const once = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      const broken = brokenConstraint(error);
      if (broken.startsWith('fund_orders_one_open')) refuse('STALE_VERSION');
      if (broken === 'account_balances_never_negative') refuse('FUND_INSUFFICIENT');
      throw error;
    });

  return {
    /** @throws Refusal NOT_FOUND where no fund was opened; CONDITION_NOT_MET past what a year's fund can hold */
    appropriate: (caller: Caller, { fundId, ...order }: Appropriated) =>
      inTransaction(async (tx) =>
        ask(tx, caller, { ...order, kind: 'APPROPRIATE', fundId: fundId ?? (await thisYears(tx)) }),
      ),

    /** @throws Refusal NOT_FOUND, CONDITION_NOT_MET naming the field, STALE_VERSION where one waits already */
    ask: (caller: Caller, order: Ordered) => once(inTransaction((tx) => ask(tx, caller, order))),

    /**
     * The second person confirms or refuses; whoever asked can only take it back.
     * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, SECOND_PERSON_NEEDED, FUND_INSUFFICIENT, EVIDENCE_QUARANTINED, and as
     * {@link ask}
     */
    decide: (caller: Caller, orderId: string, confirm: boolean): Promise<{ ok: true }> =>
      once(
        inTransaction(async (tx) => {
          const order = (await orders.lock(tx, orderId)) ?? refuse('NOT_FOUND');
          const takesBack = !confirm && order.proposedBy === caller.staffId;
          if (!takesBack) mustBeSecond(order, caller.staffId);
          else if (order.outcome !== null) refuse('ILLEGAL_TRANSITION');
          const decided = { decidedBy: caller.staffId, decidedAt: clock.now() };
          if (!confirm) {
            await orders.decide(tx, orderId, { ...decided, outcome: takesBack ? 'WITHDRAWN' : 'REFUSED' });
            await record(tx, caller, 'fund.orderDropped', order);
            return { ok: true };
          }
          if (order.kind === 'CLOSE_YEAR') await yearEnd.lockAwards(tx, order.fundId);
          await ledger.lockFund(tx, order.fundId);
          const { amountFen, entryId, decision, ...rest } = order;
          await mustStand(tx, {
            ...rest,
            ...(amountFen === null ? {} : { amountFen }),
            ...(entryId === null ? {} : { entryId }),
            ...(decision === null ? {} : { decision }),
          });
          await paperScans.mustBeSound(tx, rest.documentId);
          await orders.decide(tx, orderId, { ...decided, outcome: 'CONFIRMED' });
          await book(tx, caller, order);
          return { ok: true };
        }),
      ),

    /** The paper of an order; who opened it stands in the log first. @throws Refusal NOT_FOUND, and as PaperScans.mustBeServable */
    document: (caller: Caller, id: string) =>
      inTransaction(async (tx) => {
        const found = (await orders.document(tx, id)) ?? refuse('NOT_FOUND');
        await paperScans.mustBeServable(tx, id);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'fund.openDocument',
          subject: { kind: 'FUND', id },
          facts: { digest: found.sha256 },
          at: clock.now(),
        });
        return found;
      }),
  };
}
export type FundOrders = ReturnType<typeof makeFundOrders>;
