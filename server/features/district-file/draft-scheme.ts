import { randomUUID } from 'node:crypto';
import type { Tx } from '../../db/connection.ts';
import type { Actor } from '../../domain/actor.ts';
import { parseScheme } from '../../domain/scheme-check.ts';
import type { RewardScheme } from '../../domain/scheme-types.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';

type Stores = { schemes: SchemesStore; audit: AuditStore };

/**
 * Lays a reward scheme in as a draft, never in force: the office's own three people put it there. Nothing happens where
 * the newest version of that scheme says the same. @throws Refusal SCHEME_INVALID
 */
export async function draftScheme(
  tx: Tx,
  { schemes, audit }: Stores,
  actor: Actor,
  document: unknown,
  now: Date,
): Promise<void> {
  const body = parseScheme(document);
  const newest = (await schemes.list(tx)).find(({ schemeId }) => schemeId === body.scheme_id);
  if (newest && words(newest.body) === words(body)) return;
  const version = (await schemes.latestVersion(tx, body.scheme_id)) + 1;
  const id = randomUUID();
  await schemes.add(tx, {
    id,
    schemeId: body.scheme_id,
    version,
    status: 'DRAFT',
    body: { ...body, version, status: 'DRAFT' },
    createdAt: now,
  });
  await audit.append(tx, {
    actor,
    act: 'scheme.draft',
    subject: { kind: 'SCHEME', id },
    facts: { scheme: body.scheme_id, version },
    at: now,
  });
}

/** What a scheme says, whatever its number and status and the order of its keys. */
function words({ version: _, status: __, ...body }: RewardScheme): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
