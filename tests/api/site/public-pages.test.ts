import jsqr from 'jsqr';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readSettings, saveSettings } from '../../../server/contract/settings.ts';
import type { LeadDates } from '../../../server/domain/statistics.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['sysadmin'], pages: true });
});
afterAll(() => house.close());

const HOST = 'localhost:3000';
const PAGES = [
  '/',
  '/about',
  '/channels',
  '/rewards',
  '/learn',
  '/licensed',
  '/statistics',
  '/privacy',
  '/accessibility',
  '/verify',
];

type Sent = { payload: string | Buffer; type: string; cookie?: string };

/** Looks at a page, or sends one of its forms, as a browser without a script does. */
async function page(url: string, sent?: Sent) {
  const answer = await house.app.inject({
    method: sent ? 'POST' : 'GET',
    url,
    headers: {
      ...{ host: HOST, origin: `http://${HOST}`, accept: 'text/html' },
      ...(sent ? { 'content-type': sent.type } : {}),
      ...(sent?.cookie ? { cookie: sent.cookie } : {}),
    },
    ...(sent ? { payload: sent.payload } : {}),
  });
  const text = answer.payload
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
  return {
    status: answer.statusCode,
    text,
    location: String(answer.headers['location'] ?? ''),
    raw: answer.rawPayload,
  };
}
const form = (fields: [string, string][]): Sent => ({
  payload: new URLSearchParams(fields).toString(),
  type: 'application/x-www-form-urlencoded',
});
const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe('every public page', () => {
  test.each(PAGES)(
    '%s is light, complete in both languages, and has no word without its sentence',
    async (path) => {
      for (const language of ['zh-CN', 'en']) {
        const { status, text, raw } = await page(`${path}?lang=${language}`);
        expect(status).toBe(200);
        expect(text).not.toMatch(/ style=|<style/);
        expect(words(text)).not.toMatch(
          /\b(?:resident|shell|rules|learn|licensed|statistics|proof)\.[a-z]\w*/i,
        );
        const files = [...text.matchAll(/(?:href|src)="\.{0,2}(\/[^"]+\.(?:css|js|svg))"/g)].map(
          ([, file]) => file ?? '',
        );
        const parts = await Promise.all([...new Set(files)].map(async (file) => (await page(file)).raw));
        const weight = [raw, ...parts].reduce((sum, part) => sum + gzipSync(part).length, 0);
        expect(parts.length).toBeGreaterThan(1);
        expect(weight).toBeLessThan(60_000);
      }
    },
  );
});

describe('how it works', () => {
  test('draws the way of a report with the clocks of the settings', async () => {
    const { version, settings } = await house.as('sysadmin').do(readSettings);
    const clocks = { ...settings.clocks, acceptance: 7, verify: 21, claimAnon: 200 };
    await house.as('sysadmin').do(saveSettings, { body: { version, settings: { ...settings, clocks } } });
    const { text } = await page('/about');
    for (const told of ['7个工作日内答复', '21个工作日内，至多再延15个工作日', '匿名200天'])
      expect(text).toContain(told);
    expect((await page('/about?lang=en')).text).toContain('answered within 7 working days');
  });
});

describe('the channels', () => {
  test('stand there whole, with a code that leads a phone to the portal', async () => {
    const { text } = await page('/channels');
    for (const told of ['0953-000 0000', 'jubao@litong.example', '发展和改革局', '工作日 8:30', '第十六条'])
      expect(text).toContain(told);
    const [, side = '0', path = ''] =
      /viewBox="0 0 (\d+) \d+" role="img"[\s\S]*?<path d="([^"]+)"/.exec(text) ?? [];
    expect(read(Number(side), path)).toBe(`http://${HOST}/`);
  });

  /** The code as a camera sees it, eight dots a square. */
  function read(side: number, path: string): string | undefined {
    const dots = side * 8;
    const seen = new Uint8ClampedArray(dots * dots * 4).fill(255);
    for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1/g))
      for (let dot = 0; dot < 64; dot += 1) {
        const at = (Number(y) * 8 + Math.floor(dot / 8)) * dots + Number(x) * 8 + (dot % 8);
        seen.fill(0, at * 4, at * 4 + 3);
      }
    const scan = jsqr as unknown as typeof jsqr.default;
    return scan(seen, dots, dots)?.data;
  }
});

describe('the reward rules', () => {
  test('say that they are a proposal, and are reckoned without a script and without a trace', async () => {
    const { text } = await page('/rewards');
    for (const told of [
      '这是演示方案，还没有经政府批准',
      '固定奖励¥5,000.00',
      '可以累加',
      '近亲属',
      '180天',
      '不清楚',
    ])
      expect(text).toContain(told);
    const sent = await page(
      '/rewards',
      form([
        ['identityMode', 'ANON'],
        ['triggers', 'LEAD_VERIFIED'],
        ['triggers', 'CRIMINAL_FILED'],
        ['fact.lead_grade', '1'],
        ['fact.case_amount_fen', ''],
      ]),
    );
    expect([sent.status, sent.location]).toEqual([200, '']);
    const told = words(sent.text);
    expect(told).toContain('大约在 ¥8,000.00 和 ¥15,000.00 之间');
    expect(told).toContain('只是估算，不是承诺');
    expect(told).toMatch(/最少：.*固定奖励¥3,000.00.*最多：.*各阶段合计¥10,000.00至¥15,000.00/);
    // The measure's own codes are the office's.
    expect(told).not.toMatch(/“[A-Z0-9_]+”/);
    expect(told).toContain('知道了这些，会算得更准：涉案金额');
    expect(sent.text).toMatch(/name="fact.lead_grade"[^>]*value="1" checked/);
  });

  test('leave a Chinese voice to what has no English name', async () => {
    const { text } = await page('/rewards?lang=en');
    expect(text).toMatch(/<span lang="zh-CN">利通区非法集资线索举报奖励[^<]*<\/span>[^<]*, version 1/);
    expect((await page('/rewards')).text).not.toContain('<span lang="zh-CN">');
  });

  test('name the question that was left out', async () => {
    const sent = await page('/rewards', form([['identityMode', 'ANON']]));
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('href="#f-triggers"');
    expect(sent.text).toContain('事情到了哪一步');
  });

  test('say so where none is in force', async () => {
    await house.rows(`update reward_schemes set status = 'RETIRED'`);
    const { text } = await page('/rewards');
    expect(text).toContain('现在没有生效的奖励办法');
    expect(text).not.toContain('¥');
  });
});

