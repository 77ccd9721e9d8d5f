import type { Complaint } from './read-variables.ts';
import type { VariableName, Variables } from './variables.ts';

type Demand = { name: VariableName; unless: boolean; zh: string; en: string };

/** What must be set together. Everything missing is named at once, so that nobody mends it start by start. */
export function unmetDemands(variables: Variables): Complaint[] {
  const given = (name: VariableName): boolean => variables[name] !== undefined;
  const production = variables.NODE_ENV === 'production';
  const s3 = variables.EVIDENCE_STORE === 's3';
  const demands: Demand[] = [
    ...(production ? productionDemands(variables, given) : []),
    {
      name: 'TIPWARD_MASTER_KEY_FILE',
      unless: !(given('TIPWARD_MASTER_KEY') && given('TIPWARD_MASTER_KEY_FILE')),
      zh: '不能与 TIPWARD_MASTER_KEY 同时设置，请只留一个。',
      en: 'cannot be set together with TIPWARD_MASTER_KEY; keep one.',
    },
    {
      name: 'DATABASE_URL',
      unless: given('DATABASE_URL') || !given('DATABASE_OWNER_URL') || production,
      zh: '未设置：设了 DATABASE_OWNER_URL 就要填写门户自己的受限角色。',
      en: 'is missing: with DATABASE_OWNER_URL, name the lesser role that the portal signs in as.',
    },
    ...hcaptchaDemands(given),
    ...(['SMS_HOOK_URL', 'SMS_HOOK_SECRET'] as const).map((name) => ({
      name,
      unless: given(name) || !(given('SMS_HOOK_URL') || given('SMS_HOOK_SECRET')),
      zh: '未设置：SMS_HOOK_URL 与 SMS_HOOK_SECRET 须成对设置；都不设则不发短信。',
      en: 'is missing: SMS_HOOK_URL and SMS_HOOK_SECRET go together; without both no text messages are sent.',
    })),
    ...(['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const).map((name) => ({
      name,
      unless: !s3 || given(name),
      zh: '未设置：EVIDENCE_STORE=s3 需要它，向存储服务的管理员索取。',
      en: 'is missing: EVIDENCE_STORE=s3 needs it; the keeper of the store has it.',
    })),
  ];
  return demands
    .filter((demand) => !demand.unless)
    .map(({ name, zh, en }) => ({ name, zh: `${name} ${zh}`, en: `${name} ${en}` }));
}

/** One without the other would look like a captcha and be none. */
function hcaptchaDemands(given: (name: VariableName) => boolean): Demand[] {
  return (['HCAPTCHA_SITE_KEY', 'HCAPTCHA_SECRET'] as const).map((name) => ({
    name,
    unless: given(name) || !(given('HCAPTCHA_SITE_KEY') || given('HCAPTCHA_SECRET')),
    zh: '未设置：HCAPTCHA_SITE_KEY 与 HCAPTCHA_SECRET 须成对设置；都不设则用自带的自动检查。',
    en: 'is missing: HCAPTCHA_SITE_KEY and HCAPTCHA_SECRET go together; without both the pages use a check of their own.',
  }));
}

function productionDemands(variables: Variables, given: (name: VariableName) => boolean): Demand[] {
  return [
    {
      name: 'TIPWARD_MASTER_KEY',
      unless: given('TIPWARD_MASTER_KEY') || given('TIPWARD_MASTER_KEY_FILE'),
      zh: '未设置：执行 npm run cli -- key new 生成，另存一份到保险处；也可用 TIPWARD_MASTER_KEY_FILE 指向文件。',
      en: 'is missing: make one with npm run cli -- key new and keep a copy in a safe; or point TIPWARD_MASTER_KEY_FILE at a file.',
    },
    {
      name: 'PUBLIC_ORIGIN',
      unless: given('PUBLIC_ORIGIN'),
      zh: '未设置：填写群众打开门户的网址，如 https://jubao.example.cn。',
      en: 'is missing: set the address at which people open the portal, such as https://tips.example.cn.',
    },
    {
      name: 'DATABASE_URL',
      unless: given('DATABASE_URL') || variables.TIPWARD_EMBEDDED_DATABASE === 'yes',
      zh: '未设置：填写 postgresql://用户:密码@主机/库名（15 或更高版本）；单机使用内置数据库请设 TIPWARD_EMBEDDED_DATABASE=yes。',
      en: 'is missing: set postgresql://user:password@host/database (15 or later); to use the embedded one on a single machine, set TIPWARD_EMBEDDED_DATABASE=yes.',
    },
    {
      name: 'MAIL_FROM',
      unless: !given('SMTP_URL') || given('MAIL_FROM'),
      zh: '未设置：设了 SMTP_URL 就要填写发件地址。',
      en: 'is missing: with SMTP_URL, set the address that mail comes from.',
    },
    {
      name: 'TIPWARD_ARGON2',
      unless: variables.TIPWARD_ARGON2 === 'full',
      zh: '= light 仅供测试，生产环境请删去。',
      en: '= light is for tests; remove it in production.',
    },
  ];
}
