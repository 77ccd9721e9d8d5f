import { verifyAudit } from './audit-verify.command.ts';
import type { Command } from './command.ts';
import {
  checkDistrict,
  exportDistrict,
  importDistrict,
  printDistrictSchema,
} from './district-file.commands.ts';
import { doctor } from './doctor.command.ts';
import { newKey } from './key-new.command.ts';
import { rotateKeys } from './keys-rotate.command.ts';
import { verifyLedger } from './ledger-verify.command.ts';
import { migrateDatabase } from './migrate.command.ts';
import { checkReceipt } from './receipt-check.command.ts';
import { previewRetention } from './retention-preview.command.ts';
import { checkSchemeFile, evaluateSchemeFile, printSchemeSchema } from './scheme.commands.ts';
import { printSetupLink } from './setup-link.command.ts';
import { confirmUserHelp } from './user-confirm-help.command.ts';
import { endUserSessions } from './user-end-sessions.command.ts';
import { listUsers } from './user-list.command.ts';
import { unlockUser } from './user-unlock.command.ts';

/** The operator's commands, in the order of the help. */
export const COMMANDS: Command[] = [
  doctor,
  migrateDatabase,
  newKey,
  rotateKeys,
  printSetupLink,
  exportDistrict,
  checkDistrict,
  importDistrict,
  printDistrictSchema,
  evaluateSchemeFile,
  checkSchemeFile,
  printSchemeSchema,
  listUsers,
  unlockUser,
  endUserSessions,
  confirmUserHelp,
  verifyLedger,
  previewRetention,
  verifyAudit,
  checkReceipt,
];
