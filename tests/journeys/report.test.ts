import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readVillages, saveVillages } from '../../server/contract/villages.ts';
import { aBrowser } from '../support/browser.ts';
import { type TestOffice, anOffice } from '../support/office.ts';
import { type Street, type Visitor, openToTheStreet } from '../support/visitor.ts';

let office: TestOffice;
let browser: Browser;
let street: Street;

const keepVillages = async (lines: string[][]) => {
  const sysadmin = office.as('sysadmin');
  const { version } = await sysadmin.do(readVillages);
  const file = Buffer.from(lines.join('\n')).toString('base64');
  await sysadmin.do(saveVillages, { body: { version, file } });
};

beforeAll(async () => {
  office = await anOffice({ pages: true });
  await keepVillages([
    ['640302100201', '示例一村'],
    ['640302101201', '示例二村'],
  ]);
  browser = await aBrowser();
  street = await openToTheStreet(office, browser);
});
afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const heading = (visitor: Visitor) => visitor.page.locator('[data-step] h2:visible').innerText();
const next = (visitor: Visitor) => visitor.page.click('[data-step-next] button');
const told = (visitor: Visitor) => visitor.page.locator('[role=alert]:visible li').allInnerTexts();
const draftOf = (visitor: Visitor) =>
  visitor.page.evaluate<string>(`localStorage.getItem('tipward-draft') ?? ''`);
const checked = (visitor: Visitor, question: string) =>
  visitor.page.locator('[data-answers] dl > div', { hasText: question }).first();

/** Each step: what is wrong at first, what the page says to it, and what is written then. */
type Entry = [name: string, value: string];
const WALK: { title: string; wrong?: Entry[]; says?: string[]; right?: Entry[] }[] = [
  {
    title: '您是否留名',
    wrong: [
      ['identityMode', 'NAMED'],
      ['reporter.name', '王'],
      ['reporter.phone', '139'],
    ],
    says: ['“您的姓名”至少写2个字', '“您的手机号”位数不够，请填完整的号码'],
    right: [
      ['reporter.name', '王小明'],
      ['reporter.phone', '13900001111'],
    ],
  },
  {
    title: '举报谁',
    wrong: [['target.name', '某']],
    says: ['请选择“对方是”', '“名称”至少写2个字'],
    right: [
      ['target.kind', 'WEBSITE_OR_APP'],
      ['target.website', 'app.example'],
      ['target.name', '某某链宝'],
    ],
  },
  {
    title: '在哪里',
    says: ['请选择“在哪个乡镇街道”'],
    right: [
      ['target.townshipCode', '640302100'],
      ['target.villageCode', '640302100201'],
    ],
  },
  { title: '怎么找到他们', right: [['target.creditCode', '91640302MA76ABC146']] },
  {
    title: '他们怎么集资',
    says: ['请选择“属于哪个行业”', '请选择“集资方式”'],
    right: [
      ['sector', 'OTHER'],
      ['mode', 'VIA_OTHER'],
    ],
  },
  {
    title: '答应给什么好处',
    wrong: [
      ['yearlyReturn.from', '十八'],
      ['yearlyReturn.to', '12%'],
    ],
    says: ['“一年给百分之几”只填数字，例如18'],
    right: [
      ['yearlyReturn.from', '１８'],
      ['yearlyReturn.to', '24.5%'],
    ],
  },
  {
    title: '现在怎么样',
    wrong: [
      ['stillRaising', 'NO'],
      ['period.from.month', '03'],
      ['period.to.year', '2026'],
      ['period.to.month', '12'],
    ],
    says: ['请选择“有没有这些紧急情况”', '“大约从什么时候开始”选了月份，请把年份也选上'],
    right: [
      ['urgentSituations', 'NONE'],
      ['period.from.year', '2025'],
      ['period.to.month', '01'],
    ],
  },
  {
    title: '大概有多大',
    says: ['请选择“大约多少人投了钱”', '请选择“大约收了多少钱”'],
    right: [
      ['peopleBand', 'UNKNOWN'],
      ['amountBand', 'FROM_1M'],
    ],
  },
  {
    title: '事情的经过',
    wrong: [['narrative', '他们在收钱']],
    says: ['“经过”至少写10个字'],
    right: [['narrative', '他们每周六在楼下开会收钱，承诺高息。']],
  },
  { title: '证据' },
  {
    title: '您和这件事',
    right: [
      ['ownMoney', 'LOST'],
      ['ownAmountBand', 'FROM_10K'],
    ],
  },
  { title: '回避和奖励' },
];

async function write(visitor: Visitor, entries: readonly Entry[] = []): Promise<void> {
  for (const [name, value] of entries) {
    const box = await visitor.page.locator(`input[name="${name}"][value="${value}"]`).count();
    await (box > 0 ? visitor.choose(name, value) : visitor.fill(name, value));
  }
}

