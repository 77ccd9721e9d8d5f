import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointFolder } from '../../server/adapters/checkpoint-folder.ts';
import { systemClock } from '../../server/adapters/clock.ts';
import { officeUrl } from '../../server/adapters/embedded-postgres/hold.ts';
import { readPostmaster } from '../../server/adapters/embedded-postgres/postmaster.ts';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import { noMailer } from '../../server/adapters/mailer.ts';
import { signIn } from '../../server/contract/sessions.ts';
import { LIGHT_COST } from '../../server/crypto/password.ts';
import { deriveServerKeys } from '../../server/crypto/server-keys.ts';
import { totpCode } from '../../server/crypto/totp.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { districts } from '../../server/db/tables/index.ts';
import { LITONG } from '../../server/demo/litong.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../server/domain/settings.ts';
import { layOutDistrict } from '../../server/features/setup/lay-out-district.ts';
import { type Office, wire } from '../../server/wiring.ts';
import { PATIENT } from './office.ts';
import { type Name, PASSWORD, PEOPLE } from './people.ts';
import type { Portal } from './portal.ts';

/** One at each desk that a report is sealed to. */
const STAFF = ['intake', 'coordinator', 'police1', 'market1', 'custodian'] as const satisfies Name[];

/** The office behind a running portal, on the portal's own database and master key, for as long as `work` takes. */
export async function behind<T>(portal: Portal, work: (office: Office) => Promise<T>): Promise<T> {
  const server = readPostmaster(join(portal.dataDir, 'postgres'));
  const database = openDatabase(portal.databaseUrl ?? officeUrl(server?.socketFolder ?? ''), 2);
  const master = Buffer.from(readFileSync(join(portal.dataDir, 'master.key'), 'utf8').trim(), 'base64');
  const office = wire({
    database,
    serverKeys: deriveServerKeys(master),
    passwordCost: LIGHT_COST,
    clock: systemClock(),
    evidenceStore: localEvidenceStore(join(portal.dataDir, 'evidence')),
    checkpointFolder: checkpointFolder(join(portal.dataDir, 'checkpoints')),
    mailer: noMailer(),
    publicOrigin: portal.url,
  });
  try {
    return await work(office);
  } finally {
    await database.close();
  }
}

/** Sets the district up in a portal that just started, and signs the intake officer in; answers the cookie. */
export async function staffPortal(portal: Portal, settings: Partial<Settings> = {}): Promise<string> {
  const totpSecret = await behind(portal, async (office) => {
    const { district } = office.stores;
    const now = new Date();
    await office.inTransaction(async (tx) => {
      await layOutDistrict(tx, district, LITONG, { demo: false, now });
      await tx.update(districts).set({ settings: { ...DEFAULT_SETTINGS, limits: PATIENT, ...settings } });
    });
    const secrets: string[] = [];
    for (const name of STAFF) {
      const prepared = await office.hire.prepare({
        ...PEOPLE[name],
        username: name,
        password: PASSWORD,
      });
      await office.inTransaction((tx) => office.hire.add(tx, prepared, now));
      secrets.push(prepared.totpSecret);
    }
    return secrets[0]!;
  });
  const answer = await fetch(portal.url + signIn.url, {
    method: signIn.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'intake', password: PASSWORD, code: totpCode(totpSecret, new Date()) }),
  });
  if (answer.status !== 201) throw new Error(`cannot sign in: ${await answer.text()}`);
  return (answer.headers.get('set-cookie') ?? '').split(';')[0]!;
}
