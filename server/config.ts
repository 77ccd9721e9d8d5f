import { join, resolve } from 'node:path';
import { CannotStart } from './cannot-start.ts';
import { unmetDemands } from './config/demands.ts';
import { readVariables, unknownNames } from './config/read-variables.ts';
import type { Environment } from './config/read-variables.ts';
import { VARIABLE_NAMES, meaningOf } from './config/variables.ts';
import type { Variables } from './config/variables.ts';

/** The office's settings, read once at the start; nothing else looks at the environment. */
export interface Config {
  environment: Variables['NODE_ENV'];
  port: number;
  host: string;
  /** Absolute. */
  dataDir: string;
  /** Where the log's daily checkpoints go, outside the database. Absolute. */
  checkpointDir: string;
  /** Undefined: the embedded database. */
  databaseUrl: string | undefined;
  /** The role that owns the tables and migrates them; undefined: the portal's own, or nobody. */
  databaseOwnerUrl: string | undefined;
  /** Scheme and host at which people open the portal; undefined: whatever the browser asked for. */
  publicOrigin: string | undefined;
  /** Scheme and host for links in mail. */
  linkOrigin: string;
  masterKey: { text: string } | { file: string; mayBeMade: boolean };
  mail: { smtpUrl: string | undefined; from: string };
  /** Where text messages are handed to; undefined: the office sends none. */
  smsHook: { url: string; secret: string } | undefined;
  logLevel: Variables['LOG_LEVEL'];
  evidence: { kind: 'local'; folder: string } | S3Settings;
  scanner: { host: string; port: number } | undefined;
  /** Undefined: the pages ask a puzzle of our own. */
  hcaptcha: { siteKey: string; secret: string } | undefined;
  /** As Fastify's `trustProxy` takes it. */
  trustProxy: boolean | number | string;
  argon2: Variables['TIPWARD_ARGON2'];
  /** Whether an empty database gets the demo district; never in production. */
  demo: boolean;
  /** The district file of the demo; undefined: 利通区. */
  demoDistrict: string | undefined;
}

export interface S3Settings {
  kind: 's3';
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/**
 * Reads the settings from `env`. Throws `CannotStart` with every mistake and every missing secret at once.
 * `warnings` are for the console; `shown` is the settings with secrets blotted out.
 */
export function readConfig(env: Environment): { config: Config; warnings: string[]; shown: string[] } {
  const { variables, complaints } = readVariables(env);
  const all = complaints.length > 0 ? complaints : unmetDemands(variables);
  if (all.length > 0) {
    const list = (language: 'zh' | 'en') => all.map((complaint) => `\n  · ${complaint[language]}`).join('');
    throw new CannotStart(
      'BAD_SETTINGS',
      `设置有误，无法启动：${list('zh')}`,
      `The settings are not complete:${list('en')}`,
    );
  }
  return { config: toConfig(variables), warnings: warningsFor(variables, env), shown: blotted(variables) };
}

function toConfig(v: Variables): Config {
  const dataDir = resolve(v.DATA_DIR);
  const production = v.NODE_ENV === 'production';
  const linkOrigin = v.PUBLIC_ORIGIN ?? `http://localhost:${v.PORT}`;
  return {
    environment: v.NODE_ENV,
    port: v.PORT,
    host: v.HOST,
    dataDir,
    checkpointDir: resolve(v.CHECKPOINT_DIR ?? join(dataDir, 'checkpoints')),
    databaseUrl: v.DATABASE_URL,
    databaseOwnerUrl: v.DATABASE_OWNER_URL,
    publicOrigin: v.PUBLIC_ORIGIN,
    linkOrigin,
    masterKey: v.TIPWARD_MASTER_KEY
      ? { text: v.TIPWARD_MASTER_KEY }
      : {
          file: resolve(v.TIPWARD_MASTER_KEY_FILE ?? join(dataDir, 'master.key')),
          mayBeMade: !production && !v.TIPWARD_MASTER_KEY_FILE,
        },
    mail: { smtpUrl: v.SMTP_URL, from: v.MAIL_FROM ?? `tipward@${new URL(linkOrigin).hostname}` },
    smsHook:
      v.SMS_HOOK_URL && v.SMS_HOOK_SECRET ? { url: v.SMS_HOOK_URL, secret: v.SMS_HOOK_SECRET } : undefined,
    logLevel: v.LOG_LEVEL,
    evidence: v.EVIDENCE_STORE === 's3' ? s3(v) : { kind: 'local', folder: join(dataDir, 'evidence') },
    scanner: v.CLAMD_HOST ? { host: v.CLAMD_HOST, port: v.CLAMD_PORT } : undefined,
    hcaptcha:
      v.HCAPTCHA_SITE_KEY && v.HCAPTCHA_SECRET
        ? { siteKey: v.HCAPTCHA_SITE_KEY, secret: v.HCAPTCHA_SECRET }
        : undefined,
    trustProxy: /^\d+$/.test(v.TRUST_PROXY)
      ? Number(v.TRUST_PROXY)
      : v.TRUST_PROXY === 'true' || (v.TRUST_PROXY !== 'false' && v.TRUST_PROXY),
    argon2: v.TIPWARD_ARGON2,
    demo: !production && v.TIPWARD_DEMO === 'on',
    demoDistrict: v.TIPWARD_DEMO_DISTRICT,
  };
}

const s3 = (v: Variables): S3Settings => ({
  kind: 's3',
  endpoint: v.S3_ENDPOINT!,
  region: v.S3_REGION,
  bucket: v.S3_BUCKET!,
  accessKeyId: v.S3_ACCESS_KEY_ID!,
  secretAccessKey: v.S3_SECRET_ACCESS_KEY!,
});

function warningsFor(v: Variables, env: Environment): string[] {
  const warnings = unknownNames(env).map(
    (name) => `变量 ${name} 不认识，已忽略。 ${name} is not a variable that the office knows; it is ignored.`,
  );
  if (v.NODE_ENV !== 'production') return warnings;
  if (!v.SMTP_URL)
    warnings.push(
      '未设置 SMTP_URL：邮件留在管理员的发件箱页面。 Without SMTP_URL, mail waits in the outbox page.',
    );
  if (v.PUBLIC_ORIGIN?.startsWith('https:') && v.TRUST_PROXY === 'false')
    warnings.push(
      '未设置 TRUST_PROXY：经反向代理来的人都算同一个地址，会一起受访问次数上限限制。 Without TRUST_PROXY everybody behind the proxy counts as one address and shares its limits.',
    );
  if (v.PUBLIC_ORIGIN?.startsWith('http:'))
    warnings.push(
      'PUBLIC_ORIGIN 不是 https：密码会明文传输。 PUBLIC_ORIGIN is not https: passwords travel in the clear.',
    );
  return warnings;
}

function blotted(v: Variables): string[] {
  return VARIABLE_NAMES.filter((name) => v[name] !== undefined).map(
    (name) => `${name}=${meaningOf(name).secret ? '(已设置 set)' : String(v[name])}`,
  );
}
