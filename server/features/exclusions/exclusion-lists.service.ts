import { randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import type { TableLine } from '../../adapters/table-file/table-file.ts';
import type { Clock } from '../../adapters/clock.ts';
import type { uploadExclusionList } from '../../contract/identity-checks.ts';
import { personTag } from '../../crypto/person-tag.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import { marksOf, readExclusionList } from '../../domain/exclusion-list.ts';
import { leadReference } from '../../domain/lead-reference.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { UnsealsStore } from '../unseals/unseals.store.ts';
import type { IdentityChecksStore } from './identity-checks.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: Pick<ServerKeys, 'pepper'>;
  audit: AuditStore;
  staff: Pick<StaffStore, 'namesOf'>;
  leads: Pick<LeadsStore, 'isKeptAway'>;
  unseals: Pick<UnsealsStore, 'leadCalled'>;
  checks: IdentityChecksStore;
  readTable: (bytes: Buffer) => Promise<TableLine[]>;
};

/** The lists of people whom an exclusion is about: read once, kept as keyed digests, shown to nobody again. */
export function makeExclusionLists(deps: Deps) {
  const { inTransaction, clock, serverKeys, audit, staff, leads, unseals, checks, readTable } = deps;

  const log = (tx: Tx, { actor }: Caller, act: string, facts: Record<string, string | number>) =>
    audit.append(tx, { actor, act, subject: { kind: 'SETTINGS', id: 'exclusions' }, facts, at: clock.now() });

  return {
    list: (caller: Caller) =>
      inTransaction(async (tx) => {
        const rows = await checks.lists(tx, caller.staffId);
        const names = await staff.namesOf(
          tx,
          rows.map(({ list }) => list.staffId),
        );
        return rows.map(({ list: { id, kind, people, staffId, at }, leadReference: reference }) => ({
          ...{ id, kind, people, leadReference: reference },
          byName: names.get(staffId) ?? '—',
          at: at.toISOString(),
        }));
      }),

    /**
     * The staff's list, or that of one case; the one before goes with its digests. Answers its id.
     * @throws Refusal BAD_REQUEST: `file`, `columns.name`, `lines.12`, `lines.12.idNumber`, `reference`
     */
    async upload(
      caller: Caller,
      { kind, reference = '', file }: Static<typeof uploadExclusionList.schema.body>,
    ) {
      const bytes = Buffer.from(file, 'base64');
      if (bytes.length === 0) refuse('BAD_REQUEST', [{ path: 'file', code: 'REQUIRED' }]);
      const { people, problems } = readExclusionList(await readTable(bytes));
      if (problems.length) refuse('BAD_REQUEST', problems);
      const tags = [...new Set(people.flatMap(marksOf))].map((mark) => personTag(mark, serverKeys.pepper));
      return inTransaction(async (tx) => {
        const lead =
          kind === 'CASE' ? await unseals.leadCalled(tx, leadReference(reference), caller.staffId) : null;
        if (lead === undefined) refuse('BAD_REQUEST', [{ path: 'reference', code: 'NOT_IN_LIST' }]);
        const row = { id: randomUUID(), kind, leadId: lead?.id ?? null };
        await checks.addList(tx, { ...row, people: people.length, staffId: caller.staffId, at: clock.now() });
        await checks.addTags(tx, row.id, tags);
        await checks.dropOlder(tx, row);
        await log(tx, caller, 'exclusions.upload', { list: row.id, count: people.length });
        return { id: row.id };
      });
    },

    /** @throws Refusal NOT_FOUND */
    drop: (caller: Caller, listId: string): Promise<{ ok: true }> =>
      inTransaction(async (tx) => {
        const found = (await checks.findList(tx, listId)) ?? refuse('NOT_FOUND');
        if (found.leadId && (await leads.isKeptAway(tx, found.leadId, caller.staffId))) refuse('NOT_FOUND');
        await checks.dropList(tx, listId);
        await log(tx, caller, 'exclusions.drop', { list: listId });
        return { ok: true };
      }),
  };
}
export type ExclusionLists = ReturnType<typeof makeExclusionLists>;
