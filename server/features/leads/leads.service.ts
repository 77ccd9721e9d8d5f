import type { Static } from 'typebox';
import type { acceptLead, assignLead, sendOfficeMessage } from '../../contract/lead-acts.ts';
import type { LeadView, listLeads, searchLeads } from '../../contract/leads.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { SEES_RETENTION } from '../../domain/erasure-run.ts';
import { refuse } from '../../domain/errors.ts';
import { isSaid, mustHold } from '../../domain/facts.ts';
import { type LeadVerb, findLeadTransition, mayReviewHold } from '../../domain/lead.ts';
import { JOINT_UNITS, type JointUnit, VERIFIER_OF } from '../../domain/units.ts';
import { askedItems } from '../../domain/supplement.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Contacts } from '../contacts/contacts.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { Assisting } from './assisting.ts';
import type { DisclosureHoldsStore } from '../disclosure-holds/disclosure-holds.store.ts';
import type { LeadActs } from './lead-acts.ts';
import { acceptanceLeft } from './lead-due.ts';
import { type MarkBody, decideMark } from './lead-marks.ts';
import { mayWriteToReporter } from './lead-messages.ts';
import type { LeadScene } from './lead-scene.ts';
import { columnsOf } from './lead-snapshot.ts';
import { type StepBody, commandOf, confirms, inFormWords, reasonCode, wordsOf } from './lead-step-command.ts';
import type { LeadNarrowing } from './lead-narrowing.ts';
import type { LeadTrays } from './lead-trays.ts';
import type { LeadViewer } from './lead-view.ts';
import type { LeadWords } from './lead-words.ts';
import type { LeadsStore } from './leads.store.ts';
import type { LeadSearching } from '../queue/lead-searching.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { TasksStore } from '../tasks/tasks.store.ts';
import type { PoliceFilings } from './police-filings.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  leads: LeadsStore;
  tasks: TasksStore;
  staff: StaffStore;
  district: DistrictStore;
  audit: AuditStore;
  acts: LeadActs;
  assisting: Assisting;
  trays: LeadTrays;
  narrow: LeadNarrowing;
  search: LeadSearching;
  view: LeadViewer;
  words: LeadWords;
  filings: PoliceFilings;
  contacts: Pick<Contacts, 'news'>;
  holds: Pick<DisclosureHoldsStore, 'keep' | 'drop'>;
};

type Listed = Static<typeof listLeads.schema.querystring>;
type Searched = Static<typeof searchLeads.schema.body>;
type Accept = Static<typeof acceptLead.schema.body>;
type Assign = Static<typeof assignLead.schema.body>;
type Message = Static<typeof sendOfficeMessage.schema.body>;

/** The reporter asked for it, and reads the answer. */
const GRANTS_A_REVIEW: readonly LeadVerb[] = ['reopenRejected', 'reopenUnsubstantiated'];

const DONE = { ok: true } as const;

