import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { RecusalsView, declareRecusal, declareTie } from '../../contract/recusals.ts';
import { blindIndex } from '../../crypto/blind-index.ts';
import type { LayeredKey } from '../../crypto/layered-key.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import { leadReference } from '../../domain/lead-reference.ts';
import { mayRecuse } from '../../domain/recusal.ts';
import { normaliseCreditCode } from '../../domain/target-contact.ts';
import { normaliseTargetName } from '../../domain/target-name.ts';
import type { HeldWork } from '../../domain/succession.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { demandLetIn } from '../staff/let-in.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { RecusalsStore } from './recusals.store.ts';
import type { WorkMoves } from './work-moves.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  blindIndexKey: LayeredKey;
  recusals: RecusalsStore;
  staff: StaffStore;
  audit: AuditStore;
  workMoves: WorkMoves;
};

/** Of the head and of intake's supervisor. */
const HEADS_DESKS = ['LEAD_AGENCY', 'INTAKE'];
const DONE = { ok: true } as const;
/** Shorter names would meet half the register. */
const SHORTEST_NAME = 2;

/** Who keeps away from what. Enforced where drawers are opened and leads are listed, not here. */
export function makeRecusalsService(deps: Deps) {
  const { inTransaction, clock, blindIndexKey, recusals, staff, audit, workMoves } = deps;

  /** The same keyed hashes that a lead's target has; the words themselves are kept nowhere. */
  function tagsOf({ name = '', creditCode = '' }: Static<typeof declareTie.schema.body>) {
    const core = normaliseTargetName(name);
    const code = normaliseCreditCode(creditCode);
    if (core === '' && !code) refuse('BAD_REQUEST', [{ path: 'name', code: 'REQUIRED' }]);
    if (core !== '' && core.length < SHORTEST_NAME)
      refuse('BAD_REQUEST', [{ path: 'name', code: 'TOO_SHORT' }]);
    const tag = (kind: 'name' | 'credit_code', value: string) => ({
      kind,
      tag: blindIndex(blindIndexKey, kind, value),
    });
    return [...(core ? [tag('name', core)] : []), ...(code ? [tag('credit_code', code)] : [])];
  }

  return {
    list: (caller: Caller): Promise<RecusalsView> =>
      inTransaction(async (tx) => {
        const people = (await staff.list(tx)).filter(({ id, roles, active }) => {
          if (!active || id === caller.staffId) return false;
          return allowed(() => mayRecuse(caller.actor, { staffId: id, roles }));
        });
        return {
          recusals: (await recusals.of(tx, caller.staffId)).map(
            ({ recusal, reference, declaredByName, movedToName }) => ({
              id: recusal.id,
              reference,
              reason: recusal.reason as RecusalsView['recusals'][number]['reason'],
              declaredByName,
              declaredAt: recusal.declaredAt.toISOString(),
              moved: recusal.moved as HeldWork[],
              movedToName,
            }),
          ),
          ties: (await recusals.tiesOf(tx, caller.staffId)).map((tie) => ({
            id: tie.id,
            kind: tie.kind,
            relation: tie.relation as RecusalsView['ties'][number]['relation'],
            declaredAt: tie.declaredAt.toISOString(),
          })),
          people: people.map(({ id, name }) => ({ staffId: id, name })),
        };
      }),

    /**
     * Keeps a person away from a lead, for good. Who does it to others sits at a desk, so that nobody shuts a whole
     * office out by a head that they made up. @throws Refusal NOT_FOUND, NOT_YOUR_STEP, KEY_MISSING
     */
    declare: (
      caller: Caller,
      { reference, reason, staffId = caller.staffId }: Static<typeof declareRecusal.schema.body>,
    ) =>
      inTransaction(async (tx) => {
        const at = clock.now();
        const person = (await staff.find(tx, staffId)) ?? refuse('NOT_FOUND');
        mayRecuse(caller.actor, { staffId, roles: person.roles });
        if (staffId !== caller.staffId) await demandLetIn(tx, staff, caller, HEADS_DESKS);
        const lead = (await recusals.leadCalled(tx, leadReference(reference))) ?? refuse('NOT_FOUND');
        const row = { id: randomUUID(), leadId: lead.id, staffId, reason, declaredBy: caller.staffId };
        if (await recusals.isKept(tx, lead.id, staffId)) return DONE;
        // First, while the work still lies with them; the row of the recusal only grows.
        const work = await workMoves.move(tx, lead.id, { actor: caller.actor, staffId, now: at });
        const moved = { moved: work?.what ?? [], movedTo: work?.toStaff ?? null };
        if (await recusals.add(tx, { ...row, ...moved, declaredAt: at })) {
          await audit.append(tx, {
            actor: caller.actor,
            act: 'recusal.declare',
            subject: { kind: 'LEAD', id: lead.id },
            facts: { staffId, reason },
            at,
          });
        }
        return DONE;
      }),

    /** @throws Refusal BAD_REQUEST where neither a name nor a code was given */
    tie: (caller: Caller, body: Static<typeof declareTie.schema.body>) =>
      inTransaction(async (tx) => {
        const at = clock.now();
        const { relation } = body;
        const { staffId } = caller;
        const rows = tagsOf(body).map((tag) => ({
          id: randomUUID(),
          staffId,
          relation,
          declaredAt: at,
          ...tag,
        }));
        await recusals.addTies(tx, rows);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'tie.declare',
          subject: { kind: 'STAFF', id: staffId },
          facts: { relation, count: rows.length },
          at,
        });
        await workMoves.moveAll(tx, { actor: caller.actor, staffId, now: at });
        return DONE;
      }),

    withdrawTie: (caller: Caller, tieId: string) =>
      inTransaction(async (tx) => {
        const at = clock.now();
        if (!(await recusals.withdrawTie(tx, tieId, caller.staffId, at))) refuse('NOT_FOUND');
        await audit.append(tx, {
          actor: caller.actor,
          act: 'tie.withdraw',
          subject: { kind: 'STAFF', id: caller.staffId },
          facts: { tieId },
          at,
        });
        return DONE;
      }),
  };
}
export type RecusalsService = ReturnType<typeof makeRecusalsService>;

function allowed(check: () => void): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
