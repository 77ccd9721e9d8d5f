import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import { releaseEvidence } from '../../server/contract/evidence.ts';
import { receiptKeys } from '../../server/crypto/receipt-key.ts';
import { COMPARTMENT_KINDS } from '../../server/domain/compartments.ts';
import { compartmentsStore as compartments } from '../../server/features/compartments/compartments.store.ts';
import { type Drawers, makeDrawers } from '../../server/features/compartments/drawers.ts';
import { archiveOf } from '../api/retention/archive.ts';
import { dumpOf, filesOf } from '../support/dump.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { NAMES, type Name } from '../support/people.ts';
import { type Place, showing } from '../support/spellings.ts';

const word = (start: string) => `${start}${randomBytes(6).toString('hex')}号`;
const secrets = {
  name: word('欧阳'),
  phone: `139${String(BigInt(`0x${randomBytes(8).toString('hex')}`)).slice(0, 8)}`,
  narrative: word('第二本账在会计室'),
  target: word('金碧投资有限公司'),
  file: word('转账记录'),
};
const content = Buffer.from(`${secrets.file}\n`.repeat(3_000));

let folder: string;
let office: TestOffice;
let archive: ReturnType<typeof archiveOf>;
let drawers: Drawers;
let lead: Awaited<ReturnType<typeof archive.paid>>;
/** What opened the lead while it was kept: data keys in the clear, and every sealed form of one. */
const keys: Record<string, Buffer> = {};
let before: { journal: unknown[]; facts: unknown[]; files: string[] };
/** A store whose process dies just before it would remove anything. */
let dies = false;

