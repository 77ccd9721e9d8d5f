import { checkpointFolder } from './adapters/checkpoint-folder.ts';
import { hcaptchaCaptcha } from './adapters/captcha.ts';
import { systemClock } from './adapters/clock.ts';
import { localEvidenceStore } from './adapters/local-evidence-store.ts';
import { noMailer, smtpMailer } from './adapters/mailer.ts';
import { s3EvidenceStore } from './adapters/s3-evidence-store.ts';
import { clamdScanner } from './adapters/virus-scanner.ts';
import type { Config } from './config.ts';
import { LIGHT_COST, PRODUCTION_COST } from './crypto/password.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { Database } from './db/connection.ts';
import type { Ground } from './wiring.ts';

/** What the office stands on, as the settings choose it. */
export function layGround(config: Config, database: Database, serverKeys: ServerKeys): Ground {
  const { mail, evidence } = config;
  return {
    database,
    serverKeys,
    passwordCost: config.argon2 === 'light' ? LIGHT_COST : PRODUCTION_COST,
    clock: systemClock(),
    evidenceStore: evidence.kind === 's3' ? s3EvidenceStore(evidence) : localEvidenceStore(evidence.folder),
    scanner: config.scanner && clamdScanner(config.scanner),
    captcha: config.hcaptcha && hcaptchaCaptcha(config.hcaptcha),
    mailer: mail.smtpUrl ? smtpMailer(mail.smtpUrl, mail.from) : noMailer(),
    checkpointFolder: checkpointFolder(config.checkpointDir),
    publicOrigin: config.linkOrigin,
  };
}
