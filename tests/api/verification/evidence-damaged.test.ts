import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localEvidenceStore } from '../../../server/adapters/local-evidence-store.ts';
import { readEvidence } from '../../../server/contract/evidence.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let folder: string;
let office: TestOffice;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tipward-damaged-'));
  office = await anOffice({ evidenceStore: localEvidenceStore(folder) });
});
afterAll(async () => {
  await office.close();
  await rm(folder, { recursive: true });
});

/** Reports with one file; answers where it lies and whose it is. */
async function aFile(size: number) {
  const content = randomBytes(size);
  const { reference } = await office.resident.report({}, [{ name: '合同.pdf', content }]);
  await office.office.preparation.prepare();
  const [row] = await office.rows<{ leadId: string; evidenceId: string; storeKey: string }>(
    `select e.lead_id as "leadId", e.id as "evidenceId", c.store_key as "storeKey"
       from evidence e join leads l on l.id = e.lead_id
       join evidence_copies c on c.evidence_id = e.id and c.kind = 'WORKING' where l.reference = $1`,
    [reference],
  );
  const { leadId, evidenceId, storeKey } = row!;
  return {
    leadId,
    params: { leadId, evidenceId },
    path: join(folder, storeKey.slice(0, 2), storeKey),
    content,
  };
}

const logged = (leadId: string) =>
  office.rows<{ facts: object }>(
    `select facts from audit_entries where subject_id = $1 and act = 'evidence.damaged'`,
    [leadId],
  );

describe('a stored file that is not what was put there', () => {
  it.each([
    ['is gone', true, (path: string) => rm(path)],
    ['is empty', false, (path: string) => truncate(path, 0)],
    ['is cut short', false, (path: string) => truncate(path, 60)],
    ['was changed', false, flipLast],
  ])('because it %s is called damaged, and the log says so', async (_how, gone, harm) => {
    const { leadId, params, path } = await aFile(2_000);
    await harm(path);
    const answer = await office.as('intake').call(readEvidence, { params });
    expect([answer.status, answer.error.code]).toEqual([409, 'EVIDENCE_DAMAGED']);
    expect(await logged(leadId)).toEqual([{ facts: { evidenceId: params.evidenceId, gone } }]);
  });

  async function flipLast(path: string): Promise<void> {
    const bytes = await readFile(path);
    bytes[bytes.length - 1]! ^= 1;
    await writeFile(path, bytes);
  }

  it('far into a large one breaks the answer off, and the log says so too', async () => {
    const { leadId, params, path } = await aFile(4_000_000);
    await flipLast(path);
    await office
      .as('intake')
      .call(readEvidence, { params })
      .catch(() => undefined);
    await expect
      .poll(() => logged(leadId))
      .toEqual([{ facts: { evidenceId: params.evidenceId, gone: false } }]);
  });

  it('and a whole one arrives whole', async () => {
    const { params, content, leadId } = await aFile(4_000_000);
    const answer = await office.as('intake').call(readEvidence, { params });
    expect([answer.status, answer.raw.equals(content)]).toEqual([200, true]);
    expect(await logged(leadId)).toEqual([]);
  });
});
