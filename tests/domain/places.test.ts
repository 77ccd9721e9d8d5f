import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DISTRICT_TEXTS,
  type DistrictTexts,
  checkTexts,
  longest,
  saidTexts,
} from '../../server/domain/district-texts.ts';
import { type Places, type PlacesInUse, checkPlaces } from '../../server/domain/places.ts';

const place = (code: string, changes: object = {}) => ({
  code,
  zh: code,
  en: code,
  active: true,
  ...changes,
});
const unit = (code: string, changes: object = {}) => ({
  ...place(code),
  shortZh: '',
  shortEn: '',
  ...changes,
});

const STANDING: Places = {
  sectors: [place('ELDERLY_CARE'), place('OTHER')],
  townships: [place('990101100'), place('990101101')],
  units: [
    ...['LEAD_AGENCY', 'POLICE', 'MARKET_REG', 'FINANCE', 'EDUCATION', 'T990101100', 'T990101101'].map(
      (code) => unit(code),
    ),
  ],
};
const NOBODY: PlacesInUse = { sectors: [], townships: [], units: [] };
const wrong = (after: Partial<Places>, inUse: Partial<typeof NOBODY> = {}) =>
  checkPlaces({ ...STANDING, ...after }, STANDING, { ...NOBODY, ...inUse });

describe('townships, sectors and units', () => {
  it('may be renamed, added and retired', () => {
    expect(wrong({})).toEqual([]);
    expect(
      wrong({
        sectors: [...STANDING.sectors, place('HOMESTAY')],
        townships: [
          place('990101100', { zh: '新名' }),
          place('990101101', { active: false }),
          place('990101102'),
        ],
        units: [...STANDING.units, unit('TOURISM'), unit('T990101102')],
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'a code in small letters',
      { sectors: [...STANDING.sectors, place('homestay')] },
      'sectors.2.code',
      'BAD_FORMAT',
    ],
    [
      'a township without digits',
      { townships: [...STANDING.townships, place('X')] },
      'townships.2.code',
      'BAD_FORMAT',
    ],
    [
      'a government without its township',
      { units: [...STANDING.units, unit('T990101999')] },
      'units.7.code',
      'BAD_FORMAT',
    ],
    ['a code twice', { sectors: [...STANDING.sectors, place('OTHER')] }, 'sectors.2.code', 'MUST_DIFFER'],
    [
      'a name that is blank',
      { sectors: [place('ELDERLY_CARE', { zh: ' ' }), place('OTHER')] },
      'sectors.0.zh',
      'REQUIRED',
    ],
    [
      'one without English',
      { sectors: [place('ELDERLY_CARE', { en: '' }), place('OTHER')] },
      'sectors.0.en',
      'REQUIRED',
    ],
    ['one that is gone', { townships: [place('990101100')] }, 'townships.990101101', 'REQUIRED'],
    [
      'the sector for whoever can’t tell, retired',
      { sectors: [place('ELDERLY_CARE'), place('OTHER', { active: false })] },
      'sectors.1.active',
      'NOT_ALLOWED',
    ],
    [
      'the police, retired',
      { units: STANDING.units.map((each) => (each.code === 'POLICE' ? { ...each, active: false } : each)) },
      'units.1.active',
      'NOT_ALLOWED',
    ],
    [
      'no township in use',
      { townships: STANDING.townships.map((each) => ({ ...each, active: false })) },
      'townships',
      'NOT_ENOUGH',
    ],
  ])('refuse %s', (_, after, path, code) => {
    expect(wrong(after)).toContainEqual({ path, code });
  });

  it('can’t be retired while a rule, a channel or a person points at them', () => {
    const units = STANDING.units.map((each) =>
      each.code === 'EDUCATION' ? { ...each, active: false } : each,
    );
    expect(wrong({ units }, { units: ['EDUCATION'] })).toEqual([
      { path: 'units.4.active', code: 'NOT_ALLOWED' },
    ]);
    expect(wrong({ units })).toEqual([]);
  });
});

describe('a district’s own words', () => {
  it('are those of the catalogue, each within its length in each language', () => {
    for (const item of DISTRICT_TEXTS) {
      const [zh, en] = ['字'.repeat(longest(item, 'zh')), 'a'.repeat(longest(item, 'en'))];
      expect(checkTexts({ [item.key]: { zh, en } })).toEqual([]);
      expect(checkTexts({ [item.key]: { zh: `${zh}字`, en: `${en}a` } })).toEqual([
        { path: `texts.${item.key}.zh`, code: 'TOO_LONG' },
        { path: `texts.${item.key}.en`, code: 'TOO_LONG' },
      ]);
    }
    expect(checkTexts({ 'shell.nothing': { zh: '好' } })).toEqual([
      { path: 'texts.shell.nothing', code: 'NOT_IN_LIST' },
    ]);
  });

  it('have gaps only where the portal fills one', () => {
    const key = 'resident.home.promiseAnswer';
    expect(checkTexts({ [key]: { zh: '{days}天内答复' } })).toEqual([]);
    for (const zh of ['{day}天', '{days', 'days}', '{}', '{days:day|days}'])
      expect(checkTexts({ [key]: { zh } })).toEqual([{ path: `texts.${key}.zh`, code: 'NOT_ALLOWED' }]);
  });

  it('give their place back where nothing is said', () => {
    const texts = fc.dictionary(
      fc.constantFrom(...DISTRICT_TEXTS.map(({ key }) => key)),
      fc.record({ zh: fc.constantFrom('', ' ', '好', ' 好 '), en: fc.constantFrom('', 'Well') }),
    );
    fc.assert(
      fc.property(texts, (typed: DistrictTexts) => {
        for (const text of Object.values(saidTexts(typed))) {
          const said: string[] = Object.values(text).map(String);
          expect(said.length).toBeGreaterThan(0);
          for (const one of said) expect(one).toBe(one.trim());
          expect(said.every((one) => one !== '')).toBe(true);
        }
      }),
    );
  });
});
