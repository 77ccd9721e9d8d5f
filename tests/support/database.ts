import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { whoSignsIn } from '../../server/db/portal-role.ts';
import { TEMPLATE, named } from './database-url.ts';

export interface TestDatabase {
  /** As the tables' owner, who migrates them. */
  url: string;
  /** As the portal's role, which owns nothing. */
  portalUrl: string;
  /** As the superuser, for tests that look behind the office's back. */
  adminUrl: string;
  drop(): Promise<void>;
}

/** A fresh copy of a template (some tens of milliseconds), of the migrated one by default; drop it when the test is over. */
export async function aDatabase(template = TEMPLATE): Promise<TestDatabase> {
  return database(`template ${template}`);
}

/** A database without a single table, as a new office finds it. */
export async function anEmptyDatabase(): Promise<TestDatabase> {
  return database('template template1');
}

async function database(template: string): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const office = fromSetup('TIPWARD_TEST_OFFICE_URL');
  const admin = fromSetup('TIPWARD_TEST_ADMIN_URL');
  const owner = fromSetup('TIPWARD_TEST_OWNER_URL');
  await asAdmin(admin, `create database ${name} ${template} owner ${whoSignsIn(owner).role}`);
  return {
    url: named(owner, name),
    portalUrl: named(office, name),
    adminUrl: named(admin, name),
    drop: () => asAdmin(admin, `drop database if exists ${name} with (force)`),
  };
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function fromSetup(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests with vitest, whose global setup starts a database`);
  return value;
}