describe('the list of licensed institutions', () => {
  const upload = async (file: string | Buffer, fields: Record<string, string> = {}) => {
    const parts = new FormData();
    for (const [name, value] of Object.entries({
      act: 'upload',
      source: '演示来源',
      asOf: '2026-10-31',
      ...fields,
    }))
      parts.append(name, value);
    parts.append('file', new Blob([new Uint8Array(Buffer.from(file))]), '名单.csv');
    const encoded = new Response(parts);
    return page('/admin/licences?/upload', {
      payload: Buffer.from(await encoded.arrayBuffer()),
      type: encoded.headers.get('content-type') ?? '',
      cookie: await house.as('sysadmin').cookie(),
    });
  };
  const admin = async (act: string, listId: string) =>
    page(`/admin/licences?/${act}`, {
      ...form([
        ['act', act],
        ['listId', listId],
      ]),
      cookie: await house.as('sysadmin').cookie(),
    });
  const look = (typed: string) => page('/licensed', form([['typed', typed]]));

  test('is refused by line and column, looked at, published and found, and what is typed stands in no address', async () => {
    expect((await page('/licensed')).text).toContain('名单还没有公布');
    const wrong = await upload('名称,信用代码,有效期至\n甲行,1,\n,,明年\n');
    expect(wrong.status).toBe(422);
    for (const told of [
      '第2行 · 统一社会信用代码：格式不对',
      '第3行 · 名称：没有填',
      '第3行 · 有效期至：格式不对',
    ])
      expect(words(wrong.text)).toContain(told);
    expect(wrong.text).toContain('value="演示来源"');
    expect(words((await upload('', { source: '' })).text)).toContain('请填写“名单来源”');
    expect(words((await upload('')).text)).toContain('整个文件：是空的');
    const large = await upload(Buffer.alloc(4 * 1024 * 1024 + 1, 'a'));
    expect(words(large.text)).toContain('整个文件：太大');

    const taken = await upload('名称,信用代码\n示例农村商业银行股份有限公司,91640302MA76ABC144\n');
    expect(taken.location).toBe('/admin/licences?done=upload#done');
    const [draft] = await house.rows<{ id: string }>(
      'select id from licence_lists where published_at is null',
    );
    const done = await admin('publish', draft?.id ?? '');
    expect(done.location).toBe('/admin/licences?done=publish#done');
    expect(words((await admin('publish', draft?.id ?? '')).text)).toContain('别人已经办过或改过');

    const found = await look('示例农村商业银行股份有限公司');
    expect([found.status, found.location]).toEqual([200, '']);
    expect(words(found.text)).toContain('名单上有这一家');
    expect(found.text).toContain('href="?lang=en"');
    const like = await look('示例农村商业银行理财投资');
    expect(words(like.text)).toContain('名单上有名称相近的');
    const none = words((await look('某某投资咨询')).text);
    for (const told of ['名单上没有查到', '没查到不等于就是非法', '2026年10月31日', '0953-000 0000'])
      expect(none).toContain(told);
    const short = await look('行');
    expect(short.status).toBe(422);
    expect(short.text).toContain('value="行"');
  });
});

describe('the statistics', () => {
  test('tell of nothing until something is due, then show the year, and home its two figures', async () => {
    expect(words((await page('/statistics')).text)).toContain('还没有到公布的时候');
    expect((await page('/')).text).not.toContain('办理统计</a> </p>');
    const day = (month: number, date: number) => new Date(Date.UTC(2025, month, date, 2));
    const leads = Array.from({ length: 240 }, (_, index): LeadDates => {
      const receivedAt = day(index % 12, 5);
      const acceptedAt = day(index % 12, 8);
      const verifiedAt = index % 5 === 0 ? day(index % 12, 25) : null;
      return {
        ...{
          sector: 'ELDERLY_CARE',
          township: '640302100',
          channel: index % 3 ? 'WEB' : 'PHONE',
          receivedAt,
        },
        ...{ answeredAt: acceptedAt, acceptedAt, verifiedAt, determinedAt: verifiedAt },
      };
    });
    await house.office.statistics.takeOver(day(0, 1), { leads, paid: [] });
    const { text } = await page('/statistics');
    const told = words(text);
    expect(told).toContain('2025年 · 全年合计');
    expect(told).toMatch(/240 收到（件）|收到（件） 240/);
    expect(told).toContain('另有');
    expect(text).toMatch(/<table[\s\S]*第1季度[\s\S]*<\/table>/);
    expect(words((await page('/')).text)).toContain('2025年：受理 240 件，查实 48 件');
    expect((await page('/statistics?year=2026')).text).toContain('aria-current="page"');
    expect((await page('/statistics?year=1900')).status).toBe(200);
    const table = await page('/statistics/download');
    expect(table.raw.toString('utf8')).toContain('2025,合计,,查实（件）,48\r\n');
  });
});
