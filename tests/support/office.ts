import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { checkpointFolder } from '../../server/adapters/checkpoint-folder.ts';
import { type MovableClock, movableClock } from '../../server/adapters/clock.ts';
import type { EvidenceStore } from '../../server/adapters/evidence-store.ts';
import { localEvidenceStore } from '../../server/adapters/local-evidence-store.ts';
import type { Scanner } from '../../server/adapters/virus-scanner.ts';
import { type Mailer, noMailer } from '../../server/adapters/mailer.ts';
import type { Texter } from '../../server/adapters/texter.ts';
import type { Captcha } from '../../server/adapters/captcha.ts';
import { type AppOptions, buildApp } from '../../server/app.ts';
import { LIGHT_COST } from '../../server/crypto/password.ts';
import { type ServerKeys, deriveServerKeys } from '../../server/crypto/server-keys.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { districts } from '../../server/db/tables/index.ts';
import { AUDIT_ACTS } from '../../server/domain/audit-acts.ts';
import { codeWords } from '../../server/domain/audit-codes.ts';
import { factName } from '../../server/domain/audit-facts.ts';
import { DEFAULT_SETTINGS, LIMITED, type Limited, type StreetLimits } from '../../server/domain/settings.ts';
import { type Office, wire } from '../../server/wiring.ts';
import { type Actor, actorOf } from './actor.ts';
import { aDatabase, type TestDatabase } from './database.ts';
import { MONDAY } from './monday.ts';
import { NAMES, type Name } from './people.ts';
import { crookedQueue } from './queue-check.ts';
import { admitEverybody, callEverybody, hireStaff, layGround } from './staff-office.ts';
import { staffedTemplate } from './staffed-template.ts';
import { type Resident, residentOf } from './resident.ts';

export { MONDAY };

export type TestOffice = {
  app: FastifyInstance;
  office: Office;
  clock: MovableClock;
  masterKey: Buffer;
  serverKeys: ServerKeys;
  database: TestDatabase;
  /** A member of staff, signed in when first called upon. */
  as(name: Name): Actor;
  idOf(name: Name): string;
  /** The TOTP secret of a member of staff. */
  secretOf(name: Name): string;
  stranger: Actor;
  resident: Resident;
  /** Rows of a query that looks behind the office's back, as the cluster's superuser. */
  rows<T extends object = Record<string, unknown>>(text: string, values?: unknown[]): Promise<T[]>;
  /** Ends the office; fails where a job broke, a ledger doesn't balance, the queue lies or the log is not what was written. */
  close(): Promise<void>;
  /** Ends it without a look back, for a bench that wrote behind its back. */
  leave(): Promise<void>;
};

type Options = {
  mailer?: Mailer;
  texter?: Texter;
  people?: readonly Name[];
  pages?: boolean;
  scanner?: Scanner;
  evidenceStore?: EvidenceStore;
  /** Where the log's checkpoints go, for a test that looks there. */
  checkpointDir?: string;
  logger?: AppOptions['logger'];
  captcha?: Captcha;
  /** Where the test stands in for the messengers whose groups have robots. */
  robotLoopback?: string;
  /** The limits of an address; without them the house is as patient as a test needs. */
  limits?: Partial<StreetLimits>;
};

/** The far end of a captcha that takes anybody for a person who brings anything at all. */
const BELIEVING: Captcha = {
  verify: async () => ({ tag: randomBytes(32), expiresAt: new Date('2099-01-01') }),
};
export const PATIENT: StreetLimits = {
  ...(Object.fromEntries(LIMITED.map((limited) => [limited, 9_999])) as Record<Limited, number>),
  unverifiedAnHour: 9_999,
};

