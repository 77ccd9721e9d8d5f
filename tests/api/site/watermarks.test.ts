import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { NAMED } from '../../support/award-desk.ts';
import { PEOPLE, type Name } from '../../support/people.ts';
import { unsealsOf } from '../verification/unseal-requests.ts';
import { walkOf } from '../verification/walk.ts';

let house: TestOffice;
let unseals: ReturnType<typeof unsealsOf>;
beforeAll(async () => {
  house = await anOffice({ pages: true });
  unseals = unsealsOf(house, walkOf(house));
});
afterAll(() => house.close());

const HOST = 'localhost:3000';
/** What a form without a script brings back, without the data of the page's script. */
async function sent(name: Name, url: string, form: Record<string, string> = {}): Promise<string> {
  const answer = await house.app.inject({
    method: 'POST',
    url,
    headers: {
      ...{ host: HOST, origin: `http://${HOST}`, accept: 'text/html', cookie: await house.as(name).cookie() },
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(form).toString(),
  });
  expect(answer.statusCode).toBe(200);
  return answer.payload.replaceAll(/<script[\s\S]*?<\/script>/g, '');
}
/** The words that lie over what is shown, each of the page's marks. */
const marksIn = (page: string) =>
  [...page.matchAll(/<pattern[\s\S]*?<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => words);
const markOf = (name: Name) => expect.stringMatching(new RegExp(`^${PEOPLE[name].name} .*\\d{1,2}:\\d{2}`));

test('a name that was unsealed stands under the name of who looks and the moment', async () => {
  const { reference } = await unseals.aLead();
  const asked = await unseals.asked('police1', reference);
  expect((await unseals.answer('custodian', asked)).status).toBe(200);
  const page = await sent('police1', `/office/unseals/${asked.params.unsealId}?/open`);
  expect(page).toContain(NAMED.reporter?.name);
  expect(marksIn(page)).toEqual([markOf('police1')]);
});

test('so do the words as written', async () => {
  const { reference } = await unseals.aLead();
  const asked = await unseals.asked('market1', reference, 'raw');
  expect((await unseals.answer('intake', asked)).status).toBe(200);
  const page = await sent('market1', `/office/unseals/${asked.params.unsealId}?/open`);
  expect(page).toContain('姓欧阳');
  expect(marksIn(page)).toEqual([markOf('market1')]);
});

test('and a name that its custodian opens', async () => {
  const { reference } = await unseals.aLead();
  const page = await sent('custodian', '/vault?/open', {
    ...{ reference, reason: 'CONTACT_REPORTER', purpose: '约定领奖' },
  });
  expect(page).toContain(NAMED.reporter?.name);
  expect(marksIn(page)).toEqual([markOf('custodian')]);
});
