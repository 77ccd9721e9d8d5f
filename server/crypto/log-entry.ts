import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { leafHash } from './merkle.ts';

/** A row of the log with every column that says something; the chain binds them all. */
export type LogEntry = {
  id: number;
  at: Date;
  actorKind: string;
  staffId: string | null;
  act: string;
  subjectKind: string;
  subjectId: string;
  facts: Record<string, string | number | boolean | null>;
};

/** The one way to write an entry down, byte for byte (RFC 8785). */
export function entryText({
  id,
  at,
  actorKind,
  staffId,
  act,
  subjectKind,
  subjectId,
  facts,
}: LogEntry): string {
  const time = at.toISOString();
  return canonical({ id, at: time, actorKind, staffId, act, subjectKind, subjectId, facts });
}

export const entryHash = (entry: LogEntry): Buffer => leafHash(Buffer.from(entryText(entry)));

/** Before the first entry stands the hash of nothing but the log's name. */
export const CHAIN_START = createHash('sha256').update('tipward log v1').digest();

/** Each link holds all before it. */
export const chainHash = (previous: Buffer, leaf: Buffer): Buffer =>
  createHash('sha256').update(previous).update(leaf).digest();

/** JSON in its one canonical form. @throws Error where the value holds what JSON has no word for */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('there is nothing to write down');
  return text;
}