/** An office of its own: the real app on a real database, a full staff, and a clock that the test moves. */
export async function anOffice(options: Options = {}): Promise<TestOffice> {
  // Whoever asks for people of their own has them hired; everybody else moves into the office that is staffed already.
  const staffed = options.people ? undefined : staffedTemplate();
  const testDatabase = await aDatabase(staffed?.template);
  const folder = await mkdtemp(join(tmpdir(), 'tipward-evidence-'));
  const database = openDatabase(testDatabase.portalUrl, 8);
  const behind = openDatabase(testDatabase.adminUrl, 2);
  const clock = movableClock(MONDAY);
  const masterKey = staffed?.masterKey ?? randomBytes(32);
  const serverKeys = deriveServerKeys(masterKey);
  const office = wire({
    database,
    serverKeys,
    passwordCost: LIGHT_COST,
    clock,
    evidenceStore: options.evidenceStore ?? localEvidenceStore(folder),
    scanner: options.scanner,
    checkpointFolder: checkpointFolder(options.checkpointDir ?? join(folder, 'checkpoints')),
    mailer: options.mailer ?? noMailer(),
    texter: options.texter,
    captcha: options.captcha ?? BELIEVING,
    publicOrigin: 'http://localhost:3000',
    robotLoopback: options.robotLoopback,
  });
  if (!staffed) await layGround(office, clock, testDatabase);
  await office.inTransaction((tx) =>
    tx
      .update(districts)
      .set({ settings: { ...DEFAULT_SETTINGS, limits: { ...PATIENT, ...options.limits } } }),
  );
  const app = await buildApp(office, { pages: options.pages ?? false, logger: options.logger });

  const staff = staffed?.staff ?? (await hireStaff(office, clock, options.people ?? NAMES));
  const hired = (name: Name) => {
    const found = staff.get(name);
    if (!found) throw new Error(`${name} does not work in this office`);
    return found;
  };
  const as = callEverybody(app, clock, hired);
  if (!staffed) await admitEverybody(office, staff, as);

  const rows = async <T extends object>(text: string, values: unknown[] = []) =>
    (await behind.pool.query<T>(text, values)).rows;

  const leave = async () => {
    await app.close();
    await Promise.all([database.close(), behind.close()]);
    await testDatabase.drop();
    await rm(folder, { recursive: true, force: true });
  };

  return {
    app,
    office,
    clock,
    masterKey,
    serverKeys,
    database: testDatabase,
    as,
    idOf: (name) => hired(name).id,
    secretOf: (name) => hired(name).totpSecret,
    stranger: actorOf(app, clock, null),
    resident: residentOf(app),
    rows,
    leave,
    async close() {
      const broken = await rows(
        `select task_identifier, last_error from graphile_worker.jobs where last_error is not null`,
      );
      const crooked = await rows(
        `select fund_id, ledger from account_balances group by fund_id, ledger having sum(balance_fen) <> 0`,
      );
      const misplaced = await crookedQueue(office, rows);
      await office.sequencer.drain();
      const { breaches } = await office.logCheck.verify();
      const acts = await rows<{ act: string }>('select distinct act from audit_entries');
      const wordless = acts.filter(({ act }) => !AUDIT_ACTS.some(({ code }) => code === act));
      const facts = await rows<{ act: string; name: string; value: string }>(
        `select distinct act, key as name, value from audit_entries, jsonb_each_text(facts) where value is not null`,
      );
      const nameless = facts.filter(({ name, value }) => {
        const { zh, kind } = factName(name);
        return zh === name || (kind === 'CODE' && codeWords(value) === undefined);
      });
      await leave();
      if (broken.length) throw new Error(`jobs broke: ${JSON.stringify(broken)}`);
      if (wordless.length)
        throw new Error(`domain/audit-acts.ts has no words for ${JSON.stringify(wordless)}`);
      if (nameless.length)
        throw new Error(
          `domain/audit-facts.ts or audit-codes.ts has no words for ${JSON.stringify(nameless)}`,
        );
      if (breaches.length) throw new Error(`the log is broken: ${JSON.stringify(breaches)}`);
      if (crooked.length) throw new Error(`a ledger does not balance: ${JSON.stringify(crooked)}`);
      if (misplaced.length) throw new Error(`the queue is crooked: ${misplaced.slice(0, 5).join('; ')}`);
    },
  };
}
