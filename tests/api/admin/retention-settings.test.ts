import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSettings, saveSettings } from '../../../server/contract/settings.ts';
import { DEFAULT_RETENTION } from '../../../server/domain/retention-periods.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['sysadmin', 'secadmin'] });
});
afterAll(() => house.close());

const admin = () => house.as('sysadmin');

/** Saves with other periods for verified leads. */
async function save(verified: object, more: object = {}) {
  const { version, settings } = await admin().do(readSettings);
  const months = { ...settings.retention.months, VERIFIED: verified };
  const retention = { ...settings.retention, months, ...more };
  return admin().call(saveSettings, { body: { version, settings: { ...settings, retention } as never } });
}

test('a district begins with the periods that are proposed to it', async () => {
  expect((await admin().do(readSettings)).settings.retention).toEqual(DEFAULT_RETENTION);
});

test('it sets its own, and the log keeps which', async () => {
  expect((await save({ identity: 24, words: 60, file: 360 }, { paymentMonths: 48 })).status).toBe(200);
  const { settings } = await admin().do(readSettings);
  expect(settings.retention.months.VERIFIED).toEqual({ identity: 24, words: 60, file: 360 });
  const [entry] = await house.rows(`select facts from audit_entries where act = 'settings.save'`);
  expect(entry).toEqual({
    facts: { 'retention.VERIFIED.identity': 24, 'retention.VERIFIED.file': 360, 'retention.payment': 48 },
  });
});

test('periods that cannot be are refused at their field', async () => {
  const at = async (verified: object, more: object = {}) => (await save(verified, more)).error.fields;
  const verified = 'settings.retention.months.VERIFIED';
  const wrong = (path: string, code: string) => [{ path, code }];
  expect(await at({ identity: 5, words: 12, file: 12 })).toEqual(
    wrong(`${verified}.identity`, 'OUT_OF_RANGE'),
  );
  expect(await at({ identity: 12, words: 12, file: 601 })).toEqual(wrong(`${verified}.file`, 'OUT_OF_RANGE'));
  expect(await at({ identity: 12, words: 12.5, file: 24 })).toEqual(wrong(`${verified}.words`, 'BAD_FORMAT'));
  expect(await at({ identity: 12, words: 12 })).toEqual(wrong(`${verified}.file`, 'REQUIRED'));
  expect(await at({ identity: 24, words: 12, file: 36 })).toEqual(wrong(`${verified}.words`, 'OUT_OF_RANGE'));
  expect(await at({ identity: 12, words: 12, file: 36 }, { paymentMonths: 'long' })).toEqual(
    wrong('settings.retention.paymentMonths', 'BAD_FORMAT'),
  );
  const { settings } = await admin().do(readSettings);
  expect(settings.retention.months.VERIFIED.file).toBe(360);
});
