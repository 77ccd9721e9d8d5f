import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { Tx } from '../../db/connection.ts';
import { type InTransaction, brokenConstraint } from '../../db/transaction.ts';
import { mustBeOneOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import type { Role } from '../../domain/roles.ts';
import { faultsOf, isDemonstration, parseScheme, type RewardScheme } from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { documentRow } from '../official-document.ts';
import type { PaperScans } from '../papers/paper-scans.ts';
import type { Notices } from '../notifications/notices.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { readSchemes, type SCHEME_ACTS } from './scheme-views.ts';
import type { SchemesStore } from './schemes.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  schemes: SchemesStore;
  staff: StaffStore;
  audit: AuditStore;
  notices: Notices;
  paperScans: PaperScans;
  typeOf: (content: Buffer) => Promise<string>;
};

/** A measure with a gap, an overlap or a contradiction doesn't say what it pays. */
function mustSay(body: RewardScheme): void {
  const faults = faultsOf(body).map(({ path, kind }) => {
    const code = kind === 'GAP' ? ('NOT_ENOUGH' as const) : ('NOT_ALLOWED' as const);
    return { path, code };
  });
  if (faults.length > 0) refuse('SCHEME_INVALID', faults);
}

/** Reward measures as data. None is in force until two more people, of two offices, have put it there on a document. */
export function makeSchemesService(deps: Deps) {
  const { inTransaction, clock, schemes, audit, notices } = deps;

  const log = (
    tx: Tx,
    caller: Caller,
    act: keyof typeof SCHEME_ACTS,
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

  const tell = (tx: Tx, role: Role) =>
    notices.tell(tx, { template: 'SCHEME_TURN', path: '/finance/schemes', roles: [role] }, clock.now());

  /** The draft, locked; whoever wrote it takes no further step of it. */
  async function lockDraft(tx: Tx, caller: Caller, id: string) {
    const scheme = (await schemes.lock(tx, id)) ?? refuse('NOT_FOUND');
    if (scheme.status !== 'DRAFT') refuse('ILLEGAL_TRANSITION');
    if (scheme.draftedBy === caller.staffId) refuse('SECOND_PERSON_NEEDED');
    if (await audit.hasDone(tx, caller.staffId, 'scheme.draft', id)) refuse('SECOND_PERSON_NEEDED');
    return scheme;
  }

  return {
    list: (caller: Caller) => inTransaction(async (tx) => ({ schemes: await readSchemes(tx, deps, caller) })),

    /**
     * Lays a new version down as a draft; answers its id. The document's own number and status give way to the office's.
     * @throws Refusal NOT_YOUR_STEP, SCHEME_INVALID (paths as in the document), STALE_VERSION (two at one moment)
     */
    draft: (caller: Caller, document: unknown): Promise<string> =>
      inTransaction(async (tx) => {
        mustBeOneOf(caller.actor, ['REWARD_CLERK']);
        const body = parseScheme(document);
        const id = randomUUID();
        const version = (await schemes.latestVersion(tx, body.scheme_id)) + 1;
        await schemes.add(tx, {
          id,
          schemeId: body.scheme_id,
          version,
          status: 'DRAFT',
          body: { ...body, version, status: 'DRAFT' },
          draftedBy: caller.staffId,
          createdAt: clock.now(),
        });
        await log(tx, caller, 'scheme.draft', id, { scheme: body.scheme_id, version });
        await tell(tx, 'REWARD_APPROVER');
        return id;
      }).catch((error: unknown) =>
        brokenConstraint(error) === 'reward_schemes_version'
          ? refuse('STALE_VERSION')
          : Promise.reject(error),
      ),

    /**
     * The approver puts a draft forward, on the document that approves it, which is kept as it came.
     * @throws Refusal NOT_YOUR_STEP, NOT_FOUND, ILLEGAL_TRANSITION, SECOND_PERSON_NEEDED, BAD_REQUEST, FILE_TOO_LARGE,
     *   SCHEME_INVALID where a tier has a fault (its path, and NOT_ENOUGH for a gap)
     */
    propose: (
      caller: Caller,
      id: string,
      documentNo: string,
      paper: { name: string; content: string },
    ): Promise<void> =>
      inTransaction(async (tx) => {
        mustBeOneOf(caller.actor, ['REWARD_APPROVER']);
        const { body } = await lockDraft(tx, caller, id);
        if (!documentNo.trim()) refuse('BAD_REQUEST', [{ path: 'documentNo', code: 'REQUIRED' }]);
        mustSay(body);
        const added = { addedBy: caller.staffId, addedAt: clock.now() };
        const kept = await documentRow(paper, deps.typeOf, added);
        await schemes.addDocument(tx, kept);
        await deps.paperScans.ask(tx, kept.id);
        await schemes.save(tx, id, { documentNo, documentId: kept.id, proposedBy: caller.staffId });
        await log(tx, caller, 'scheme.propose', id, { documentNo, digest: kept.sha256 });
        await tell(tx, 'FINANCE_OFFICER');
      }),

    /**
     * The finance officer puts it into force; the one before it retires, and leads received under it keep it.
     * `documentNo` is what they compared with the paper: STALE_VERSION where it was put forward on another one since.
     * @throws Refusal NOT_YOUR_STEP, NOT_FOUND, ILLEGAL_TRANSITION, CONDITION_NOT_MET, SECOND_PERSON_NEEDED, SCHEME_INVALID,
     *   EVIDENCE_QUARANTINED
     */
    activate: (caller: Caller, id: string, documentNo: string): Promise<void> =>
      inTransaction(async (tx) => {
        mustBeOneOf(caller.actor, ['FINANCE_OFFICER']);
        await schemes.lockAll(tx);
        const { body, proposedBy, ...proposed } = await lockDraft(tx, caller, id);
        if (!proposedBy || !proposed.documentId)
          refuse('CONDITION_NOT_MET', [{ path: 'proposedBy', code: 'REQUIRED' }]);
        if (proposedBy === caller.staffId) refuse('SECOND_PERSON_NEEDED');
        if (proposed.documentNo !== documentNo) refuse('STALE_VERSION');
        await deps.paperScans.mustBeSound(tx, proposed.documentId);
        mustSay(parseScheme(body));
        await schemes.retireActive(tx);
        await schemes.save(tx, id, {
          status: 'ACTIVE',
          // A demonstration goes on calling itself a draft, in every award that it reckons.
          body: isDemonstration(body) ? body : { ...body, status: 'ACTIVE' },
          activatedBy: caller.staffId,
          activatedAt: clock.now(),
        });
        await log(tx, caller, 'scheme.activate', id, { documentNo });
      }),
  };
}
export type SchemesService = ReturnType<typeof makeSchemesService>;
