import type { Command } from './command.ts';
import { doctor } from './doctor.command.ts';
import { newKey } from './key-new.command.ts';
import { migrateDatabase } from './migrate.command.ts';

/** The operator's commands, in the order of the help. */
export const COMMANDS: Command[] = [doctor, migrateDatabase, newKey];
