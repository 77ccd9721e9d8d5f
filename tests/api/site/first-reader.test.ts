import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { zh } from '../../../web/src/lib/messages/zh-CN.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({
    people: ['intake', 'coordinator', 'police1', 'market1', 'custodian'],
    pages: true,
  });
});
afterAll(() => house.close());

const HOST = 'localhost:3000';
const NARRATIVE = '老板在小区门口摆摊，说存两万每月返四百，邻居已经存了好几家。';

/** The page as it is read: without the script's data, and without the box that the brief is written in. */
async function read(url: string): Promise<string> {
  const answer = await house.app.inject({
    method: 'GET',
    url,
    headers: { host: HOST, accept: 'text/html', cookie: await house.as('intake').cookie() },
  });
  expect(answer.statusCode).toBe(200);
  return answer.payload.replaceAll(/<script[\s\S]*?<\/script>|<textarea[\s\S]*?<\/textarea>/g, '');
}

test('the first reader finds the raw words once on the page, with the warning that each opening is logged', async () => {
  const { reference } = await house.resident.report({ narrative: NARRATIVE });
  const [lead] = await house.rows<{ id: string }>('select id from leads where reference = $1', [reference]);
  const page = await read(`/verification/leads/${lead!.id}`);
  expect(page.split(NARRATIVE)).toHaveLength(2);
  const { logged } = zh.verification.raw;
  expect(page.split(logged)).toHaveLength(2);
  // Others come to the words by an unsealing and to files by a release: the page must not say that nobody can.
  expect(logged).not.toContain('只有');
  expect(logged).toContain('两人启封');
});
