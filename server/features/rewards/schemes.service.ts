import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { mustBeOneOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { parseScheme } from '../../domain/scheme-check.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { SchemesStore } from './schemes.store.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; schemes: SchemesStore; audit: AuditStore };

/** Reward measures as data. None is in force until two people of two offices have put it there, on a document. */
export function makeSchemesService({ inTransaction, clock, schemes, audit }: Deps) {
  const log = (
    tx: Tx,
    caller: Caller,
    act: string,
    id: string,
    facts: Record<string, string | number> = {},
  ) =>
    audit.append(tx, {
      actor: caller.actor,
      act,
      subject: { kind: 'SCHEME', id },
      facts,
      at: clock.now(),
    });

  async function lockDraft(tx: Tx, id: string) {
    const scheme = (await schemes.lock(tx, id)) ?? refuse('NOT_FOUND');
    if (scheme.status !== 'DRAFT') refuse('ILLEGAL_TRANSITION');
    return scheme;
  }

  return {
    /** Lays a new version down as a draft; answers its id. @throws Refusal NOT_YOUR_STEP, SCHEME_INVALID */
    draft: (caller: Caller, document: unknown): Promise<string> =>
      inTransaction(async (tx) => {
        mustBeOneOf(caller.actor, ['REWARD_CLERK']);
        const body = parseScheme(document);
        const id = randomUUID();
        const version = (await schemes.latestVersion(tx, body.scheme_id)) + 1;
        const now = clock.now();
        await schemes.add(tx, {
          id,
          schemeId: body.scheme_id,
          version,
          status: 'DRAFT',
          body: { ...body, version },
          createdAt: now,
        });
        await log(tx, caller, 'scheme.draft', id, { scheme: body.scheme_id, version });
        return id;
      }),

    /** The approver puts a draft forward, on the document that approves it. @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION */
    propose: (caller: Caller, id: string, documentNo: string): Promise<void> =>
      inTransaction(async (tx) => {
        mustBeOneOf(caller.actor, ['REWARD_APPROVER']);
        await lockDraft(tx, id);
        if (!documentNo.trim()) refuse('BAD_REQUEST', [{ path: 'documentNo', code: 'REQUIRED' }]);
        await schemes.save(tx, id, { documentNo, proposedBy: caller.staffId });
        await log(tx, caller, 'scheme.propose', id, { documentNo });
      }),

    /**
     * The finance officer puts it into force; the one before it retires, and leads received under it keep it.
     * @throws Refusal NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET, SECOND_PERSON_NEEDED, SCHEME_INVALID
     */
    activate: (caller: Caller, id: string): Promise<void> =>
      inTransaction(async (tx) => {
        mustBeOneOf(caller.actor, ['FINANCE_OFFICER']);
        const { body, proposedBy } = await lockDraft(tx, id);
        if (!proposedBy) refuse('CONDITION_NOT_MET', [{ path: 'proposedBy', code: 'REQUIRED' }]);
        if (proposedBy === caller.staffId) refuse('SECOND_PERSON_NEEDED');
        parseScheme(body);
        const now = clock.now();
        await schemes.retireActive(tx);
        await schemes.save(tx, id, { status: 'ACTIVE', activatedBy: caller.staffId, activatedAt: now });
        await log(tx, caller, 'scheme.activate', id);
      }),
  };
}
export type SchemesService = ReturnType<typeof makeSchemesService>;
