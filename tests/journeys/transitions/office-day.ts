import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { TestOffice } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import { DESK, type Street } from '../../support/visitor.ts';
import { walkOf } from '../../api/verification/walk.ts';
import type { Filled, Lead } from './lead.ts';

const path = ({ leadId }: Pick<Lead, 'leadId'>) => `/verification/leads/${leadId}`;
const formOf = (act: string) => `form:has([name=act][value="${act}"])`;

/** Several people of one office, each before a window of their own, and what they find on a lead's page. */
export function anOfficeDay(office: TestOffice, browser: Browser, street: Street) {
  const desks = new Map<Name, { context: BrowserContext; page: Page }>();
  const receipts = new Map<string, string>();

  /** Their window, signed in: how somebody signs in is walked elsewhere. */
  async function deskOf(name: Name): Promise<Page> {
    const [cookie = '', value = ''] = (await office.as(name).cookie()).split('=');
    let desk = desks.get(name);
    if (!desk) {
      const context = await browser.newContext({ baseURL: street.url, viewport: DESK, locale: 'zh-CN' });
      desk = { context, page: await context.newPage() };
      desks.set(name, desk);
    }
    await desk.context.addCookies([{ name: cookie, value, url: street.url }]);
    return desk.page;
  }

  async function fill(page: Page, form: string, fields: Filled): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const field = page.locator(`${form} [name="${name}"]`).first();
      const kind = await field.evaluate((element) => (element as unknown as { type: string }).type);
      if (kind === 'select-one') await field.selectOption(String(value));
      else if (kind !== 'radio' && kind !== 'checkbox') await field.fill(String(value));
      else
        for (const one of [value].flat())
          await page.locator(`${form} [name="${name}"][value="${one}"]`).check({ force: true });
    }
  }

  return {
    office,
    street,
    walk: walkOf(office),

    async report(changes = {}): Promise<Lead> {
      const { leadId, reference, receiptCode } = await this.walk.report(changes);
      return { leadId, reference, receiptCode };
    },

    /** The lead's page in somebody's window, once its script has taken it over. */
    async open(name: Name, lead: Lead): Promise<Page> {
      const page = await deskOf(name);
      const answer = await page.goto(path(lead), { waitUntil: 'load' });
      if (!answer?.ok()) throw new Error(`${name} is answered ${answer?.status()}`);
      await page.locator('[data-offline]').first().waitFor({ state: 'detached' });
      return page;
    },

    /** Unfolds the form of an act where it is folded away, and fills it in. */
    async fillIn(page: Page, act: string, fields: Filled): Promise<void> {
      const form = formOf(act);
      const folded = page.locator(`details:not([open]):has(> div ${form}) > summary`);
      if (await folded.count()) await folded.first().click();
      await fill(page, form, fields);
    },

    send: (page: Page, act: string): Promise<void> =>
      page
        .locator(`${formOf(act)} button:not([type=button])`)
        .first()
        .click(),

    /** A step on the lead's page, from opening it to the word that it is done. */
    async take(name: Name, lead: Lead, act: string, fields: Filled = {}): Promise<void> {
      const page = await this.open(name, lead);
      await this.fillIn(page, act, fields);
      await this.send(page, act);
      await page.waitForURL(/[?&]done=/, { timeout: 60_000 }).catch(async () => {
        const said = await page.locator('[role=alert]').allInnerTexts();
        throw new Error(
          `${name} could not ${act}: ${said.join(' ') || (await page.locator('#now').innerText())}`,
        );
      });
    },

    /** Whether the lead's page, as the office sends it to this person, holds the form of an act. */
    async offers(name: Name, lead: Lead, act: string): Promise<boolean> {
      const cookie = await office.as(name).cookie();
      const answer = await fetch(street.url + path(lead), { headers: { cookie } });
      if (answer.status !== 200) throw new Error(`${name} is answered ${answer.status}`);
      return (await answer.text()).includes(`name="act" value="${act}"`);
    },

    /** The reporter's page as it is sent, opened with the receipt code: its heading and all its words. */
    async told({ receiptCode }: Lead): Promise<{ title: string; text: string }> {
      const cookie = receipts.get(receiptCode) ?? (await enter(receiptCode));
      receipts.set(receiptCode, cookie);
      const html = await (await fetch(`${street.url}/status`, { headers: { cookie } })).text();
      const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '';
      return { title: wordsOf(title), text: wordsOf(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html) };
    },

    /** The last step that was written down, and the version that it left. */
    async stands({ leadId }: Lead): Promise<{ transition: string; version: number }> {
      const [row] = await office.rows<{ transition: string; version: number }>(
        `select transition, version from lead_steps join leads on leads.id = lead_id
         where lead_id = $1 order by lead_steps.id desc limit 1`,
        [leadId],
      );
      return { transition: row?.transition ?? '', version: row?.version ?? 0 };
    },

    later(days: number): void {
      office.clock.set(new Date(office.clock.now().getTime() + days * 86_400_000));
      // Half an hour without a look shuts the reporter's page.
      receipts.clear();
    },
  };

  async function enter(receiptCode: string): Promise<string> {
    const answer = await fetch(`${street.url}/status?/open`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: street.url },
      body: new URLSearchParams({ receiptCode }),
    });
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    if (cookie === '') throw new Error(`no receipt opens: ${answer.status}`);
    return cookie;
  }
}
export type OfficeDay = ReturnType<typeof anOfficeDay>;

const wordsOf = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
