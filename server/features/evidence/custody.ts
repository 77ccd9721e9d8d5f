import { createHmac } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import type { AuditEntry, AuditStore } from '../audit/audit.store.ts';

/** What happens to a file between the reporter and the police: each is an entry of the log that names the file. */
export const CUSTODY_ACTS = [
  'evidence.receive',
  'evidence.scan',
  'evidence.infected',
  'evidence.clean',
  'evidence.view',
  'evidence.download',
  'evidence.release',
  'evidence.handOver',
  'evidence.damaged',
] as const;
/** A film is asked for in hundreds of pieces, and a page of pictures again and again: one look, one entry. */
export const ONE_LOOK_MS = 10 * 60_000;

export type CustodyAct = (typeof CUSTODY_ACTS)[number];

export type CustodyNote = {
  actor: Actor;
  act: CustodyAct;
  leadId: string;
  evidenceId: string;
  /** SHA-256, in hex, of the bytes that this is about, and whether they are the original's. */
  sha256?: string;
  original?: boolean;
  facts?: AuditEntry['facts'];
  at: Date;
};

/**
 * A file's custody trail, which is no second log. Digests stand there keyed: two entries can be compared, but nobody
 * who holds a file can find it in the log.
 */
export function makeCustody({ audit, custodyKey }: { audit: AuditStore; custodyKey: Buffer }) {
  const digestOf = (sha256: string): string =>
    createHmac('sha256', custodyKey).update(`custody ${sha256}`).digest('hex');
  return {
    digestOf,
    note: (tx: Tx, { actor, act, leadId, evidenceId, sha256, original = true, facts, at }: CustodyNote) =>
      audit.append(tx, {
        actor,
        act,
        subject: { kind: 'LEAD', id: leadId },
        facts: {
          evidenceId,
          ...(sha256 === undefined ? {} : { digest: digestOf(sha256), of: original ? 'ORIGINAL' : 'COPY' }),
          ...facts,
        },
        at,
      }),
  };
}
export type Custody = ReturnType<typeof makeCustody>;
