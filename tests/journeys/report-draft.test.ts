import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { WALK, heading, next, write } from '../support/report-walk.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;

beforeAll(async () => {
  office = await anOffice({ pages: true });
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const draftOf = (visitor: Visitor) =>
  visitor.page.evaluate<string>(`localStorage.getItem('tipward-draft') ?? ''`);

describe('a draft on the phone', () => {
  it('is not kept without the tick, comes back with it, and goes when it is wiped, sent or left', async () => {
    const resident = await street.stranger();
    const { page } = resident;
    page.on('dialog', (dialog) => void dialog.accept());
    const stored = () => page.evaluate('Object.keys({ ...localStorage, ...sessionStorage })');
    await resident.open('/report');
    await resident.fill('target.name', '秘密的名字');
    await resident.fill('narrative', '他们在收钱');
    expect(await stored()).toEqual([]);

    await page.check('[data-draft-keep]');
    await resident.fill('narrative', '他们在楼下收钱');
    await resident.choose('truthful', 'on');
    const file = { name: '合同.png', mimeType: 'image/png', buffer: Buffer.alloc(900, 7) };
    await page.setInputFiles('[name=evidence]', file);
    await expect.poll(() => page.locator('[data-uploads] li[data-state=done]').count()).toBe(1);
    const [ref = ''] = await page
      .locator('[name=uploads]')
      .evaluateAll((boxes) => boxes.map((box) => (box as unknown as { value: string }).value));
    expect(ref).not.toBe('');
    for (const never of ['合同', 'truthful', 'submissionId', ref])
      expect(await draftOf(resident)).not.toContain(never);

    await resident.choose('identityMode', 'ANON');
    await next(resident);
    await resident.fill('target.name', '秘密的名字');

    await resident.open('/report');
    expect(await heading(resident)).toContain('举报谁');
    expect(await page.inputValue('[name=narrative]')).toBe('他们在楼下收钱');
    expect(await page.inputValue('[name="target.name"]')).toBe('秘密的名字');
    expect(await page.isChecked('[name=truthful]')).toBe(false);
    expect(await resident.text()).toContain('已经放回您存的草稿');
    expect(await resident.axe()).toEqual([]);
    await page.click('[data-draft-wipe] button');
    expect(await draftOf(resident)).toBe('');
    expect(await resident.text()).toContain('草稿已经擦掉');

    // A week later, on whatever page.
    await page.check('[data-draft-keep]');
    await page.evaluate(`(() => {
      const draft = JSON.parse(localStorage.getItem('tipward-draft'));
      draft.savedAt -= 7 * 24 * 60 * 60_000;
      localStorage.setItem('tipward-draft', JSON.stringify(draft));
    })()`);
    await resident.open('/about');
    expect(await draftOf(resident)).toBe('');

    await resident.open('/report');
    await page.check('[data-draft-keep]');
    await resident.choose('identityMode', 'ANON');
    expect(await draftOf(resident)).toContain('ANON');
    await page.route('**/leave', (route) => route.fulfill({ body: 'elsewhere' }));
    await page.click('a[href="/leave"]');
    await page.waitForURL('**/leave');
    expect(await draftOf(resident)).toBe('');
    await resident.close();
  });

  it('is gone once the report is sent', async () => {
    const resident = await street.stranger();
    await resident.open('/report');
    await resident.page.check('[data-draft-keep]');
    await resident.choose('identityMode', 'ANON');
    await resident.choose('stillRaising', 'YES');
    const hidden = [
      'reporter.name',
      'reporter.phone',
      'target.villageCode',
      'period.to.month',
      'ownAmountBand',
    ];
    for (const { right } of WALK) {
      const entries = right?.filter(([name]) => !hidden.includes(name));
      await write(resident, entries);
    }
    await resident.choose('truthful', 'on');
    await resident.choose('privacyRead', 'on');
    expect(await draftOf(resident)).toContain('ANON');
    await resident.send('form.report');
    expect(await resident.text()).toContain('凭证码');
    expect(await draftOf(resident)).toBe('');
    await resident.close();
  });
});
