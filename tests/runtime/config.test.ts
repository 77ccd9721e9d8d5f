import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { CannotStart } from '../../server/cannot-start.ts';
import { readConfig } from '../../server/config.ts';

const key = randomBytes(32).toString('base64');
const production = {
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://tips.example.cn',
  TIPWARD_MASTER_KEY: key,
  DATABASE_URL: 'postgresql://office:word@db/tipward',
};

function refusal(env: Record<string, string>): CannotStart {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof CannotStart) return error;
  }
  throw new Error('the settings were taken');
}

it('needs no setting at all on an office machine', () => {
  const { config, warnings } = readConfig({});
  expect(config).toMatchObject({
    environment: 'development',
    port: 3000,
    demo: true,
    databaseUrl: undefined,
  });
  expect(config).toMatchObject({ publicOrigin: undefined, linkOrigin: 'http://localhost:3000' });
  expect(warnings).toEqual([]);
});

it('takes an owner of the tables only beside the portal’s own sign-in', () => {
  const DATABASE_OWNER_URL = 'postgresql://owner:word@db/tipward';
  const { config, shown } = readConfig({ ...production, DATABASE_OWNER_URL });
  expect(config.databaseOwnerUrl).toBe(DATABASE_OWNER_URL);
  expect(shown.join(' ')).not.toContain('owner:word');
  const { en } = refusal({ DATABASE_OWNER_URL });
  expect(en).toContain('DATABASE_URL is missing: with DATABASE_OWNER_URL');
});

it('names every missing secret of production at once, each with how to get it', () => {
  const { code, zh, en } = refusal({ NODE_ENV: 'production', SMTP_URL: 'smtp://mail' });
  expect(code).toBe('BAD_SETTINGS');
  for (const name of ['TIPWARD_MASTER_KEY', 'PUBLIC_ORIGIN', 'DATABASE_URL', 'MAIL_FROM']) {
    expect(zh).toContain(`${name} 未设置`);
    expect(en).toContain(`${name} is missing`);
  }
  expect(en).toContain('npm run cli -- key new');
});

it('takes production with its secrets, and then lays out no demo', () => {
  expect(readConfig({ ...production, TIPWARD_DEMO: 'on' }).config.demo).toBe(false);
});

it('lets production use the embedded database only on purpose', () => {
  const { DATABASE_URL: _, ...without } = production;
  expect(refusal(without).en).toContain('TIPWARD_EMBEDDED_DATABASE=yes');
  expect(readConfig({ ...without, TIPWARD_EMBEDDED_DATABASE: 'yes' }).config.databaseUrl).toBeUndefined();
});

it('refuses light password hashing in production', () => {
  expect(refusal({ ...production, TIPWARD_ARGON2: 'light' }).en).toContain('TIPWARD_ARGON2');
  expect(readConfig({ TIPWARD_ARGON2: 'light' }).config.argon2).toBe('light');
});

it('says of each value that it cannot read what it would take', () => {
  const { en } = refusal({ PORT: 'eighty', LOG_LEVEL: 'loud', PUBLIC_ORIGIN: 'tips.example.cn' });
  expect(en).toContain('PORT = eighty cannot be read');
  expect(en).toContain('LOG_LEVEL = loud cannot be read');
  expect(en).toContain('PUBLIC_ORIGIN = tips.example.cn cannot be read');
});

it('shows no secret, neither when it starts nor when it complains', () => {
  const shown = readConfig(production).shown.join(' ');
  expect(shown).toContain('PUBLIC_ORIGIN=https://tips.example.cn');
  expect(shown).not.toContain(key);
  expect(shown).not.toContain('word');
  expect(refusal({ DATABASE_URL: 'mysql://office:word@db' }).message).not.toContain('word');
});

it('names the four things that an S3 store needs', () => {
  const { en } = refusal({ EVIDENCE_STORE: 's3', S3_BUCKET: 'evidence' });
  expect(en).toContain('S3_ENDPOINT');
  expect(en).toContain('S3_SECRET_ACCESS_KEY');
  expect(en).not.toContain('S3_BUCKET');
});

it('warns of a variable that only looks like ours', () => {
  expect(readConfig({ TIPWARD_MASTERKEY: key }).warnings.join()).toContain('TIPWARD_MASTERKEY');
});

it('takes hCaptcha’s two keys together or not at all, and shows the secret to nobody', () => {
  for (const [given, missing] of [
    ['HCAPTCHA_SITE_KEY', 'HCAPTCHA_SECRET'],
    ['HCAPTCHA_SECRET', 'HCAPTCHA_SITE_KEY'],
  ] as const) {
    expect(refusal({ [given]: 'x' }).en).toContain(`${missing} is missing`);
  }
  const both = readConfig({ HCAPTCHA_SITE_KEY: 'site', HCAPTCHA_SECRET: '0xhidden' });
  expect(both.config.hcaptcha).toEqual({ siteKey: 'site', secret: '0xhidden' });
  expect(both.shown.join()).not.toContain('0xhidden');
  expect(readConfig({}).config.hcaptcha).toBeUndefined();
});

it('warns where everybody would seem to come from the proxy', () => {
  const warned = (more: Record<string, string>) => readConfig({ ...production, ...more }).warnings.join();
  expect(warned({ TRUST_PROXY: 'false' })).toContain('TRUST_PROXY');
  expect(warned({ TRUST_PROXY: '1' })).not.toContain('TRUST_PROXY');
});

it('reads whose forwarded address counts as Fastify wants it', () => {
  const trust = (value: string) => readConfig({ TRUST_PROXY: value }).config.trustProxy;
  expect([trust('false'), trust('true'), trust('1'), trust('10.0.0.0/8')]).toEqual([
    false,
    true,
    1,
    '10.0.0.0/8',
  ]);
});

it('hands text messages to a hook by https only, and only with the secret that signs them', () => {
  const hook = { SMS_HOOK_URL: 'https://sms.example.cn/send', SMS_HOOK_SECRET: 'sixteen letters and more' };
  const { config, shown } = readConfig({ ...production, ...hook });
  expect(config.smsHook).toEqual({ url: hook.SMS_HOOK_URL, secret: hook.SMS_HOOK_SECRET });
  expect(shown.join(' ')).not.toContain('sixteen letters');
  expect(readConfig(production).config.smsHook).toBeUndefined();
  expect(refusal({ ...production, SMS_HOOK_URL: hook.SMS_HOOK_URL }).en).toContain(
    'SMS_HOOK_SECRET is missing',
  );
  expect(refusal({ ...production, ...hook, SMS_HOOK_URL: 'http://sms.example.cn/' }).en).toContain(
    'SMS_HOOK_URL',
  );
  expect(refusal({ ...production, ...hook, SMS_HOOK_SECRET: 'short' }).en).toContain('SMS_HOOK_SECRET');
});
