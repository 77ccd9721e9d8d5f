import { migrateOrRefuse } from '../db/migrate-or-refuse.ts';
import type { Command } from './command.ts';

export const migrateDatabase: Command = {
  name: 'migrate',
  usage: '',
  zh: '把数据库升级到本版本（npm start 也会自动升级）',
  en: 'bring the database to this release (npm start does so by itself)',
  async run({ office, print }) {
    await migrateOrRefuse((await office()).server);
    print('数据库已是本版本。 The database is at this release.');
  },
};
