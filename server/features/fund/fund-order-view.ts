import type { FundOrderView } from '../../contract/fund-orders.ts';
import { FUND_CONFIRMERS } from '../../contract/fund-readers.ts';
import { isOneOf } from '../../domain/acting.ts';
import type { Caller } from '../caller.ts';
import type { FundOrdersStore } from './fund-orders.store.ts';

type Row = Awaited<ReturnType<FundOrdersStore['list']>>[number];

/** An order as it is read, with what this person may do about it. */
export function orderView(row: Row, caller: Caller): FundOrderView {
  const { order, proposedByName, decidedByName, documentName, documentSha256 } = row;
  const mine = order.proposedBy === caller.staffId;
  return {
    id: order.id,
    kind: order.kind,
    amountFen: order.amountFen,
    decision: order.decision,
    entryId: order.entryId,
    documentNo: order.documentNo,
    document:
      order.documentId && documentName && documentSha256
        ? { id: order.documentId, name: documentName, sha256: documentSha256 }
        : null,
    proposedByName,
    proposedAt: order.proposedAt.toISOString(),
    mine,
    mayDecide: order.outcome === null && !mine && isOneOf(caller.actor, FUND_CONFIRMERS),
    outcome: order.outcome,
    decidedByName,
    decidedAt: order.decidedAt?.toISOString() ?? null,
  };
}
