import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TOO_OFTEN, aStreet } from './a-street.ts';

let street: Awaited<ReturnType<typeof aStreet>>;
const html = { accept: 'text/html' };

const open = (path: string, init: RequestInit = {}) =>
  fetch(street.url + path, { redirect: 'manual', ...init, headers: { ...html, ...init.headers } });
const send = (path: string, body: URLSearchParams | FormData, headers: Record<string, string> = {}) =>
  open(path, { method: 'POST', body, headers: { origin: street.url, ...headers } });
const cookieOf = (response: Response) => (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';

function aForm(changes: Record<string, string> = {}): FormData {
  const form = new FormData();
  const answers = {
    submissionId: '2f1f0b52-6d9e-4a39-9d0c-0a6e4bb8b3b1',
    ...{ identityMode: 'ANON', 'target.kind': 'COMPANY', 'target.name': '某某公司', sector: 'ELDERLY_CARE' },
    ...{
      'target.townshipCode': '640302100',
      mode: 'VIA_COMMERCE',
      peopleBand: 'UNKNOWN',
      amountBand: 'UNKNOWN',
    },
    ...{
      stillRaising: 'YES',
      urgentSituations: 'NONE',
      narrative: '他们每周六上午开推介会收钱。',
      truthful: 'on',
      privacyRead: 'on',
    },
    ...changes,
  };
  for (const [name, value] of Object.entries(answers)) if (value) form.append(name, value);
  return form;
}

describe('the pages, without a script and without a network to the API', () => {
  beforeAll(async () => {
    street = await aStreet();
  });
  afterAll(() => street.app.close());

  it('speak Chinese, English where it is asked for, and remember it without outliving the browser', async () => {
    expect(await (await open('/')).text()).toMatch(
      /<html lang="zh-CN" data-elderly="false" data-theme="auto">[\s\S]*看见可疑集资/,
    );
    const asked = await open('/?lang=en');
    expect(await asked.text()).toMatch(/<html lang="en"[\s\S]*Seen suspicious fund-raising/);
    expect(asked.headers.getSetCookie()[0]).toMatch(/^tipward-language=en; Path=\/; HttpOnly; SameSite=Lax$/);
    const later = await open('/about', { headers: { cookie: cookieOf(asked) } });
    expect(await later.text()).toContain('How a report is handled');
    expect(await (await open('/?elderly=1')).text()).toContain('data-elderly="true"');
    expect(await (await open('/?theme=dark')).text()).toContain('data-theme="dark"');
    expect(await (await open('/?theme=pink')).text()).toContain('data-theme="auto"');
  });

  it('tell how long what is kept, by the district’s own periods, before anybody reports', async () => {
    const page = await (await open('/privacy')).text();
    expect(page).toMatch(/您撤回了[\s\S]*?6个月[\s\S]*?6个月[\s\S]*?1年/);
    expect(page).toMatch(/查证属实[\s\S]*?3年[\s\S]*?5年[\s\S]*?10年/);
    expect(page).toContain('银行账户保存30个月');
    for (const told of ['两人先后批准', '加密存放一天', '不记您是谁', '不经过别的公司', '限时打开'])
      expect(page).toContain(told);
    expect(page).not.toContain('hCaptcha');
    const english = await (await open('/privacy?lang=en')).text();
    expect(english).toContain('A bank account stays 30 mo');
  });

  it('allow no inline script or style, and no stranger’s frame', async () => {
    for (const path of ['/', '/report', '/status', '/sign-in']) {
      const response = await open(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-inline');
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(await response.text()).not.toMatch(/ style=|<style|<script>| on(click|load|submit)=/);
    }
  });

  it('a refused report names each field and loses nothing that was typed', async () => {
    const before = street.sent.length;
    const form = aForm({ 'target.name': '', truthful: '', narrative: '写了很久的经过' });
    form.append('evidence', new Blob(['photo']), '合同.jpg');
    const response = await send('/report', form);
    const page = await response.text();
    expect(response.status).toBe(422);
    expect(page).toContain('请填写“名称”');
    expect(page).toContain('请先阅读并勾选“真实性承诺”');
    expect(page).toContain('href="#f-target-name"');
    expect(page).toMatch(/<title>错误：/);
    expect(page).toContain('写了很久的经过');
    expect(page).toMatch(/value="ELDERLY_CARE" selected/);
    expect(page).toContain('已经传好的文件');
    expect(page).toMatch(/name="uploads" value="[0-9a-f]{32}\.s{32}" checked/);
    expect(page).toContain('合同.jpg');
    expect(street.sent.slice(before).map(({ report }) => report?.['truthful'])).toEqual([false]);
  });

  it('the one long form checks promise and time like the steps, and keeps what stood there', async () => {
    const before = street.sent.length;
    const measured = {
      'yearlyReturn.from': '十八',
      'period.from.month': '03',
      'target.creditCode': '91640302MA76ABC146',
    };
    const page = await (await send('/report', aForm(measured))).text();
    expect(page).toContain('“一年给百分之几”只填数字，例如18');
    expect(page).toContain('“大约从什么时候开始”选了月份，请把年份也选上');
    expect(page).toContain('value="十八"');
    expect(page).toMatch(/value="03" selected/);
    expect(page).toMatch(/id="f-target-creditCode-warning" role="status" class=/);
    const said = { 'yearlyReturn.from': '18%', 'period.from.year': '2025', ownAmountBand: 'FROM_10K' };
    const sent = await (await send('/report', aForm({ ...measured, ...said }))).text();
    expect(sent).toContain('统一社会信用代码看起来不太对');
    // A band without "I put money in" answers a question that was never open.
    expect(street.sent.at(-1)?.report).toMatchObject({
      yearlyReturn: { from: 18 },
      period: { from: '2025-03' },
    });
    expect(street.sent.at(-1)?.report).not.toHaveProperty('ownAmountBand');
    expect(street.sent.length).toBe(before + 2);
  });

  it('an accepted report shows its code once, in the answer and in no address', async () => {
    const form = aForm({ identityMode: 'NAMED', 'reporter.name': '王小明', 'reporter.phone': '13900001111' });
    form.append('evidence', new Blob([new Uint8Array(300_000)]), '合同 "原件".jpg');
    form.append('evidence', new Blob([]), '');
    const response = await send('/report', form);
    const page = await response.text();
    expect(response.status).toBe(200);
    for (const group of ['7K3M', '9QX2', '0ABC', 'DEFG']) expect(page).toContain(group);
    expect(page).not.toMatch(/(?:href|action|src)="[^"]*0ABC/);
    expect(page).toContain('也可以用浏览器菜单里的“打印”');
    expect(page).toContain('请在2026年12月1日（周二）回到这里');
    expect(page).toContain('需要时我们会打您留的电话');
    expect(page).not.toMatch(/href="\?lang=/);
    const sent = street.sent.at(-1);
    expect(sent?.files).toEqual([{ name: '合同 %22原件%22.jpg', size: 300_000 }]);
    expect(sent?.report).toMatchObject({
      reporter: { name: '王小明' },
      target: { name: '某某公司' },
      truthful: true,
    });
  });

  it('a receipt code travels in a sealed cookie that only the status page gets', async () => {
    const entered = await send('/status?/open', new URLSearchParams({ receiptCode: '7K3M-9QX2-0ABC-DEFG' }));
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/status']);
    const [cookie = ''] = entered.headers.getSetCookie();
    expect(cookie).toMatch(/^tipward-receipt=[\w-]+; Path=\/status; HttpOnly; SameSite=Strict$/);
    expect(cookie).not.toContain('7K3M');
    const page = await (await open('/status', { headers: { cookie: cookieOf(entered) } })).text();
    expect(page).toContain('我们应在2026年12月8日（周二）前完成这一步核查');
    expect(page).toContain('还剩6个工作日');
    const forged = await open('/status', { headers: { cookie: 'tipward-receipt=AAAA' } });
    expect(await forged.text()).toContain('name="receiptCode"');
  });

  it('a code that opens nothing is told so on the same page', async () => {
    const unknown = new URLSearchParams({ receiptCode: '凭证码：0000 0000 0000 0000' });
    const response = await send('/status?/open', unknown);
    expect(response.status).toBe(404);
    expect(await response.text()).toMatch(/没有打开[\s\S]*没有找到这个凭证码/);
    const short = await send('/status?/open', new URLSearchParams({ receiptCode: '7K3M-9QX2-0ABC' }));
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('凭证码应为16位，您输入了12位');
  });

  it('names minutes to wait only where no script can do the check at once', async () => {
    const page = await (await send('/status?/open', new URLSearchParams({ receiptCode: TOO_OFTEN }))).text();
    expect(page).toMatch(/<noscript>\s*<p[^>]*>请在5分钟后再试。<\/p>\s*<\/noscript>/);
    expect(page.split('请在5分钟后再试').length).toBe(2);
  });

  it('a file that is too large is named, an empty one left out, and the others are not uploaded twice', async () => {
    const form = aForm();
    form.append('evidence', new Blob(['photo']), '照片.jpg');
    form.append('evidence', new Blob([]), '空白.txt');
    form.append('evidence', new Blob([new Uint8Array(600_000)]), '会议.mp4');
    const before = street.sent.length;
    const refused = await (await send('/report', form)).text();
    expect(refused).toContain('“会议.mp4”超过1000 B');
    expect(refused).toContain('href="#f-evidence"');
    expect(street.sent.length).toBe(before);

    const again = aForm();
    const [, ref = ''] = /name="uploads" value="([^"]+)"/.exec(refused) ?? [];
    again.append('uploads', ref);
    again.append('evidence', new Blob([]), '空白.txt');
    expect(await (await send('/report', again)).text()).toContain('这些是空文件，没有收下：空白.txt');
    expect(street.sent.at(-1)?.files).toEqual([{ name: '照片.jpg', size: 5 }]);
  });

  it('a file that was unticked is not sent, and a form without files lists none', async () => {
    const page = await (await send('/report', aForm({ 'target.name': '' }))).text();
    expect(page).toContain('请填写“名称”');
    expect(page).not.toContain('已经传好的文件');
    await send('/report', aForm());
    expect(street.sent.at(-1)?.report?.['uploads']).toBeUndefined();
  });

  it('a form that another site sends is turned away', async () => {
    const body = new URLSearchParams({ receiptCode: '7K3M-9QX2-0ABC-DEFG' });
    const forged = await send('/status?/open', body, { origin: 'https://evil.example' });
    expect(forged.status).toBe(403);
  });

  it('the session cookie that the API sets reaches the browser as it was', async () => {
    const body = new URLSearchParams({ username: 'a', password: 'b', code: '123456', next: '/finance' });
    const response = await send('/sign-in', body);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/finance']);
    expect(response.headers.getSetCookie()).toEqual([
      'tipward_session=a%2Fb.c; Path=/; HttpOnly; SameSite=Strict',
    ]);
  });

  it('leaving quickly forgets the receipt and leads to a harmless place', async () => {
    const response = await open('/leave');
    expect(response.status).toBe(303);
    expect(new URL(response.headers.get('location') ?? '').host).toBe('www.weather.com.cn');
    expect(response.headers.getSetCookie()[0]).toMatch(/^tipward-receipt=; Max-Age=0; Path=\/status/);
  });

  it('a page that is not there says so calmly, in the reader’s language', async () => {
    const response = await open('/nowhere?lang=en');
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('There is no such page');
  });

  it('a page is compressed on its way, an answer to a form never is', async () => {
    const gzip = { 'accept-encoding': 'gzip' };
    const raw = await street.app.inject({ url: '/', headers: { ...html, ...gzip } });
    expect(raw.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(raw.rawPayload).toString()).toContain('看见可疑集资');
    const answer = await send('/status?/open', new URLSearchParams({ receiptCode: '' }), gzip);
    expect(answer.headers.get('content-encoding')).toBeNull();
  });
});
