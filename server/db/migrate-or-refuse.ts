import { CannotStart } from '../cannot-start.ts';
import { DatabaseNewerThanCode, migrate } from './migrate.ts';

/** Migrates; a database of a later release becomes a sentence with its mend instead of a stack. */
export async function migrateOrRefuse(url: string): Promise<void> {
  try {
    await migrate(url);
  } catch (error) {
    if (!(error instanceof DatabaseNewerThanCode)) throw error;
    throw new CannotStart(
      'DATABASE_NEWER',
      '数据库已由更新的版本升级过，本版本不能使用它。请换回更新的版本，或恢复升级前的备份。',
      'A later release has already migrated the database, and this one cannot use it. Start the later release again, or restore a backup from before.',
      error,
    );
  }
}