describe('a resident on a phone, one step at a time', () => {
  let resident: Visitor;
  let places = 0;
  beforeAll(async () => {
    resident = await street.stranger();
    await resident.open('/report');
    places = await resident.page.evaluate<number>('history.length');
  });
  afterAll(() => resident?.close());

  it('is told of each mistake before the next step, and loses nothing that was written', async () => {
    for (const [index, { title, wrong, says, right }] of WALK.entries()) {
      expect(await heading(resident)).toBe(`第 ${index + 1} 步，共 13 步\n${title}`);
      await write(resident, wrong);
      if (says) {
        await next(resident);
        expect(await told(resident)).toEqual(says);
        expect(await resident.page.evaluate(`document.activeElement.getAttribute('role')`)).toBe('alert');
        for (const [name, value] of wrong ?? [])
          if (!['identityMode', 'stillRaising'].includes(name))
            expect(await resident.page.inputValue(`[name="${name}"]`)).toBe(value);
        if (index === 0) expect(await resident.axe()).toEqual([]);
      }
      await write(resident, right);
      await next(resident);
    }
    expect(await heading(resident)).toContain('检查并提交');
  });

  it('asks what fits: the address of an app before its name, villages of one township', async () => {
    const { page } = resident;
    const order = await page
      .locator('[data-step=target] input[name^="target."]:not([type=radio])')
      .evaluateAll((boxes) => boxes.map((box) => box.getAttribute('name')));
    expect(order).toEqual(['target.website', 'target.name']);
    expect(await page.locator('[name="target.villageCode"] option').allTextContents()).toEqual([
      '请选择',
      '示例一村',
    ]);
  });

  it('reads every answer again, mends one and is back, without a place in the history', async () => {
    const { page } = resident;
    for (const [question, answer] of [
      ['举报方式', '实名'],
      ['网址、APP或群', 'app.example'],
      ['村或社区', '示例一村'],
      ['大约从什么时候开始', '2025年、3月'],
      ['大约投了多少', '1万至5万元'],
    ] as const)
      expect((await checked(resident, question).innerText()).split('\n')[1]).toBe(answer);
    expect(await checked(resident, '统一社会信用代码').innerText()).toContain('看起来不太对');
    expect(await resident.axe()).toEqual([]);

    const left = page.locator('[data-left]');
    expect(await left.locator('summary').innerText()).toMatch(/没有填的，共\d+项/);
    expect(await page.locator('[data-answers] > dl').innerText()).not.toContain('没有填');
    expect(await left.locator('dl').textContent()).toContain('不能让它知道的单位');

    await checked(resident, '名称').getByText('更改').click();
    expect(await heading(resident)).toContain('举报谁');
    expect(await page.evaluate('document.activeElement.id')).toBe('f-target-name');
    await page.fill('[name="target.name"]', '改过的链宝');
    await page.press('[name="target.name"]', 'Enter');
    expect(await heading(resident)).toContain('检查并提交');
    expect(await checked(resident, '名称').innerText()).toContain('改过的链宝');
    expect(
      await page.evaluate('[history.length, location.pathname + location.hash, document.title]'),
    ).toEqual([places, '/report', '在线表格']);
  });

  it('is led to the step of the first mistake that only the office can see', async () => {
    await keepVillages([['640302100202', '示例三村']]);
    await resident.choose('truthful', 'on');
    await resident.choose('privacyRead', 'on');
    await resident.send('form.report');
    expect(await told(resident)).toEqual(['请选择“村或社区”']);
    expect(await heading(resident)).toContain('在哪里');
  });

  it('sends it, and is told kindly that the code looks odd', async () => {
    await resident.send('form.report');
    expect(await resident.text()).toMatch(/凭证码[\s\S]*统一社会信用代码看起来不太对/);
    const [lead] = await office.rows('select sector, amount_band from leads');
    expect(lead).toEqual({ sector: 'OTHER', amount_band: 'FROM_1M' });
  });
});

describe('a resident with a keyboard only', () => {
  it('comes from the first question to the receipt', async () => {
    const resident = await street.stranger();
    const { page } = resident;
    await resident.open('/report');
    const focus = () =>
      page.evaluate<string>(`(() => {
        const at = document.activeElement;
        return at.getAttribute('name') ?? at.closest('[data-step-next]')?.tagName ?? at.tagName;
      })()`);
    /** Tabs on until the field of that name, or the button for it, has the focus. */
    const tabTo = async (wanted: string): Promise<void> => {
      for (let press = 0; press < 60; press += 1) {
        await page.keyboard.press('Tab');
        if ((await focus()) === wanted) return;
      }
      throw new Error(`the keyboard does not come to ${wanted}`);
    };
    const onward = async () => {
      await tabTo('DIV');
      await page.keyboard.press('Enter');
      // The next step begins at its heading, so that a screen reader reads where one is.
      expect(await focus()).toBe('H2');
    };
    const pick = async (name: string) => {
      await tabTo(name);
      await page.keyboard.press('Space');
    };
    const choose = async (name: string, letters = 'ArrowDown') => {
      await tabTo(name);
      await page.keyboard.press(letters);
    };
    const write = async (name: string, words: string) => {
      await tabTo(name);
      await page.keyboard.type(words);
    };
    await pick('identityMode');
    await onward();
    await pick('target.kind');
    await write('target.name', '某某公司');
    await page.keyboard.press('Enter');
    expect(await focus()).toBe('H2');
    await choose('target.townshipCode');
    await onward();
    await onward();
    await choose('sector');
    await choose('mode');
    await onward();
    await onward();
    await pick('urgentSituations');
    await pick('stillRaising');
    await onward();
    await pick('peopleBand');
    await pick('amountBand');
    await onward();
    await write('narrative', '他们每周六在楼下开会收钱，承诺高息。');
    for (let step = 9; step < 13; step += 1) await onward();
    await pick('truthful');
    await pick('privacyRead');
    await tabTo('BUTTON');
    await page.keyboard.press('Enter');
    await page.locator('[data-code]').waitFor();
    await resident.close();
  });
});

it('asks what fits after the browser went back and put the answers in again', async () => {
  const resident = await street.stranger();
  const { page } = resident;
  page.on('dialog', (dialog) => void dialog.accept());
  await resident.open('/report');
  await resident.choose('identityMode', 'NAMED');
  await resident.fill('reporter.name', '王小明');
  await resident.open('/about');
  await page.goBack({ waitUntil: 'load' });
  expect(await page.isChecked('[name=identityMode][value=NAMED]')).toBe(true);
  await page.locator('[name="reporter.name"]').waitFor({ state: 'visible' });
  await resident.close();
});

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
