import { Type, type Static } from 'typebox';

/** What a variable is for and what it may hold, as the console and the doctor say it. `secret` values are never shown. */
interface Meaning {
  zh: string;
  en: string;
  secret?: true;
}

const text = (meaning: Meaning, rest: { default?: string; pattern?: string } = {}) =>
  Type.String({ minLength: 1, ...meaning, ...rest });
const optional = (meaning: Meaning, pattern?: string) =>
  Type.Optional(text(meaning, pattern ? { pattern } : {}));
const port = (fallback: number, meaning: Meaning) =>
  Type.Integer({ minimum: 0, maximum: 65535, default: fallback, ...meaning });
const choice = <T extends string>(values: T[], fallback: T, meaning: Meaning) =>
  Type.Enum(values, { default: fallback, ...meaning });

const ORIGIN = '^https?://[^/\\s]+$';

/** Every environment variable that the office reads; nothing else does. */
export const Variables = Type.Object({
  NODE_ENV: choice(['development', 'test', 'production'], 'development', {
    zh: '运行方式：development、test 或 production',
    en: 'development, test or production',
  }),
  PORT: port(3000, { zh: '端口，0 表示任选空闲端口', en: 'a port from 0 to 65535; 0 takes any free one' }),
  // Reached from phones on the office network and through a container's published port, so not the loopback only.
  HOST: text({ zh: '监听地址', en: 'the address to listen on' }, { default: '0.0.0.0' }),
  DATA_DIR: text({ zh: '数据目录', en: 'the data folder' }, { default: './data' }),
  CHECKPOINT_DIR: optional({
    zh: '每日日志检查点的存放目录，宜放在另一块磁盘',
    en: 'the folder of the log’s daily checkpoints; best on another disk',
  }),
  DATABASE_URL: optional(
    { zh: 'postgresql:// 开头的数据库地址', en: 'a database address, postgresql://…', secret: true },
    '^postgres(ql)?://',
  ),
  DATABASE_OWNER_URL: optional(
    {
      zh: '同一数据库，以表的所有者登录：建表和升级用；门户平时以 DATABASE_URL 的受限角色运行',
      en: 'the same database as its tables’ owner, who makes and migrates them; the portal itself runs as the lesser role of DATABASE_URL',
      secret: true,
    },
    '^postgres(ql)?://',
  ),
  PUBLIC_ORIGIN: optional(
    {
      zh: '门户对外网址，如 https://jubao.example.cn，末尾不带斜线',
      en: 'where people open the portal, such as https://tips.example.cn, without a path',
    },
    ORIGIN,
  ),
  TIPWARD_MASTER_KEY: optional(
    {
      zh: '主密钥的 base64(npm run cli -- key new)',
      en: 'base64 of the master key (npm run cli -- key new)',
      secret: true,
    },
    '^[A-Za-z0-9+/]{43,}={0,2}$',
  ),
  TIPWARD_MASTER_KEY_FILE: optional({ zh: '存放主密钥的文件', en: 'a file that holds the master key' }),
  TIPWARD_EMBEDDED_DATABASE: choice(['yes', 'no'], 'no', {
    zh: '生产环境是否允许使用内置数据库：yes 或 no',
    en: 'yes lets production use the embedded database',
  }),
  TIPWARD_DEMO: choice(['on', 'off'], 'on', {
    zh: '数据库为空时是否布置演示区县（生产环境从不布置）：on 或 off',
    en: 'on lays out the demo district in an empty database, never in production; off does not',
  }),
  TIPWARD_DEMO_DISTRICT: optional({
    zh: '演示所用的区县文件，不设则演示利通区',
    en: 'the district file of the demo; without it, the demo shows 利通区',
  }),
  TIPWARD_ARGON2: choice(['full', 'light'], 'full', {
    zh: '口令散列强度；light 仅供测试',
    en: 'the cost of password hashing; light is for tests only',
  }),
  SMTP_URL: optional(
    {
      zh: '邮件服务器，如 smtp://用户:密码@主机:587',
      en: 'the mail server, smtp://user:password@host:587',
      secret: true,
    },
    '^smtps?://',
  ),
  MAIL_FROM: optional({ zh: '发件地址', en: 'the address that mail comes from' }, '@'),
  SMS_HOOK_URL: optional(
    {
      zh: '本单位短信接口的 https 网址（本机可用 http）；不设则不发短信，也不问手机号',
      en: 'the office’s own hook for text messages, by https (http on this machine); without it none are sent',
      secret: true,
    },
    '^(https://|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])[:/])',
  ),
  SMS_HOOK_SECRET: optional(
    {
      zh: '与短信接口约定的密钥，用来给每次请求签名，至少16个字符',
      en: 'the secret shared with that hook, by which each request is signed; 16 characters or more',
      secret: true,
    },
    '^.{16,}$',
  ),
  LOG_LEVEL: choice(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'info', {
    zh: '日志级别',
    en: 'how much is logged',
  }),
  EVIDENCE_STORE: choice(['local', 's3'], 'local', {
    zh: '证据文件存放处：local（数据目录）或 s3',
    en: 'where evidence files lie: local (the data folder) or s3',
  }),
  S3_ENDPOINT: optional({ zh: 'S3 服务网址', en: 'the address of the S3 service' }, ORIGIN),
  S3_REGION: text({ zh: 'S3 区域', en: 'the S3 region' }, { default: 'us-east-1' }),
  S3_BUCKET: optional({ zh: 'S3 存储桶', en: 'the S3 bucket' }),
  S3_ACCESS_KEY_ID: optional({ zh: 'S3 访问标识', en: 'the S3 access key id' }),
  S3_SECRET_ACCESS_KEY: optional({ zh: 'S3 访问密钥', en: 'the S3 secret key', secret: true }),
  CLAMD_HOST: optional({ zh: '病毒扫描服务（clamd）主机', en: 'the host of the virus scanner (clamd)' }),
  CLAMD_PORT: port(3310, { zh: '病毒扫描服务端口', en: 'the port of the virus scanner' }),
  HCAPTCHA_SITE_KEY: optional({
    zh: 'hCaptcha 的 site key；不设则用自带的自动检查，不经第三方',
    en: 'the site key of hCaptcha; without it the pages use a check of their own and no third party',
  }),
  HCAPTCHA_SECRET: optional({ zh: 'hCaptcha 的 secret', en: 'the secret of hCaptcha', secret: true }),
  TRUST_PROXY: text(
    {
      zh: '是否信任反向代理的来源地址：false、true、层数或网段',
      en: 'whose X-Forwarded-For counts: false, true, a number of hops, or networks',
    },
    { default: 'false' },
  ),
});

export type Variables = Static<typeof Variables>;
export type VariableName = keyof Variables;

export const VARIABLE_NAMES = Object.keys(Variables.properties) as VariableName[];

export const meaningOf = (name: VariableName): Meaning => Variables.properties[name] as unknown as Meaning;
