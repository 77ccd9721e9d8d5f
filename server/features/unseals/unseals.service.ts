import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { answerUnseal, askUnseal } from '../../contract/unseals.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { UNSEAL_REASONS, codesOf } from '../../domain/code-lists.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { leadReference } from '../../domain/lead-reference.ts';
import type { Role } from '../../domain/roles.ts';
import {
  type Seated,
  type UnsealCommand,
  answerable,
  askable,
  decideUnseal,
  mustBeOpen,
} from '../../domain/unseal.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { BrokenSeal } from '../compartments/broken-seal.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { readOfficeDays } from '../district/office-days.ts';
import type { Notices } from '../notifications/notices.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { Purposes } from './purposes.ts';
import { makeUnsealKeys } from './unseal-keys.ts';
import { makeUnsealView, snapshotOf } from './unseal-view.ts';
import type { UnsealRecord, UnsealsStore } from './unseals.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  holdKey: Buffer;
  keyMacKey: Buffer;
  unseals: UnsealsStore;
  staff: StaffStore;
  district: DistrictStore;
  drawers: Drawers;
  purposes: Purposes;
  audit: AuditStore;
  notices: Notices;
};
type Asked = Static<typeof askUnseal.schema.body>;
type Answered = Static<typeof answerUnseal.schema.body>;

const DONE = { ok: true } as const;
const KEEPERS = {
  raw: ['INTAKE_OFFICER', 'INTAKE_SUPERVISOR'],
  identity: ['IDENTITY_CUSTODIAN'],
} as const satisfies Record<UnsealRecord['kind'], readonly Role[]>;

