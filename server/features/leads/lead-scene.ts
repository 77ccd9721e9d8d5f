import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LeadSnapshot } from '../../domain/lead.ts';
import { type Turn, leadTurn } from '../../domain/lead-turn.ts';
import type { OfficeDays } from '../district/office-days.ts';
import { type Standing, snapshotOf } from './lead-snapshot.ts';
import type { LeadRecord } from './leads.store.ts';

/** A lead as one act sees it: its rows, what the rules make of them, who acts, and when. */
export type LeadScene = {
  tx: Tx;
  actor: Actor;
  now: Date;
  days: OfficeDays;
  lead: LeadRecord;
  standing: Standing;
  snapshot: LeadSnapshot;
  turn: readonly Turn[];
};

export function sceneOf(
  around: Pick<LeadScene, 'tx' | 'actor' | 'now' | 'days'>,
  lead: LeadRecord,
  standing: Standing,
): LeadScene {
  const { tx, actor, now, days } = around;
  const snapshot = snapshotOf(lead, standing);
  const turn = leadTurn(snapshot, lead.dueAt, now);
  return { tx, actor, now, days, lead, standing, snapshot, turn };
}
