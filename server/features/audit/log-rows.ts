import type { LogRow } from '../../contract/audit.ts';
import type { Tx } from '../../db/connection.ts';
import { auditActWords, isAuditAlert } from '../../domain/audit-acts.ts';
import { factName } from '../../domain/audit-facts.ts';
import type { LogRowsStore, PlacedEntry } from './log-rows.store.ts';

/** Entries as people read them: acts in words, subjects and people by the names that the office calls them. */
export async function rowsOf(tx: Tx, store: LogRowsStore, placed: readonly PlacedEntry[]): Promise<LogRow[]> {
  const factIds = ({ facts }: PlacedEntry['entry']) =>
    Object.values(facts).filter((value) => typeof value === 'string');
  const ids = placed.flatMap(({ entry }) => [entry.subjectId, entry.staffId ?? '', ...factIds(entry)]);
  const found = await store.names(tx, ids);
  const leads = new Map(found.leads.map((row) => [row.id, row.reference]));
  const rewards = new Map(found.rewards.map((row) => [row.id, row]));
  const people = new Map(found.people.map((row) => [row.id, row.name]));
  const desks = new Map(found.desks.map((row) => [row.id, row.code]));
  const called = (id: string): string =>
    leads.get(id) ?? rewards.get(id)?.reference ?? people.get(id) ?? desks.get(id) ?? id;

  return placed.map(({ entry, position }) => ({
    place: position + 1,
    at: entry.at.toISOString(),
    act: entry.act,
    ...auditActWords(entry.act),
    alert: isAuditAlert(entry.act),
    actorKind: entry.actorKind,
    actorName: entry.staffId === null ? null : (people.get(entry.staffId) ?? entry.staffId),
    subjectKind: entry.subjectKind,
    subject: called(entry.subjectId),
    leadReference: leads.get(entry.subjectId) ?? rewards.get(entry.subjectId)?.lead ?? null,
    facts: Object.entries(entry.facts)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => {
        const { zh, en, kind } = factName(name);
        return { name, zh, en, kind, value: called(String(value)) };
      }),
  }));
}