beforeAll(async () => {
  folder = await mkdtemp('/tmp/tipward-erasure-');
  const store = localEvidenceStore(folder);
  office = await anOffice({
    evidenceStore: {
      ...store,
      remove: async (key) => {
        if (dies) throw new Error('killed between commit and removal');
        await store.remove(key);
      },
    },
  });
  archive = archiveOf(office);
  const { holdKey, keyMacKey } = office.serverKeys;
  drawers = makeDrawers({ compartments, holdKey, keyMacKey });
  const started = office.clock.now();
  lead = await archive.paid(
    {
      identityMode: 'NAMED',
      reporter: { name: secrets.name, phone: secrets.phone },
      narrative: `${secrets.narrative}，每周六都有推介会，我亲眼看见。`,
      target: { kind: 'COMPANY', townshipCode: '640302100', name: secrets.target },
    },
    [
      { name: `${secrets.file}.csv`, type: 'text/csv', content },
      { name: `${secrets.file}.png`, type: 'image/png', content: await aPicture() },
    ],
    releaseAll,
  );
  await rememberKeys();
  before = { journal: await journal(), facts: await clearFacts(), files: await stored() };
  archive.toMonths(started, 121);
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const aPicture = () =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#0b5d66' } })
    .png()
    .toBuffer();

/** Working copies are made, and all of them given to the joint team. */
async function releaseAll(leadId: string): Promise<void> {
  await office.office.preparation.prepare();
  const files = await office.rows<{ id: string }>('select id from evidence where lead_id = $1', [leadId]);
  const evidenceIds = files.map(({ id }) => id);
  const body = { evidenceIds, uncleanedToo: evidenceIds };
  await office.as('intake').do(releaseEvidence, { params: { leadId }, body });
}

const journal = () =>
  office.rows(
    'select e.id, e.event, l.ledger, l.account, l.debit_fen, l.credit_fen from journal_entries e join journal_lines l on l.entry_id = e.id order by l.id',
  );
const clearFacts = () =>
  office.rows(
    'select reference, sector, mode, township_code, amount_band, people_band, grade, received_at from leads where id = $1',
    [lead.leadId],
  );
const stored = async () => (await filesOf(folder)).map(({ where }) => where).toSorted();
const places = async (): Promise<Place[]> => [
  ...(await dumpOf(office.database.adminUrl)),
  ...(await filesOf(folder)),
];
const ringOf = async (name: Name) =>
  (await office.office.sessions.callerOf(await office.as(name).ticket()))!.ring;

/** Opens every drawer with everybody's keys and the receipt; answers the keys, or the code of each refusal. */
async function openAll(): Promise<{ opened: Map<string, Buffer>; refused: Set<string> }> {
  const opened = new Map<string, Buffer>();
  const refused = new Set<string>();
  const rows = await office.rows<{
    kind: (typeof COMPARTMENT_KINDS)[number];
    desk_id: string | null;
    id: string;
  }>('select id, kind, desk_id from compartments where lead_id = $1', [lead.leadId]);
  const { wrappingKey } = receiptKeys(lead.receiptCode, office.serverKeys.pepper);
  const rings = await Promise.all(NAMES.map(ringOf));
  for (const { id, kind, desk_id: deskId } of rows) {
    const ways = [
      ...rings.map(
        (ring) => () =>
          office.office.inTransaction((tx) => drawers.open(tx, ring, lead.leadId, kind, deskId ?? undefined)),
      ),
      ...(deskId
        ? []
        : [
            () =>
              office.office.inTransaction((tx) => drawers.openByReceipt(tx, wrappingKey, lead.leadId, kind)),
          ]),
    ];
    for (const way of ways) {
      try {
        const drawer = await way();
        if (drawer) opened.set(`${kind} ${id}`, drawer.key);
      } catch (error) {
        refused.add((error as { code?: string }).code ?? String(error));
      }
    }
  }
  return { opened, refused };
}

async function rememberKeys(): Promise<void> {
  const { opened } = await openAll();
  for (const [drawer, key] of opened) keys[`data key of ${drawer}`] = key;
  const sealed = await office.rows<{ what: string; bytes: Buffer | null }>(
    `select 'grant' as what, g.sealed_key as bytes from grants g join compartments c on c.id = g.compartment_id where c.lead_id = $1
     union all select 'receipt grant', receipt_grant from compartments where lead_id = $1
     union all select 'held key', held_key from compartments where lead_id = $1
     union all select 'file key', sealed_key from evidence where lead_id = $1
     union all select 'working key', sealed_working_key from evidence where lead_id = $1
     union all select 'released key', r.sealed_key from evidence_releases r join evidence e on e.id = r.evidence_id where e.lead_id = $1
     union all select 'copy facts', y.sealed_facts from evidence_copies y join evidence e on e.id = y.evidence_id where e.lead_id = $1
     union all select 'file facts', sealed_facts from evidence where lead_id = $1
     union all select 'sheet', body from documents d join compartments c on c.id = d.compartment_id where c.lead_id = $1`,
    [lead.leadId],
  );
  sealed.forEach(({ what, bytes }, index) => {
    if (bytes) keys[`${what} ${index}`] = bytes;
  });
}

describe('a lead whose drawers have all gone', () => {
  it('was open to its desks and its reporter, and lay in the database, until then', async () => {
    const kinds = new Set(
      Object.keys(keys)
        .filter((name) => name.startsWith('data key'))
        .map((name) => name.split(' ')[3]),
    );
    for (const what of ['released key', 'copy facts', 'working key'])
      expect(Object.keys(keys).filter((name) => name.startsWith(what)).length, what).toBeGreaterThan(0);
    expect([...kinds].toSorted()).toEqual([
      'brief',
      'case',
      'findings',
      'identity',
      'payment',
      'raw',
      'talk',
      'team',
    ]);
    const dump = await places();
    const found = Object.entries(keys).filter(([, key]) => dump.some(({ bytes }) => bytes.includes(key)));
    expect(found.length).toBe(Object.keys(keys).filter((name) => !name.startsWith('data key')).length);
    expect(before.files.length).toBeGreaterThan(0);
  });

  it('is destroyed even where the process ends between the commit and the files', async () => {
    const { id } = await archive.propose(lead);
    await archive.approve(id);
    dies = true;
    await expect(office.office.erasing.carryOut(id)).rejects.toThrow('killed');
    expect(await stored()).toEqual(before.files);
    expect((await openAll()).opened.size).toBe(0);
    dies = false;
    // The next start goes on, and the sweep finds the files that no row names any more.
    await office.office.erasing.carryOut(id);
    expect((await archive.run(id)).status).toBe('DONE');
    const old = new Date(Date.now() - 7 * 3_600_000);
    for (const file of before.files) await utimes(file, old, old);
    expect(await office.office.evidence.sweep()).toBe(before.files.length);
    expect(await filesOf(folder)).toEqual([]);
  });

  it('opens with no key of any desk, nor with the receipt code', async () => {
    const { opened, refused } = await openAll();
    expect([...opened.keys()]).toEqual([]);
    expect([...refused]).toEqual(['ERASED']);
  });

  it('has left no key, no sealed form of one and no sealed word anywhere', async () => {
    const dump = await places();
    const found = Object.entries(keys).filter(([, key]) =>
      dump.some(({ bytes }) => bytes.includes(key) || bytes.includes(key.toString('hex'))),
    );
    expect(found.map(([name]) => name)).toEqual([]);
    expect(showing(secrets, dump)).toEqual([]);
  });

  it('left the books as they were, and they agree', async () => {
    expect(before.journal.length).toBeGreaterThan(0);
    expect(await journal()).toEqual(before.journal);
    expect(await office.office.inTransaction((tx) => office.office.ledgerCheck.verify(tx))).toEqual([]);
  });

  it('still counts: its clear facts stay', async () => {
    expect(await clearFacts()).toEqual(before.facts);
    const page = await office.resident.status(lead.receiptCode);
    expect([page.reference, page.erasedAt !== null]).toEqual([lead.reference, true]);
  });
});