export function makeLeadsService(deps: Deps) {
  const {
    inTransaction,
    clock,
    leads,
    tasks,
    staff,
    district,
    audit,
    assisting,
    acts,
    trays,
    narrow,
    search,
    view,
    words,
    filings,
    contacts,
    holds,
  } = deps;

  /** Keeps what a step brought in words, each where its readers are. */
  async function keepWords(
    { tx, lead, days, now }: LeadScene,
    caller: Caller,
    body: StepBody,
  ): Promise<void> {
    const { verb, answer = '' } = body;
    const text = wordsOf(body, days.settings.catalogues);
    if (lead.reviewRequestedAt && GRANTS_A_REVIEW.includes(verb)) {
      mustHold(['answer', isSaid(answer)]);
      await words.message(tx, caller, lead.id, { text: answer, about: 'REVIEW_GRANTED' }, now);
    } else mustHold(['answer', answer === '', 'NOT_ALLOWED']);
    if (verb === 'requestSupplement') {
      const asked = askedItems(body.items ?? [], text);
      await words.message(tx, caller, lead.id, { text, about: 'SUPPLEMENT', asked }, now);
    } else if (isSaid(text)) {
      const transition = findLeadTransition(verb, lead.status)?.id ?? refuse('ILLEGAL_TRANSITION');
      await words.note(tx, caller, lead.id, { transition, text }, now);
    }
    if (verb === 'verifyByFiling') await filings.keep(tx, caller, lead.id, body.documentNo ?? '', now);
  }

  return {
    /**
     * One page of a tray over the leads that the person's desks hold a key to, narrowed as asked.
     * @throws Refusal BAD_REQUEST naming each field of the filter that can't be followed
     */
    list: (caller: Caller, { tray = 'MY_TURN', page = 1, ...filter }: Listed = {}) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const narrowed = await narrow(tx, filter, { staffId: caller.staffId, now });
        const days = await readOfficeDays(tx, district);
        return trays.page(tx, caller, { days, now }, { tray, page, narrowed });
      }),

    /** Leads by their words, of those that the person's desks hold a key to. @throws Refusal BAD_REQUEST */
    search: (caller: Caller, { words: typed, page = 1, ...filter }: Searched) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const narrowed = await narrow(tx, filter, { staffId: caller.staffId, now });
        const { among, tooMany } = await search(tx, typed, (most) => trays.mostUrgent(tx, caller, now, most));
        const days = await readOfficeDays(tx, district);
        const found = { page, narrowed, among, inOrder: tooMany };
        return { ...(await trays.among(tx, caller, { days, now }, found)), tooMany };
      }),

    /** Those who can be named in a unit's task. */
    officers: () =>
      inTransaction(async (tx) => {
        const officers: { staffId: string; name: string; unit: JointUnit }[] = [];
        for (const unit of JOINT_UNITS) {
          for (const { id, name, roles } of await staff.ofUnit(tx, unit)) {
            if (roles.includes(VERIFIER_OF[unit])) officers.push({ staffId: id, name, unit });
          }
        }
        return { officers };
      }),

    /** One lead as far as the person's keys open it; one that no desk of theirs may read is as none. @throws Refusal NOT_FOUND */
    read: (caller: Caller, leadId: string): Promise<LeadView> =>
      inTransaction(async (tx) => {
        const lead =
          (await leads.findReadable(tx, leadId, caller.ring)) ??
          (isOneOf(caller.actor, SEES_RETENTION) ? await leads.findErased(tx, leadId) : undefined) ??
          refuse('NOT_FOUND');
        const days = await readOfficeDays(tx, district);
        const scene = await acts.look({ tx, actor: caller.actor, now: clock.now(), days }, lead);
        return view.of(scene, caller);
      }),

    /** L02, with the words that the joint team may read. */
    accept: (caller: Caller, leadId: string, { version, briefNarrative }: Accept) =>
      acts.on(caller, { leadId, version }, async (scene) => {
        await acts.step(scene, { verb: 'accept' });
        await words.release(scene.tx, caller, leadId, briefNarrative, scene.now);
        return DONE;
      }),

    /** L09, or L10 straight from intake where the tip cannot wait: three tasks, and the key for those who assist. */
    assign: (caller: Caller, leadId: string, body: Assign) =>
      acts.on(caller, { leadId, version: body.version }, async (scene) => {
        const { tx, lead, now } = scene;
        const { assistUnits, briefNarrative, policeNotified = false } = body;
        const columns = { assistUnits };
        const facts = { assisting: assistUnits.join(' ') };
        await assisting.check(tx, assistUnits, lead.avoid);
        if (lead.status === 'SUBMITTED') {
          await acts.step(scene, { verb: 'assignUrgent', policeNotified }, { columns, facts });
          mustHold(['briefNarrative', isSaid(briefNarrative)]);
          await words.release(tx, caller, leadId, briefNarrative ?? '', now);
        } else {
          mustHold(['briefNarrative', briefNarrative === undefined, 'NOT_ALLOWED']);
          await acts.step(scene, { verb: 'assign' }, { columns, facts });
        }
        await assisting.bringIn(scene, caller, assistUnits);
        return DONE;
      }),

    /** Any other step of the machine, or its first half where it takes two people. */
    step: (caller: Caller, leadId: string, body: StepBody) =>
      acts.on(caller, { leadId, version: body.version }, (scene) =>
        inFormWords(async () => {
          const command = commandOf(body, scene);
          const { lead, days } = scene;
          const own = days.settings.catalogues;
          const reason = confirms(body, scene) ? lead.proposalReason : reasonCode(body, own);
          const referred = body.verb === 'referOut' && !confirms(body, scene);
          const refused = body.verb === 'reject' || body.verb === 'rejectUnsupplied';
          const columns = {
            ...(body.verb === 'requestSupplement' ? { acceptanceLeft: acceptanceLeft(scene) } : {}),
            ...(referred ? { referredTo: body.referredTo ?? null } : {}),
            ...(refused && !body.propose ? { refusalReason: reason } : {}),
          };
          const facts = body.verb === 'archiveReferred' ? { receiptRef: body.documentNo ?? '' } : {};
          if (body.propose) await acts.propose(scene, command, { reason, columns, facts });
          else await acts.step(scene, command, { reason, columns, facts });
          await keepWords(scene, caller, body);
          return DONE;
        }),
      ),

    /** Puts a mark on the lead that is no step of its machine; a verification that is extended extends its tasks. */
    mark: (caller: Caller, leadId: string, body: MarkBody) =>
      acts.on(caller, { leadId, version: body.version }, async (scene) => {
        const { tx, standing } = scene;
        const { changes, ...columns } = decideMark(scene, body);
        const { reviewerId = null } = body;
        if (body.mark === 'holdDisclosure') {
          const reviewer = reviewerId ? await staff.find(tx, reviewerId) : undefined;
          if (!reviewer || !mayReviewHold(reviewer))
            refuse('BAD_REQUEST', [{ path: 'reviewerId', code: 'NOT_IN_LIST' }]);
          await holds.keep(tx, { leadId, heldBy: caller.staffId, reviewerId: reviewer.id });
        }
        if (body.mark === 'liftDisclosure') await holds.drop(tx, leadId);
        if (body.mark === 'extend') {
          const { dueAt = null } = columns;
          for (const task of standing.tasks) if (!task.signedAt) await tasks.save(tx, task.id, { dueAt });
        }
        const { answer = '' } = body;
        if (body.mark === 'dismissReview') {
          mustHold(['answer', isSaid(answer)]);
          await words.message(tx, caller, leadId, { text: answer, about: 'REVIEW_KEPT' }, scene.now);
        }
        const facts = reviewerId ? { reviewerId } : {};
        await acts.settle(scene, { ...columnsOf(changes), ...columns }, { act: `lead.${body.mark}`, facts });
        return DONE;
      }),

    /** Writes to the reporter. @throws Refusal KEY_MISSING, NOT_YOUR_STEP, ILLEGAL_TRANSITION once archived */
    message: (caller: Caller, leadId: string, { text, uploads = [] }: Message) =>
      acts.on(caller, { leadId }, async ({ tx, lead, now }) => {
        if (!mayWriteToReporter(caller.actor, lead.status)) refuse('ILLEGAL_TRANSITION');
        await words.message(tx, caller, leadId, { text }, now, uploads);
        await contacts.news(tx, leadId);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'message.send',
          subject: { kind: 'LEAD', id: leadId },
          ...(uploads.length ? { facts: { files: uploads.length } } : {}),
          at: now,
        });
        return DONE;
      }),
  };
}
export type LeadsService = ReturnType<typeof makeLeadsService>;
