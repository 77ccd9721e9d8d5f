import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../server/adapters/embedded-postgres.ts';
import {
  isAlive,
  readPostmaster,
  servesCluster,
  stopPostmaster,
} from '../../server/adapters/embedded-postgres/postmaster.ts';
import { migrate } from '../../server/db/migrate.ts';
import { makePortalRole, whoSignsIn } from '../../server/db/portal-role.ts';
import { STAFFED_TEMPLATE, TEMPLATE, named } from './database-url.ts';
import { staffTheTemplate } from './staffed-template.ts';

const PREFIX = 'tipward-test-';
/** Safe to lose with the machine: nothing here outlives the run, and every test is spared its share of fsync. */
const HASTY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' };

export interface TestCluster {
  /** The superuser's, the owner's and the portal's addresses; the database's name in them is exchanged for the one wanted. */
  adminUrl: string;
  ownerUrl: string;
  officeUrl: string;
  stop(): Promise<void>;
}

/** One private server for a whole run, with a migrated template that every test's database is copied from. */
export async function startTestCluster(): Promise<TestCluster> {
  const given = process.env['TIPWARD_TEST_DATABASE_URL'];
  const cluster = given
    ? { adminUrl: given, ownerUrl: given, officeUrl: asPortal(given), stop: async () => undefined }
    : await embedded();
  try {
    await makeTemplate(cluster);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

async function embedded(): Promise<TestCluster> {
  await sweepAbandoned();
  const dataDir = mkdtempSync(`/tmp/${PREFIX}`);
  chmodSync(dataDir, 0o711); // the server's account passes through when the tests run as root
  writeFileSync(join(dataDir, 'owner'), String(process.pid));
  const server = await startEmbeddedPostgres({
    dataDir,
    log: (line) => console.error(line),
    holder: 'tests',
    settings: HASTY,
  });
  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { adminUrl: server.adminUrl, ownerUrl: server.ownerUrl, officeUrl: server.url, stop };
}

/** On a server that was given, the portal's role by a name and word of its own. */
const asPortal = (url: string) =>
  url.replace(/^(\w+:\/\/)(?:[^@/]*@)?/, '$1tipward_test_portal:tipward_test_portal@');

async function makeTemplate({ adminUrl, ownerUrl, officeUrl }: TestCluster): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${TEMPLATE}`);
  await client.query(`create database ${TEMPLATE} owner ${whoSignsIn(ownerUrl).role}`);
  await client.end();
  await makePortalRole(adminUrl, officeUrl);
  await migrate(named(ownerUrl, TEMPLATE), whoSignsIn(officeUrl).role);
}

/** Makes the second template; for a run with many offices in it. */
export async function makeStaffedTemplate({ adminUrl, ownerUrl, officeUrl }: TestCluster): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`drop database if exists ${STAFFED_TEMPLATE}`);
  const owner = whoSignsIn(ownerUrl).role;
  await client.query(`create database ${STAFFED_TEMPLATE} template ${TEMPLATE} owner ${owner}`);
  await client.end();
  const of = (url: string) => named(url, STAFFED_TEMPLATE);
  const database = { url: of(ownerUrl), portalUrl: of(officeUrl), adminUrl: of(adminUrl) };
  await staffTheTemplate(database, STAFFED_TEMPLATE);
}

/** Ends and removes what a run that was killed left behind. */
async function sweepAbandoned(): Promise<void> {
  for (const name of readdirSync('/tmp').filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join('/tmp', name);
    try {
      if (isAlive(Number(readFileSync(join(folder, 'owner'), 'utf8')))) continue;
      const cluster = join(folder, 'postgres');
      const left = readPostmaster(cluster);
      if (left && servesCluster(left.pid, cluster)) await stopPostmaster(left.pid);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // another user's run, or one that is just starting
    }
  }
}
