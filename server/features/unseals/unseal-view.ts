import type { UnsealView } from '../../contract/unseals.ts';
import type { Tx } from '../../db/connection.ts';
import { type Seated, type UnsealSnapshot, isOver, legalUnsealVerbs } from '../../domain/unseal.ts';
import type { Caller } from '../caller.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Purposes } from './purposes.ts';
import type { UnsealRecord } from './unseals.store.ts';

export const snapshotOf = ({ kind, status, askedBy, askedFrom, endsAt }: UnsealRecord): UnsealSnapshot => ({
  kind,
  status,
  askedBy,
  askedFrom,
  endsAt,
});

/** A request as a person sees it: the words of it as far as their keys open them, and what they may do about it. */
export function makeUnsealView({ purposes, staff }: { purposes: Purposes; staff: StaffStore }) {
  return async (
    tx: Tx,
    caller: Caller,
    who: Seated,
    { unseal, reference }: { unseal: UnsealRecord; reference: string },
    now: Date,
  ): Promise<UnsealView> => {
    const names = await staff.namesOf(tx, [unseal.askedBy, unseal.decidedBy]);
    const snapshot = snapshotOf(unseal);
    const may = legalUnsealVerbs(snapshot, who, now);
    const { leadId, askedFrom: from, purposeId, answerId } = unseal;
    const read = (kind: 'PURPOSE' | 'ANSWER', id: string | null) =>
      id ? purposes.read(tx, caller.ring, leadId, { from, kind, id }) : null;
    const over = isOver(snapshot, now);
    const mine = unseal.askedBy === caller.staffId;
    return {
      id: unseal.id,
      reference,
      kind: unseal.kind,
      status: over ? 'ENDED' : unseal.status,
      reason: unseal.reason,
      purpose: await read('PURPOSE', purposeId),
      mine,
      askedByName: names.get(unseal.askedBy) ?? '',
      askedFrom: from,
      askedAt: unseal.askedAt.toISOString(),
      decidedByName: unseal.decidedBy ? (names.get(unseal.decidedBy) ?? '') : null,
      decidedAt: unseal.decidedAt?.toISOString() ?? null,
      answer: await read('ANSWER', answerId),
      endsAt: unseal.endsAt?.toISOString() ?? null,
      mayAnswer: may.includes('approve'),
      mayOpen: mine && unseal.status === 'OPEN' && !over,
      mayEnd: may.includes('withdraw') || may.includes('close'),
    };
  };
}
