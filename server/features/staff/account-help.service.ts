import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { type Colleague, mayConfirmHelp, mayHelp } from '../../domain/account-help.ts';
import type { Actor } from '../../domain/actor.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Notices } from '../notifications/notices.ts';
import type { AccountCodes } from './account-codes.ts';
import type { AccountHelpsStore } from './account-helps.store.ts';
import type { StaffStore } from './staff.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  staff: StaffStore;
  helps: AccountHelpsStore;
  codes: AccountCodes;
  notices: Notices;
  audit: AuditStore;
};

/** A forgotten password: a colleague starts the help, an administrator confirms it, and neither can do it alone. */
export function makeAccountHelpService(deps: Deps) {
  const { inTransaction, clock, staff, helps, codes, notices, audit } = deps;

  const log = (tx: Tx, actor: Actor, act: string, staffId: string) =>
    audit.append(tx, { actor, act, subject: { kind: 'STAFF', id: staffId }, at: clock.now() });

  /** Everybody, as the rules of helping look at them. */
  async function colleagues(tx: Tx): Promise<Map<string, Colleague & { name: string }>> {
    const seats = await staff.memberships(tx);
    return new Map(
      (await staff.list(tx)).map(({ id, name, active, enrolled, unitCode }) => [
        id,
        {
          id,
          name,
          active,
          enrolled,
          unitCode,
          deskIds: seats.flatMap(({ membership }) =>
            membership.staffId === id && membership.sealedDeskKey ? [membership.deskId] : [],
          ),
        },
      ]),
    );
  }

  return {
    /** The colleagues whom the caller may help, and what help is under way. */
    helpable: (caller: Caller) =>
      inTransaction(async (tx) => {
        const people = await colleagues(tx);
        const me = people.get(caller.staffId) ?? refuse('NOT_SIGNED_IN');
        const open = new Map((await helps.openAt(tx, clock.now())).map((help) => [help.staffId, help]));
        const mine = [...people.values()].filter((person) => mayHelp(me, person));
        return {
          colleagues: mine.map(({ id, name }) => {
            const help = open.get(id);
            return {
              staffId: id,
              name,
              help: help
                ? { expiresAt: help.expiresAt.toISOString(), confirmed: help.confirmedAt !== null }
                : null,
            };
          }),
        };
      }),

    /** Starts the help and answers the code, which nobody else sees. @throws Refusal NOT_FOUND, FORBIDDEN */
    start: (caller: Caller, staffId: string) =>
      inTransaction(async (tx) => {
        const now = clock.now();
        if (!(await staff.lock(tx, staffId))) refuse('NOT_FOUND');
        const people = await colleagues(tx);
        const [helper, person] = [people.get(caller.staffId), people.get(staffId)];
        if (!helper || !person || !mayHelp(helper, person)) return refuse('FORBIDDEN');
        const issued = await codes.issue(tx, { staffId, reason: 'FORGOTTEN', by: caller.staffId }, now);
        await log(tx, caller.actor, 'help.start', staffId);
        await notices.tell(tx, { template: 'ACCOUNT_HELP', path: '/admin/staff', roles: ['SEC_ADMIN'] }, now);
        // Whoever forgot nothing learns that somebody is at their account.
        const notice = { template: 'ACCOUNT_HELP', path: '/office', people: [staffId] } as const;
        await notices.tellPeople(tx, notice, now);
        return { code: issued.code, expiresAt: issued.expiresAt.toISOString() };
      }),

    /** An administrator's word that the help is in order; the code stays unknown to them. */
    confirm: (caller: Caller, helpId: string): Promise<void> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const help = (await helps.lock(tx, helpId)) ?? refuse('NOT_FOUND');
        if (help.endedAt || help.expiresAt <= now || help.confirmedAt) refuse('TOO_LATE');
        if (!mayConfirmHelp(help, caller.staffId)) refuse('SECOND_PERSON_NEEDED');
        await helps.save(tx, helpId, { confirmedBy: caller.staffId, confirmedAt: now });
        await log(tx, caller.actor, 'help.confirm', help.staffId);
      }),

    /**
     * The operator's word for the last security administrator, whom no other administrator could confirm; the code
     * is the colleague's all the same. @throws Refusal NOT_FOUND, CONDITION_NOT_MET where another could
     */
    confirmForLast: (actor: Actor, username: string): Promise<void> =>
      inTransaction(async (tx) => {
        const now = clock.now();
        const person = (await staff.findByUsername(tx, username)) ?? refuse('NOT_FOUND');
        const administrators = await staff.lockActiveWith(tx, 'SEC_ADMIN');
        const help = await helps.lockOpenOf(tx, person.id);
        const last = administrators.length === 1 && administrators.includes(person.id);
        const waits = help && help.reason === 'FORGOTTEN' && help.expiresAt > now && !help.confirmedAt;
        if (!last || !waits) return refuse('CONDITION_NOT_MET');
        await helps.save(tx, help.id, { confirmedAt: now });
        await log(tx, actor, 'help.confirm', person.id);
      }),

    /** Ends a help that nobody asked for; its code is good no more. */
    withdraw: (caller: Caller, helpId: string): Promise<void> =>
      inTransaction(async (tx) => {
        const help = (await helps.lock(tx, helpId)) ?? refuse('NOT_FOUND');
        if (help.endedAt) return;
        await helps.save(tx, helpId, { endedAt: clock.now() });
        await log(tx, caller.actor, 'help.withdraw', help.staffId);
      }),
  };
}
export type AccountHelpService = ReturnType<typeof makeAccountHelpService>;
