import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { staffIdOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { type LeadCommand, decideLead, proposeLead } from '../../domain/lead.ts';
import { isJointUnit } from '../../domain/lead-turn.ts';
import { publicLead } from '../../domain/reporter-view.ts';
import { VERIFIER_OF } from '../../domain/units.ts';
import type { AuditEntry, AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { Contacts } from '../contacts/contacts.ts';
import type { DeterminationsStore } from '../determinations/determinations.store.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { Notices } from '../notifications/notices.ts';
import type { JoinedStore } from '../targets/joined.store.ts';
import { isHeld } from '../rewards/reporter-rewards.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import type { LeadConsequences } from './lead-consequences.ts';
import { dueAfter, dueAfterProposal } from './lead-due.ts';
import type { LeadPlaces } from './lead-places.ts';
import { type LeadScene, sceneOf } from './lead-scene.ts';
import { columnsOf, readStandings } from './lead-snapshot.ts';
import type { LeadRecord, LeadsStore, NewLead } from './leads.store.ts';
import { asTold } from './told-lead.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  leads: LeadsStore;
  joined: Pick<JoinedStore, 'mergedInto' | 'holdAll'>;
  places: Pick<LeadPlaces, 'keep'>;
  tasks: TasksStore;
  determinations: DeterminationsStore;
  district: DistrictStore;
  audit: AuditStore;
  notices: Notices;
  consequences: LeadConsequences;
  drawers: Drawers;
  contacts: Pick<Contacts, 'news'>;
};

/** Who acts: somebody with their keys, the reporter with a receipt, or the office's own clock. */
export type Acting = Caller | 'REPORTER' | 'SYSTEM';

/** Which lead: by its id, at the version that the person was looking at where one is given; or by the receipt's tag. */
export type LeadTarget = { leadId: string; version?: number } | { receiptTag: Buffer };

/** What a step carries beside its command: `reason` is a catalogue's code, never words. */
export type StepExtras = {
  reason?: string | null;
  columns?: Partial<NewLead>;
  facts?: AuditEntry['facts'];
};

/**
 * The one frame of everything that is done to a lead: the row locked, the version compared, the rule asked, the change
 * saved with its step, its audit entry and the mail to whoever's turn it now is; all in one transaction.
 */
export function makeLeadActs(deps: Deps) {
  const { inTransaction, clock, leads, joined, places, district, audit, notices, consequences, drawers } =
    deps;

  async function look(around: Pick<LeadScene, 'tx' | 'actor' | 'now' | 'days'>, lead: LeadRecord) {
    const standings = await readStandings(around.tx, deps, [lead.id]);
    const standing = standings.get(lead.id) ?? refuse('NOT_FOUND');
    return sceneOf(around, lead, standing);
  }

  const found = (tx: Tx, target: LeadTarget) =>
    'leadId' in target ? leads.lock(tx, target.leadId) : leads.lockByReceipt(tx, target.receiptTag);

  /** Mails those whose turn it has become; whoever's turn it already was knows. */
  async function tell(before: LeadScene, after: LeadScene): Promise<void> {
    const told = before.lead.status === after.lead.status ? before.turn : [];
    for (const turn of after.turn) {
      if (told.includes(turn) || turn === 'REPORTER') continue;
      await notices.tell(
        after.tx,
        {
          template: after.lead.urgency === 'URGENT' ? 'LEAD_URGENT' : 'LEAD_TURN',
          path: `/verification/leads/${after.lead.id}`,
          ...(isJointUnit(turn) ? { roles: [VERIFIER_OF[turn]], unitCode: turn } : { roles: [turn] }),
        },
        after.now,
      );
    }
  }

  /** Saves what changed and writes it down; answers the lead as it now stands. */
  async function settle(
    before: LeadScene,
    columns: Partial<NewLead>,
    entry: Pick<AuditEntry, 'act' | 'facts'>,
  ): Promise<LeadScene> {
    const { tx, actor, now, lead } = before;
    const face = faceOf(await asTold(tx, leads, lead), now);
    await leads.save(tx, lead.id, columns);
    const { disclosureHoldSince = null, disclosureHoldUntil } = columns;
    if (disclosureHoldUntil !== undefined)
      await joined.holdAll(tx, lead.id, { disclosureHoldSince, disclosureHoldUntil });
    const after = await look(before, (await leads.find(tx, lead.id)) ?? refuse('NOT_FOUND'));
    await places.keep(tx, after.lead, after.snapshot);
    await audit.append(tx, { ...entry, actor, subject: { kind: 'LEAD', id: lead.id }, at: now });
    await tell(before, after);
    if (actor.kind === 'REPORTER' || face === faceOf(await asTold(tx, leads, after.lead), now)) return after;
    await deps.contacts.news(tx, lead.id);
    if (publicOf(lead, now) !== publicOf(after.lead, now))
      for (const one of await joined.mergedInto(tx, lead.id)) await deps.contacts.news(tx, one.id);
    return after;
  }

  /** Malice is the police's to look into; who reported they learn by an unseal that the custodians grant, or not at all. */
  const tellPolice = ({ tx, lead, now }: LeadScene): Promise<void> =>
    notices.tell(
      tx,
      {
        template: 'LEAD_TURN',
        path: `/verification/leads/${lead.id}`,
        roles: ['VERIFIER_POLICE'],
        unitCode: 'POLICE',
      },
      now,
    );

  return {
    look,
    settle,

    /**
     * Runs an act on a lead that nobody else can touch meanwhile. Staff act on what their desk's key opens, and on
     * nothing else: an account that no desk has let in does nothing, whatever roles somebody gave it.
     * @throws Refusal NOT_FOUND (RECEIPT_UNKNOWN for a receipt), KEY_MISSING, STALE_VERSION, and what the act refuses
     */
    on: <T>(who: Acting, target: LeadTarget, act: (scene: LeadScene) => Promise<T>): Promise<T> =>
      inTransaction(async (tx) => {
        const lead =
          (await found(tx, target)) ?? refuse('leadId' in target ? 'NOT_FOUND' : 'RECEIPT_UNKNOWN');
        if (typeof who === 'object' && !(await drawers.open(tx, who.ring, lead.id, 'brief')))
          refuse((await leads.isKeptAway(tx, lead.id, who.staffId)) ? 'RECUSED' : 'KEY_MISSING');
        if ('leadId' in target && target.version !== undefined && target.version !== lead.version) {
          refuse('STALE_VERSION');
        }
        const days = await readOfficeDays(tx, district);
        const actor = typeof who === 'object' ? who.actor : { kind: who };
        // A reporter acts on what they are told: of a merged lead, that is where its main lead stands.
        const told = who === 'REPORTER' ? await asTold(tx, leads, lead) : lead;
        return act(await look({ tx, actor, now: clock.now(), days }, told));
      }),

    /** Takes a step of the lead's machine, with all that follows from it. Throws as {@link decideLead}. */
    async step(scene: LeadScene, command: LeadCommand, extras: StepExtras = {}): Promise<LeadScene> {
      const { tx, actor, now, lead, snapshot } = scene;
      const step = decideLead(snapshot, command, actor, now);
      const dueAt = dueAfter(scene, step, await leads.steps(tx, lead.id));
      await consequences.follow(scene, step, dueAt);
      await leads.addStep(tx, {
        leadId: lead.id,
        transition: step.transition,
        from: step.from,
        to: step.to,
        actorKind: actor.kind,
        staffId: staffIdOf(actor),
        reason: extras.reason ?? null,
        at: now,
      });
      const after = await settle(
        scene,
        { ...columnsOf(step.changes), dueAt, ...extras.columns },
        { act: `lead.${command.verb}`, facts: { ...extras.facts, transition: step.transition } },
      );
      await consequences.reward(after, step);
      if (command.verb === 'closeFalse' && command.finding === 'MALICIOUS') await tellPolice(after);
      return after;
    },

    /** Puts the first half of a two-person step before the second person. Throws as {@link proposeLead}. */
    propose(scene: LeadScene, command: LeadCommand, extras: StepExtras = {}): Promise<LeadScene> {
      const { changes } = proposeLead(scene.snapshot, command, scene.actor, scene.now);
      const dueAt = dueAfterProposal(scene, changes.proposal);
      return settle(
        scene,
        { ...columnsOf(changes), dueAt, proposalReason: extras.reason ?? null, ...extras.columns },
        { act: 'lead.propose', facts: { ...extras.facts, verb: command.verb } },
      );
    },
  };
}
export type LeadActs = ReturnType<typeof makeLeadActs>;

/** What of a lead stands on its reporter's page, as far as acts of the office change it. */
function faceOf(lead: LeadRecord, now: Date): string {
  const { reviewRequestedAt, extensionUsed } = lead;
  return `${publicOf(lead, now)} ${reviewRequestedAt?.getTime() ?? ''} ${extensionUsed}`;
}

const publicOf = (lead: LeadRecord, now: Date) =>
  publicLead({ status: lead.status, disclosureHold: isHeld(lead, now) }).publicStatus;
