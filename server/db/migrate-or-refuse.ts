import type { DatabaseServer } from '../adapters/database-server.ts';
import { CannotStart } from '../cannot-start.ts';
import { DatabaseNewerThanCode, MigrationPending, migrate } from './migrate.ts';
import { couldBendTheLog, whoSignsIn } from './portal-role.ts';

/**
 * Migrates as the owner, where one is named, and gives the portal's role its rights; what stands in the way becomes a
 * sentence with its mend instead of a stack.
 */
export async function migrateOrRefuse({
  url,
  ownerUrl,
}: Pick<DatabaseServer, 'url' | 'ownerUrl'>): Promise<void> {
  try {
    await migrate(ownerUrl ?? url, ownerUrl && whoSignsIn(url).role);
  } catch (error) {
    if (error instanceof MigrationPending) throw pending(error);
    if (!(error instanceof DatabaseNewerThanCode)) throw error;
    throw new CannotStart(
      'DATABASE_NEWER',
      '数据库已由更新的版本升级过，本版本不能使用它。请换回更新的版本，或恢复升级前的备份。',
      'A later release has already migrated the database, and this one cannot use it. Start the later release again, or restore a backup from before.',
      error,
    );
  }
}

/** In production nobody opens a portal whose own sign-in could rewrite the log; elsewhere it is a warning. */
export async function refuseMightyPortal(url: string, production: boolean): Promise<string | undefined> {
  if (!(await couldBendTheLog(url))) return undefined;
  const zh =
    'DATABASE_URL 的角色拥有这些表，能改写日志和台账。请在 DATABASE_URL 中换用专用角色，把现在的地址设为 DATABASE_OWNER_URL（见 docs/operating.md）。';
  const en =
    'The role of DATABASE_URL owns the tables and could rewrite log and books. Name a role of its own in DATABASE_URL, and set DATABASE_OWNER_URL to the present address (see docs/operating.md).';
  if (production) throw new CannotStart('PORTAL_ROLE_TOO_MIGHTY', zh, en);
  return `${zh} ${en}`;
}

const pending = (error: unknown): CannotStart =>
  new CannotStart(
    'DATABASE_OLDER',
    '数据库还是旧版本的，而 DATABASE_URL 的角色无权升级它。请设 DATABASE_OWNER_URL 后再启动，或先用它执行一次 npm run cli -- migrate。',
    "The database is an older release's, and the role of DATABASE_URL may not migrate it. Start with DATABASE_OWNER_URL set, or run npm run cli -- migrate with it once.",
    error,
  );
