import type { Tx } from '../../db/connection.ts';
import { auditEntries } from '../../db/tables/index.ts';
import type { Actor } from '../../domain/actor.ts';

export type AuditEntry = {
  actor: Actor;
  /** A verb of the office, like `lead.accept` or `brief.open`. */
  act: string;
  subject: {
    kind: 'LEAD' | 'REWARD' | 'BATCH' | 'FUND' | 'STAFF' | 'DESK' | 'SETTINGS' | 'SESSION' | 'SCHEME';
    id: string;
  };
  facts?: Record<string, string | number | boolean | null>;
  at: Date;
};

export const auditStore = {
  /** Written in the act's own transaction, so that neither stands without the other. No words, no names. */
  append: (tx: Tx, entry: AuditEntry) =>
    tx.insert(auditEntries).values({
      at: entry.at,
      actorKind: entry.actor.kind,
      staffId: entry.actor.kind === 'STAFF' ? entry.actor.staffId : null,
      act: entry.act,
      subjectKind: entry.subject.kind,
      subjectId: entry.subject.id,
      facts: entry.facts ?? {},
    }),
};
export type AuditStore = typeof auditStore;
