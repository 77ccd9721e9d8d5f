import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { type LeadView, readLead } from '../../../server/contract/leads.ts';
import { readReceipt } from '../../../server/contract/receipt.ts';
import type { ReporterView } from '../../../server/contract/reporter-view.ts';
import { compartmentsStore } from '../../../server/features/compartments/compartments.store.ts';
import { makeDrawers } from '../../../server/features/compartments/drawers.ts';
import { evidenceStoreRows } from '../../../server/features/evidence/evidence.store.ts';
import { readSessionCookie } from '../../../server/plugins/session-cookie.ts';
import { queueStore } from '../../../server/jobs/queue.store.ts';
import type { Portal } from '../../support/portal.ts';
import { behind } from '../../support/staffed-portal.ts';
import { ALONE, json } from './sender.ts';

type LeadRow = {
  id: string;
  reference: string;
  promised: number;
  named: number;
  steps: number;
  logged: number;
};
type StoredRow = { store_key: string; stored_bytes: string };

/** Every lead with what must have been committed along with it. */
export const leadsIn = (portal: Portal) =>
  behind(portal, (office) =>
    office.inTransaction(async (tx) => {
      const { rows } = await tx.execute<LeadRow>(sql`
        select l.id, l.reference, l.evidence_count as promised,
               (select count(*)::int from evidence e where e.lead_id = l.id) as named,
               (select count(*)::int from lead_steps s where s.lead_id = l.id) as steps,
               (select count(*)::int from audit_entries a
                 where a.subject_id = l.id::text and a.act = 'lead.submit') as logged
          from leads l`);
      return rows;
    }),
  );

/** Holds that no half is to be seen: each lead has all of its files, its step and its log, each row its object. */
export async function expectNoHalves(portal: Portal): Promise<LeadRow[]> {
  const leads = await leadsIn(portal);
  for (const { reference, promised, named, steps, logged } of leads)
    expect({ reference, named, begun: steps > 0, logged }).toEqual({
      reference,
      named: promised,
      begun: true,
      logged: 1,
    });
  const rows = await behind(portal, (office) =>
    office.inTransaction(
      async (tx) => (await tx.execute<StoredRow>(sql`select store_key, stored_bytes from evidence`)).rows,
    ),
  );
  const sizes = new Map(
    storedFiles(portal).map((path) => [keyOf(path), statSync(path, { throwIfNoEntry: false })?.size]),
  );
  const hollow = rows.filter((row) => sizes.get(row.store_key) !== Number(row.stored_bytes));
  expect(hollow).toEqual([]);
  return leads;
}

/** What a report must be found with: the digests of its files, and the messages that were taken in after it. */
export type Expected = {
  leadId: string;
  digests: readonly string[];
  receiptCode?: string;
  messages?: string[];
};

/** Holds that each report opens as it was acknowledged, to its reporter and to intake, and each file to its digest. */
export async function expectWhole(portal: Portal, cookie: string, all: readonly Expected[]): Promise<void> {
  const originals = await digestsOfOriginals(
    portal,
    cookie,
    all.map(({ leadId }) => leadId),
  );
  for (const { leadId, digests, receiptCode, messages = [] } of all) {
    expect(originals.get(leadId)).toEqual([...digests].sort());
    const lead = await fetch(portal.url + readLead.url.replace(':leadId', leadId), {
      headers: { ...ALONE, cookie },
    });
    expect(lead.status).toBe(200);
    const { raw } = (await lead.json()) as LeadView;
    expect(raw?.evidence.map(({ sha256 }) => sha256).sort()).toEqual([...digests].sort());
    if (!receiptCode) continue;
    const status = await fetch(portal.url + readReceipt.url, json({ receiptCode }));
    expect(status.status).toBe(200);
    const view = (await status.json()) as ReporterView;
    expect(view.evidence.map(({ sha256 }) => sha256).sort()).toEqual([...digests].sort());
    expect(view.messages.map(({ text }) => text)).toEqual(expect.arrayContaining(messages));
  }
}

/** The digests of the leads' files as they decrypt now, under the keys of whoever the cookie signs in. */
export const digestsOfOriginals = (portal: Portal, cookie: string, leadIds: readonly string[]) =>
  behind(portal, async (office) => {
    const [name = '', value = ''] = cookie.split('=');
    const ticket = readSessionCookie({ cookies: { [name]: decodeURIComponent(value) } } as never);
    const caller = await office.sessions.callerOf(ticket);
    if (!caller) throw new Error('nobody is signed in');
    const drawers = makeDrawers({ compartments: compartmentsStore, ...office.ground.serverKeys });
    const found = new Map<string, string[]>();
    for (const leadId of leadIds) {
      const { raw, rows } = await office.inTransaction(async (tx) => ({
        raw: await drawers.open(tx, caller.ring, leadId, 'raw'),
        rows: await evidenceStoreRows.ofLead(tx, leadId),
      }));
      if (!raw) throw new Error('no key to the raw drawer');
      const digests: string[] = [];
      for (const row of rows) {
        const hash = createHash('sha256');
        await pipeline(await office.files.open(row, raw), hash);
        digests.push(hash.digest('hex'));
      }
      found.set(leadId, digests.sort());
    }
    return found;
  });

/** Every file in the folder of evidence, beginnings too. */
export function storedFiles(portal: Portal): string[] {
  const folder = join(portal.dataDir, 'evidence');
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const ours = entries.filter((entry) => entry.isFile() && /^\.?[0-9a-f-]{36}$/.test(entry.name));
  return ours.map((entry) => join(entry.parentPath, entry.name));
}
export const keyOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** What the database names in the store: originals, their working copies, uploads under way. */
export const namedKeys = (portal: Portal): Promise<Set<string>> =>
  behind(portal, (office) =>
    office.inTransaction(async (tx) => {
      const { rows } = await tx.execute<{ store_key: string }>(sql`
        select store_key from evidence union all select store_key from evidence_copies
        union all select store_key from upload_parts
        union all select store_key from uploads where store_key is not null`);
      return new Set(rows.map((row) => row.store_key));
    }),
  );

/** What lies in the store and nothing names. */
export async function strays(portal: Portal): Promise<string[]> {
  const named = await namedKeys(portal);
  return storedFiles(portal).filter((path) => !named.has(keyOf(path)));
}

/** Asks the portal's own job to sweep, as the timetable would. */
export const askForSweep = (portal: Portal) =>
  behind(portal, (office) => office.inTransaction((tx) => queueStore.add(tx, 'sweep-evidence', {})));
