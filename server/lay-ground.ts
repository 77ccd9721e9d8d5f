import { checkpointFolder } from './adapters/checkpoint-folder.ts';
import { hcaptchaCaptcha } from './adapters/captcha.ts';
import { systemClock } from './adapters/clock.ts';
import type { EvidenceStore } from './adapters/evidence-store.ts';
import { localEvidenceStore } from './adapters/local-evidence-store.ts';
import { noMailer } from './adapters/mailer.ts';
import { webhookTexter } from './adapters/webhook-texter.ts';
import { clamdScanner } from './adapters/virus-scanner.ts';
import type { Config } from './config.ts';
import { LIGHT_COST, PRODUCTION_COST } from './crypto/password.ts';
import type { ServerKeys } from './crypto/server-keys.ts';
import type { Database } from './db/connection.ts';
import type { Ground } from './wiring.ts';

/** What the office stands on, as the settings choose it; what they don't choose is never loaded. */
export async function layGround(config: Config, database: Database, serverKeys: ServerKeys): Promise<Ground> {
  const { mail } = config;
  return {
    database,
    serverKeys,
    passwordCost: config.argon2 === 'light' ? LIGHT_COST : PRODUCTION_COST,
    clock: systemClock(),
    evidenceStore: await evidenceStoreOf(config),
    scanner: config.scanner && clamdScanner(config.scanner),
    captcha: config.hcaptcha && hcaptchaCaptcha(config.hcaptcha),
    mailer: mail.smtpUrl
      ? (await import('./adapters/smtp-mailer.ts')).smtpMailer(mail.smtpUrl, mail.from)
      : noMailer(),
    texter: config.smsHook && webhookTexter(config.smsHook.url, config.smsHook.secret),
    checkpointFolder: checkpointFolder(config.checkpointDir),
    publicOrigin: config.linkOrigin,
  };
}

async function evidenceStoreOf({ evidence }: Config): Promise<EvidenceStore> {
  if (evidence.kind !== 's3') return localEvidenceStore(evidence.folder);
  const { s3EvidenceStore } = await import('./adapters/s3-evidence-store.ts');
  return s3EvidenceStore(evidence);
}
