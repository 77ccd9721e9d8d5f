import { afterAll, beforeAll, expect, test } from 'vitest';
import { estimateReward, readRules } from '../../../server/contract/rules.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: [], limits: { ask: 30 } });
});
afterAll(() => house.close());

type Body = {
  identityMode: 'ANON' | 'NAMED';
  triggers: never[];
  answers: { fact: string; choice: string }[];
};
const ask = (changes: Record<string, unknown>) =>
  house.stranger.call(estimateReward, {
    body: { identityMode: 'ANON', triggers: ['LEAD_VERIFIED'], answers: [], ...changes } as unknown as Body,
  });

test('the measure in force is told in words, with what it asks for and that it is a proposal', async () => {
  const { rules } = await house.stranger.do(readRules);
  expect(rules).toMatchObject({
    demonstration: true,
    claim: { named: { zh: '90天' }, anonymous: { zh: '180天', en: '180 days' }, anonymousAdmitted: true },
  });
  expect(rules?.questions.map(({ fact }) => fact)).toEqual(['lead_grade', 'case_amount_fen']);
  expect(rules?.require[0]?.zh).toBe('有明确的被举报对象和具体的事实或者证据');
  expect(rules?.stages[1]?.trigger).toBe('CRIMINAL_FILED');
});

test('an estimate is reckoned by the real engine, and says what is missing', async () => {
  const known = await ask({ answers: [{ fact: 'lead_grade', choice: '2' }] });
  expect(known.body).toMatchObject({
    lowFen: 200_000,
    highFen: 200_000,
    missing: [],
    most: [],
    admitted: true,
  });
  expect(known.body.least[0]?.zh).toContain('固定奖励¥2,000.00');
  const open = await ask({ triggers: ['LEAD_VERIFIED', 'CRIMINAL_FILED'] });
  expect(open.body).toMatchObject({ lowFen: 300_000, highFen: 1_500_000 });
  expect(open.body.missing.map(({ en }) => en)).toEqual(['lead grade', 'case amount']);
});

test.each([
  [
    'a fact that the measure has not',
    { answers: [{ fact: 'moon', choice: '1' }] },
    'answers.0.fact',
    'NOT_IN_LIST',
  ],
  [
    'an answer that stands nowhere',
    { answers: [{ fact: 'lead_grade', choice: '9' }] },
    'answers.0.choice',
    'NOT_IN_LIST',
  ],
  [
    'two answers to one question',
    { answers: ['1', '2'].map((choice) => ({ fact: 'lead_grade', choice })) },
    'answers',
    'MUST_DIFFER',
  ],
  ['no stage at all', { triggers: [] }, 'triggers', 'REQUIRED'],
  ['a stage that the measure has not', { triggers: ['JUDGMENT_EFFECTIVE'] }, 'triggers', 'REQUIRED'],
  ['a stage that no measure has', { triggers: ['FULL_MOON'] }, 'triggers.0', 'NOT_IN_LIST'],
  ['no such way of reporting', { identityMode: 'SECRET' }, 'identityMode', 'NOT_IN_LIST'],
])('%s is refused at its field', async (_, changes, path, code) => {
  const { status, error } = await ask(changes);
  expect([status, error.fields]).toEqual([422, [{ path, code }]]);
});

test('whoever asks without end is told to rest', async () => {
  let status = 200;
  for (let tries = 0; tries < 40 && status === 200; tries += 1) status = (await ask({})).status;
  expect(status).toBe(429);
  house.clock.set(new Date(house.clock.now().getTime() + 3_600_000));
});

test('without a measure in force the page says so, and nothing is estimated', async () => {
  await house.rows(`update reward_schemes set status = 'RETIRED'`);
  expect(await house.stranger.do(readRules)).toEqual({ rules: null });
  expect((await ask({})).error.code).toBe('NOT_FOUND');
});
