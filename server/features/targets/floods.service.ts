import type { Static } from 'typebox';
import type { handleFlood } from '../../contract/targets.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { type ErrorCode, Refusal, refuse } from '../../domain/errors.ts';
import { isSaid, mustHold } from '../../domain/facts.ts';
import type { Caller } from '../caller.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import { decideMark } from '../leads/lead-marks.ts';
import { columnsOf } from '../leads/lead-snapshot.ts';
import type { LeadWords } from '../leads/lead-words.ts';
import type { Joining } from './joining.ts';
import type { MergingOfLeads } from './merging.ts';
import type { TargetsStore } from './targets.store.ts';

type Deps = {
  inTransaction: InTransaction;
  acts: LeadActs;
  words: Pick<LeadWords, 'release'>;
  joining: Joining;
  merging: MergingOfLeads;
  targets: Pick<TargetsStore, 'readable'>;
};
type Flood = Static<typeof handleFlood.schema.body>;
type One = Flood['leads'][number];

/** Who does which: what intake decides, and what only the coordinator may. */
const BY = { ACCEPT: 'INTAKE_OFFICER', CLEAR: 'INTAKE_OFFICER', MERGE: 'LEAD_COORDINATOR' } as const;

/**
 * Many reports of one target, dealt with in one go and still one by one: each is an act of its own with its own entry
 * in the log, and one that somebody else has already dealt with holds up no other.
 */
export function makeFloodsService({ inTransaction, acts, words, joining, merging, targets }: Deps) {
  const doing: Record<Flood['act'], (caller: Caller, lead: One, flood: Flood) => Promise<unknown>> = {
    ACCEPT: (caller, { id, version }, { narrative = '' }) =>
      acts.on(caller, { leadId: id, version }, async (scene) => {
        await acts.step(scene, { verb: 'accept' });
        await words.release(scene.tx, caller, id, narrative, scene.now);
      }),
    CLEAR: (caller, { id, version }) =>
      acts.on(caller, { leadId: id, version }, async (scene) => {
        const { changes, ...columns } = decideMark(scene, { mark: 'clearScreening' });
        await acts.settle(scene, { ...columnsOf(changes), ...columns }, { act: 'lead.clearScreening' });
      }),
    JOIN: (caller, { id, version }, { reference = '' }) =>
      acts.on(caller, { leadId: id, version }, async (scene) => {
        const other = await merging.beside(scene, caller, reference);
        mustHold(['reference', other.lead.id !== id, 'MUST_DIFFER']);
        await joining.together(scene, other, caller);
      }),
    MERGE: (caller, { id, version }, { reference = '', reason = '' }) =>
      merging.merge(caller, id, { version, into: reference, reason }),
  };

  async function outcome(caller: Caller, lead: One, flood: Flood): Promise<ErrorCode | null> {
    try {
      await doing[flood.act](caller, lead, flood);
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  return {
    /** One line for each lead that the person may read; what is not theirs is answered as not found. */
    async handle(caller: Caller, flood: Flood) {
      const { act, leads, narrative, reference, reason } = flood;
      if (act !== 'JOIN' && !isOneOf(caller.actor, [BY[act]])) refuse('NOT_YOUR_STEP');
      mustHold(
        ['narrative', act !== 'ACCEPT' || isSaid(narrative)],
        ['reference', (act !== 'JOIN' && act !== 'MERGE') || isSaid(reference)],
        ['reason', act !== 'MERGE' || isSaid(reason)],
        ['leads', new Set(leads.map(({ id }) => id)).size === leads.length, 'MUST_DIFFER'],
      );
      const ids = leads.map(({ id }) => id);
      const known = await inTransaction((tx) => targets.readable(tx, ids, caller.ring));
      const lines = [];
      for (const lead of leads) {
        const row = known.find(({ id }) => id === lead.id);
        const refused = row ? await outcome(caller, lead, flood) : ('NOT_FOUND' as const);
        lines.push({ id: lead.id, reference: row?.reference ?? '', refused });
      }
      return { lines };
    },
  };
}
export type FloodsService = ReturnType<typeof makeFloodsService>;
