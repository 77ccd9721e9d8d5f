import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChannels, saveChannels } from '../../../server/contract/channels.ts';
import { readPeopleHistory, readSettingsHistory } from '../../../server/contract/settings-history.ts';
import { endStaffSessions, setStaffActive } from '../../../server/contract/staff.ts';
import { readSettings, saveSettings } from '../../../server/contract/settings.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { PEOPLE } from '../../support/people.ts';

let house: TestOffice;
beforeAll(async () => {
  house = await anOffice({ people: ['secadmin', 'sysadmin', 'auditor'] });
});
afterAll(() => house.close());

const admin = () => house.as('sysadmin');
/** Entries have their places in the log a moment after their acts. */
async function history(query: { area?: string; before?: number } = {}) {
  await house.office.sequencer.drain();
  return admin().do(readSettingsHistory, { query });
}
const told = (entries: Awaited<ReturnType<typeof history>>['entries']) =>
  entries.map(({ act, actorName }) => [act, actorName]);

async function giveDays(acceptance: number): Promise<void> {
  const { version, settings } = await admin().do(readSettings);
  await admin().do(saveSettings, {
    body: { version, settings: { ...settings, clocks: { ...settings.clocks, acceptance } } },
  });
}

test('a change stands there with who made it, what it was and its new value; newest first', async () => {
  await giveDays(6);
  const { version, channels } = await admin().do(readChannels);
  await admin().do(saveChannels, { body: { version, channels: [...channels].reverse() } });
  const { name } = PEOPLE.sysadmin;
  const { entries } = await history();
  expect(told(entries).slice(0, 2)).toEqual([
    ['channels.save', name],
    ['settings.save', name],
  ]);
  expect(entries[1]?.facts).toMatchObject([{ name: 'clocks.acceptance', value: '6' }]);
  expect(told((await history({ area: 'settings' })).entries)).toEqual([['settings.save', name]]);
});

test('nothing but settings is in it: nobody’s sign-in, account or lead', async () => {
  await house.as('auditor').cookie();
  const { entries } = await history();
  expect(new Set(entries.map(({ subjectKind }) => subjectKind))).toEqual(new Set(['SETTINGS']));
  expect(entries.every(({ leadReference }) => leadReference === null)).toBe(true);
});

test('a long history is turned page by page without a gap', async () => {
  for (let days = 1; days <= 35; days += 1) await giveDays(days);
  const first = await history({ area: 'settings' });
  expect(first.entries).toHaveLength(30);
  const rest = await history({ area: 'settings', before: first.next ?? 0 });
  const values = [...first.entries, ...rest.entries].map(({ facts }) => facts[0]?.value);
  expect(values.slice(0, 35)).toEqual(Array.from({ length: 35 }, (_, index) => String(35 - index)));
  expect(rest.next).toBeNull();
});

test('an area that there is not is refused at its field, and a stranger is not let in', async () => {
  const refused = await admin().call(readSettingsHistory, { query: { area: 'leads' } });
  expect([refused.status, refused.error.fields]).toEqual([422, [{ path: 'area', code: 'NOT_IN_LIST' }]]);
  expect((await house.stranger.call(readSettingsHistory, { query: {} })).status).toBe(401);
});

test('what was done to accounts, roles and desks has a history of its own, for those who look after people', async () => {
  const staffId = house.idOf('auditor');
  await house.as('auditor').cookie();
  await house.as('secadmin').do(endStaffSessions, { params: { staffId } });
  await house.as('secadmin').do(setStaffActive, { params: { staffId }, body: { active: false } });
  await house.office.sequencer.drain();
  const { entries } = await house.as('secadmin').do(readPeopleHistory);
  expect(told(entries).slice(0, 2)).toContainEqual(['staff.suspend', PEOPLE.secadmin.name]);
  expect(entries.map(({ act }) => act)).toContain('staff.end-sessions');
  expect(entries.filter(({ act }) => !/^(staff|help|desk)\./.test(act))).toEqual([]);
  expect((await admin().call(readPeopleHistory)).error.code).toBe('FORBIDDEN');
});
