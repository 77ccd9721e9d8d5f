import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { TableLine } from '../../adapters/table-file/table-file.ts';
import type { LicenceAnswer, LicenceDraft, LicenceList } from '../../contract/licences.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { findLicences } from '../../domain/licence-search.ts';
import { readLicences } from '../../domain/licences.ts';
import { creditCodeWarning } from '../../domain/target.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { LicenceListRecord, LicenceRecord, LicencesStore } from './licences.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  licences: LicencesStore;
  district: DistrictStore;
  audit: AuditStore;
  readTable: (bytes: Buffer) => Promise<TableLine[]>;
};
type Upload = { source: string; asOf: string; file: string };

/** No list is older: a day before it was mistyped. */
const FIRST_DAY = '2000-01-01';
/** How much of a draft the page shows. */
const FIRST = 15;

/** The list of licensed institutions: laid down to look at, published as a version, and asked by everybody. */
export function makeLicencesService({ inTransaction, clock, licences, district, audit, readTable }: Deps) {
  const log = (
    tx: Tx,
    caller: Caller,
    act: string,
    { id, entries, asOf }: Pick<LicenceListRecord, 'id' | 'entries' | 'asOf'>,
  ) =>
    audit.append(tx, {
      actor: caller.actor,
      act,
      subject: { kind: 'SETTINGS', id: 'licences' },
      facts: { list: id, entries, asOf },
      at: clock.now(),
    });

  /** A published version never changes, so what was read of it once stays right, in every process. */
  let known: { id: string; entries: LicenceRecord[] } | undefined;
  const entriesOf = async (tx: Tx, list: LicenceListRecord): Promise<LicenceRecord[]> => {
    if (known?.id !== list.id) known = { id: list.id, entries: await licences.entries(tx, list.id) };
    return known.entries;
  };

  const draftView = async (tx: Tx, draft: LicenceListRecord): Promise<LicenceDraft> => {
    const lines = await licences.entries(tx, draft.id);
    const current = await licences.published(tx);
    const before = current ? await entriesOf(tx, current) : [];
    const names = new Set(lines.map(({ name }) => name));
    const old = new Set(before.map(({ name }) => name));
    const removed = [...old].filter((name) => !names.has(name));
    return {
      id: draft.id,
      source: draft.source,
      asOf: draft.asOf,
      entries: draft.entries,
      uploadedAt: draft.uploadedAt.toISOString(),
      first: lines.slice(0, FIRST).map(({ listId: _, ...line }) => line),
      added: [...names].filter((name) => !old.has(name)).length,
      removed: removed.length,
      removedNames: removed.slice(0, FIRST),
      oddCodes: lines
        .filter(({ creditCode }) => creditCode !== '' && creditCodeWarning(creditCode) !== 'NONE')
        .map(({ line }) => line)
        .slice(0, FIRST),
    };
  };

  const mustWait = async (tx: Tx, id: string): Promise<LicenceListRecord> => {
    const draft = await licences.lockDraft(tx);
    // Somebody published it, threw it away, or laid another one down since.
    return draft?.id === id ? draft : refuse('STALE_VERSION');
  };

  return {
    read: () =>
      inTransaction(async (tx) => {
        const draft = await licences.draft(tx);
        return {
          draft: draft ? await draftView(tx, draft) : null,
          versions: (await licences.versions(tx)).map(({ list, by }) => ({
            id: list.id,
            ...listView(list),
            publishedBy: by,
          })),
        };
      }),

    /** @throws Refusal BAD_REQUEST: `file`, `columns.name`, `lines.12.creditCode`, `asOf` */
    async upload(caller: Caller, { source, asOf, file }: Upload): Promise<string> {
      if (asOf > localDate(clock.now()) || asOf < FIRST_DAY)
        refuse('BAD_REQUEST', [{ path: 'asOf', code: 'OUT_OF_RANGE' }]);
      const bytes = Buffer.from(file, 'base64');
      if (bytes.length === 0) refuse('BAD_REQUEST', [{ path: 'file', code: 'REQUIRED' }]);
      const read = readLicences(await readTable(bytes));
      if (read.problems.length) refuse('BAD_REQUEST', read.problems);
      return inTransaction(async (tx) => {
        // Two at one moment must not leave two lists waiting.
        await district.lock(tx);
        const waiting = await licences.lockDraft(tx);
        if (waiting) await licences.discard(tx, waiting.id);
        const list = { id: randomUUID(), source: source.trim(), asOf, entries: read.licences.length };
        await licences.add(
          tx,
          { ...list, uploadedBy: caller.staffId, uploadedAt: clock.now() },
          read.licences,
        );
        await log(tx, caller, 'licences.upload', list);
        return list.id;
      });
    },

    /** @throws Refusal STALE_VERSION where it no longer waits */
    publish: (caller: Caller, id: string): Promise<void> =>
      inTransaction(async (tx) => {
        const draft = await mustWait(tx, id);
        await licences.publish(tx, id, caller.staffId, clock.now());
        await log(tx, caller, 'licences.publish', draft);
      }),

    /** @throws Refusal STALE_VERSION where it no longer waits */
    discard: (caller: Caller, id: string): Promise<void> =>
      inTransaction(async (tx) => {
        const draft = await mustWait(tx, id);
        await licences.discard(tx, id);
        await log(tx, caller, 'licences.discard', draft);
      }),

    about: () =>
      inTransaction(async (tx): Promise<{ list: LicenceList | null }> => {
        const list = await licences.published(tx);
        return { list: list ? listView(list) : null };
      }),

    /** Nothing of the question is kept. @throws Refusal NOT_FOUND before a list is published */
    search: (typed: string): Promise<LicenceAnswer> =>
      inTransaction(async (tx) => {
        const list = (await licences.published(tx)) ?? refuse('NOT_FOUND');
        const today = localDate(clock.now());
        const found = findLicences(await entriesOf(tx, list), typed);
        return {
          list: listView(list),
          matches: found.map(({ licence: { listId: _, line: __, ...licence }, fit }) => ({
            ...licence,
            fit,
            expired: licence.validUntil !== null && licence.validUntil < today,
          })),
        };
      }),
  };
}
export type LicencesService = ReturnType<typeof makeLicencesService>;

function listView({ source, asOf, entries, publishedAt }: LicenceListRecord): LicenceList {
  return { source, asOf, entries, publishedAt: (publishedAt ?? new Date(0)).toISOString() };
}