/** Opening, for a limited time and with a second person of another desk, what somebody's own desk holds no key to. */
export function makeUnsealsService(deps: Deps) {
  const { inTransaction, clock, unseals, staff, district, drawers, purposes, audit, notices } = deps;
  const view = makeUnsealView({ purposes, staff });
  const keys = makeUnsealKeys(deps);

  const seated = async (tx: Tx, caller: Caller): Promise<Seated> => ({
    actor: caller.actor,
    desks: await purposes.seatsOf(tx, caller),
  });

  /** The request, locked, for somebody who may know of its lead. @throws Refusal NOT_FOUND */
  async function held(tx: Tx, caller: Caller, id: string): Promise<UnsealRecord> {
    const row = (await unseals.lock(tx, id)) ?? refuse('NOT_FOUND');
    const concerns = row.askedBy === caller.staffId || answerable(caller.actor.roles).includes(row.kind);
    if (!concerns || !(await unseals.mayKnow(tx, row.leadId, caller.staffId))) refuse('NOT_FOUND');
    return row;
  }

  const note = (tx: Tx, actor: Actor, act: string, row: UnsealRecord, at: Date) =>
    audit.append(tx, {
      actor,
      act: `unseal.${act}`,
      subject: { kind: 'LEAD', id: row.leadId },
      facts: { unsealId: row.id, drawer: row.kind, reason: row.reason, purposeId: row.purposeId },
      at,
    });

  /** The auditor hears of every request and of every answer. */
  const alert = (tx: Tx, at: Date) =>
    notices.tell(tx, { template: 'UNSEAL_ALERT', path: '/audit', roles: ['AUDITOR'] }, at);

  return {
    list: (caller: Caller) =>
      inTransaction(async (tx) => {
        const who = await seated(tx, caller);
        const now = clock.now();
        const { roles } = caller.actor;
        const rows = await unseals.concerning(tx, caller.staffId, answerable(roles));
        const shown = [];
        for (const row of rows) shown.push(await view(tx, caller, who, row, now));
        const samples = roles.includes('AUDITOR');
        const reasons = codesOf(UNSEAL_REASONS).filter((code) => (code === 'AUDIT_SAMPLE') === samples);
        return { mayAsk: askable(roles), reasons, unseals: shown };
      }),

    read: (caller: Caller, id: string) =>
      inTransaction(async (tx) => {
        await held(tx, caller, id);
        const rows = await unseals.concerning(tx, caller.staffId, answerable(caller.actor.roles));
        const row = rows.find(({ unseal }) => unseal.id === id) ?? refuse('NOT_FOUND');
        return view(tx, caller, await seated(tx, caller), row, clock.now());
      }),

    /**
     * Asks. Case desks ask about leads that they read, the auditor about any.
     * @throws Refusal NOT_FOUND, NOT_YOUR_STEP, CONDITION_NOT_MET
     */
    ask: (caller: Caller, { reference, kind, reason, purpose }: Asked) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const lead =
          (await unseals.leadCalled(tx, leadReference(reference), caller.staffId)) ?? refuse('NOT_FOUND');
        const reads = await drawers.openKept(tx, caller.ring, lead.id, 'brief');
        if (!reads && !caller.actor.roles.includes('AUDITOR')) refuse('NOT_FOUND');
        const compartment = (await unseals.drawerOf(tx, lead.id, kind)) ?? refuse('NOT_FOUND');
        if (compartment.erasedAt) refuse('ERASED');
        const who = await seated(tx, caller);
        const step = decideUnseal(null, { verb: 'request', kind, reason, purpose }, who, now);
        const waits = await unseals.underWay(tx, lead.id, kind, caller.staffId);
        mustHold(['kind', !waits, 'NOT_ALLOWED']);
        const from = step.askedFrom ?? '';
        const id = randomUUID();
        const body = { reason, text: purpose.trim(), asks: { unsealId: id, kind } };
        const purposeId = await purposes.write(tx, caller, lead.id, { from, kind: 'PURPOSE', body, at: now });
        const row = {
          id,
          leadId: lead.id,
          compartmentId: compartment.id,
          kind,
          status: step.to,
          reason,
          purposeId,
          askedBy: caller.staffId,
          askedFrom: from,
          askedAt: now,
        };
        await unseals.add(tx, row);
        await note(tx, caller.actor, 'request', row as UnsealRecord, now);
        const path = `/office/unseals/${row.id}`;
        await notices.tell(tx, { template: 'UNSEAL_TURN', path, roles: KEEPERS[kind] }, now);
        await alert(tx, now);
        return { id };
      }),

    /**
     * The second person opens it, for the minutes that the settings say, or refuses with a reason. What is opened is
     * what was asked, to whom asked. @throws Refusal NOT_FOUND, and what the rule says; BrokenSeal
     */
    answer: (caller: Caller, id: string, { approve, answer = '' }: Answered) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const row = await held(tx, caller, id);
        const who = await seated(tx, caller);
        const { settings } = await readOfficeDays(tx, district);
        const command: UnsealCommand = approve
          ? { verb: 'approve', minutes: settings.unsealMinutes }
          : { verb: 'refuse', answer };
        const step = decideUnseal(snapshotOf(row), command, who, now);
        const { askedFrom: from, reason, leadId } = row;
        if (approve && !(await purposes.isAsAsked(tx, caller.ring, row)))
          throw new BrokenSeal({ kind: 'LEAD', id: leadId }, { unsealId: id });
        const answerId = approve
          ? null
          : await purposes.write(tx, caller, leadId, {
              from,
              kind: 'ANSWER',
              body: { reason, text: answer.trim() },
              at: now,
            });
        await unseals.save(tx, id, {
          status: step.to,
          decidedBy: caller.staffId,
          decidedAt: now,
          answerId,
          endsAt: step.endsAt ?? null,
          ...(approve ? await keys.sealToAsker(tx, caller, row) : {}),
        });
        await note(tx, caller.actor, command.verb, row, now);
        const path = `/office/unseals/${id}`;
        await notices.tellPeople(tx, { template: 'UNSEAL_ANSWERED', path, people: [row.askedBy] }, now);
        await alert(tx, now);
        return DONE;
      }),

    /** The asker takes it back, or shuts it before its time: the key is destroyed at once. */
    end: (caller: Caller, id: string) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const row = await held(tx, caller, id);
        const verb = row.status === 'OPEN' ? 'close' : 'withdraw';
        const step = decideUnseal(snapshotOf(row), { verb }, await seated(tx, caller), now);
        await unseals.save(tx, id, { status: step.to, sealedKey: null, heldKey: null });
        await note(tx, caller.actor, verb, row, now);
        return DONE;
      }),

    /** What was opened, to its asker alone; every opening is on the log before it is shown. @throws Refusal TOO_LATE */
    open: (caller: Caller, id: string) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const row = await held(tx, caller, id);
        mustBeOpen(snapshotOf(row), caller.actor, now);
        const drawer = await keys.openedBy(tx, caller, row);
        await note(tx, caller.actor, 'open', row, now);
        return {
          ...(await keys.contentOf(tx, drawer, row.kind)),
          openedAt: now.toISOString(),
          endsAt: dateOf(row),
        };
      }),

    /** Destroys the keys of what is over; answers how many. Run twice it destroys once. */
    expire: () =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const actor = { kind: 'SYSTEM' } as const;
        const rows = await unseals.over(tx, now);
        for (const row of rows) {
          const step = decideUnseal(snapshotOf(row), { verb: 'expire' }, { actor, desks: [] }, now);
          await unseals.save(tx, row.id, { status: step.to, sealedKey: null, heldKey: null });
          await note(tx, actor, 'expire', row, now);
        }
        return rows.length;
      }),
  };
}
export type UnsealsService = ReturnType<typeof makeUnsealsService>;

const dateOf = ({ endsAt }: UnsealRecord): string => (endsAt ?? refuse('TOO_LATE')).toISOString();
