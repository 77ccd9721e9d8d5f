import { randomBytes, randomUUID } from 'node:crypto';
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
import { totpCode } from '../../server/crypto/totp.ts';
import { openDatabase } from '../../server/db/connection.ts';
import { districts } from '../../server/db/tables/index.ts';
import { AUDIT_ACTS } from '../../server/domain/audit-acts.ts';
import { codeWords, factName } from '../../server/domain/audit-facts.ts';
import { LITONG } from '../../server/demo/litong.ts';
import { LITONG_DRAFT_SCHEME } from '../../server/demo/litong-scheme.ts';
import { DEFAULT_SETTINGS, LIMITED, type Limited, type StreetLimits } from '../../server/domain/settings.ts';
import { schemesStore } from '../../server/features/rewards/schemes.store.ts';
import { layOutDistrict } from '../../server/features/setup/lay-out-district.ts';
import { type Office, wire } from '../../server/wiring.ts';
import { type Actor, actorOf } from './actor.ts';
import { behindGuards } from './behind-guards.ts';
import { aDatabase, type TestDatabase } from './database.ts';
import { NAMES, type Name, PASSWORD, PEOPLE } from './people.ts';
import { crookedQueue } from './queue-check.ts';
import { type Resident, residentOf } from './resident.ts';

/** Monday, 23 November 2026, ten in the morning in Wuzhong. */
export const MONDAY = new Date('2026-11-23T02:00:00Z');

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
  const testDatabase = await aDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'tipward-evidence-'));
  const database = openDatabase(testDatabase.portalUrl, 8);
  const behind = openDatabase(testDatabase.adminUrl, 2);
  const clock = movableClock(MONDAY);
  const masterKey = randomBytes(32);
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
  const { district, staff } = office.stores;
  await office.inTransaction(async (tx) => {
    await layOutDistrict(tx, district, LITONG, { demo: false, now: clock.now() });
    await tx
      .update(districts)
      .set({ settings: { ...DEFAULT_SETTINGS, limits: { ...PATIENT, ...options.limits } } });
    await schemesStore.add(tx, {
      id: randomUUID(),
      schemeId: LITONG_DRAFT_SCHEME.scheme_id,
      version: 1,
      status: 'DRAFT',
      body: LITONG_DRAFT_SCHEME,
      activatedAt: clock.now(),
      createdAt: clock.now(),
    });
  });
  // In force without its two people and its paper, which the database refuses to anybody else.
  await behindGuards(testDatabase, `update reward_schemes set status = 'ACTIVE'`);
  const app = await buildApp(office, { pages: options.pages ?? false, logger: options.logger });

  const secrets = new Map<Name, { id: string; totpSecret: string }>();
  for (const name of options.people ?? NAMES) {
    const { deskCodes, ...person } = PEOPLE[name];
    const prepared = await office.hire.prepare({
      ...person,
      username: name,
      email: `${name}@office.test`,
      deskCodes,
      password: PASSWORD,
    });
    await office.inTransaction((tx) => office.hire.add(tx, prepared, clock.now()));
    secrets.set(name, prepared);
  }
  const secretOf = (name: Name) => {
    const found = secrets.get(name);
    if (!found) throw new Error(`${name} does not work in this office`);
    return found;
  };

  const actors = new Map<Name, Actor>();
  const as = (name: Name): Actor => {
    const known = actors.get(name);
    if (known) return known;
    const { totpSecret } = secretOf(name);
    const actor = actorOf(app, clock, () => ({
      username: name,
      password: PASSWORD,
      code: totpCode(totpSecret, clock.now()),
    }));
    actors.set(name, actor);
    return actor;
  };
  await admitEverybody(office, as, secrets);

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
    idOf: (name) => secretOf(name).id,
    secretOf: (name) => secretOf(name).totpSecret,
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
        throw new Error(`domain/audit-facts.ts has no words for ${JSON.stringify(nameless)}`);
      if (breaches.length) throw new Error(`the log is broken: ${JSON.stringify(breaches)}`);
      if (crooked.length) throw new Error(`a ledger does not balance: ${JSON.stringify(crooked)}`);
      if (misplaced.length) throw new Error(`the queue is crooked: ${misplaced.slice(0, 5).join('; ')}`);
    },
  };

  /** The first at each desk lets the others in, as in life. */
  async function admitEverybody(
    wired: Office,
    actor: typeof as,
    hired: Map<Name, { id: string }>,
  ): Promise<void> {
    const byId = new Map([...hired].map(([name, { id }]) => [id, name]));
    const waiting = await wired.inTransaction((tx) => staff.memberships(tx));
    const keyholders = new Map(
      waiting.flatMap(({ membership }) =>
        membership.sealedDeskKey ? [[membership.deskId, byId.get(membership.staffId)] as const] : [],
      ),
    );
    for (const { membership } of waiting.filter((each) => !each.membership.sealedDeskKey)) {
      const first = keyholders.get(membership.deskId);
      if (!first) throw new Error('a desk without a keyholder');
      const caller = await wired.sessions.callerOf(await actor(first).ticket());
      if (!caller) throw new Error(`${first} is not signed in`);
      await wired.sessions.admit(caller, membership.deskId, membership.staffId);
    }
  }
}
