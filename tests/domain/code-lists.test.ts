import { describe, expect, it } from 'vitest';
import { LITONG } from '../../server/demo/litong.ts';
import * as lists from '../../server/domain/code-lists.ts';
import { FACTS } from '../../server/domain/scheme.ts';
import { DEFAULT_SETTINGS, withDefaults } from '../../server/domain/settings.ts';
import { SCHEMES } from './scheme-fixtures.ts';

const exported: [string, unknown][] = Object.entries({ ...lists, FACTS });
/** Not the lists of bare codes that are drawn from one of these. */
const hasWords = (list: unknown): list is lists.CodeItem[] =>
  Array.isArray(list) && list.some((item) => typeof item === 'object');
const ALL = exported.filter((entry): entry is [string, lists.CodeItem[]] => hasWords(entry[1]));

describe('the code lists', () => {
  it.each(ALL)('%s has every code once, with words in both languages', (_name, list) => {
    const codes = lists.codesOf(list);
    expect(codes.length).toBeGreaterThan(0);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { code, zh, en } of list) {
      // The four grades are numbers in every measure.
      expect(code).toMatch(/^[A-Z][A-Z0-9_]*$|^[a-z_]+$|^[1-4]$/);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Za-z0-9¥]/);
    }
  });

  it("hold the notice's ten sectors and one for whoever cannot tell, the decree's five categories and the interpretation's twelve modes", () => {
    expect(lists.SECTORS).toHaveLength(11);
    const items = (source: lists.ModeSource) =>
      lists.FUNDRAISING_MODES.filter((mode) => mode.source === source).map((mode) => mode.item);
    expect(items('DECREE_737_ART_19')).toEqual([1, 2, 3, 4, 5]);
    expect(items('INTERPRETATION_2022_5_ART_2')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  it('find an entry by its code', () => {
    expect(lists.itemOf(lists.SECTORS, 'BREEDING')?.zh).toBe('养殖');
    expect(lists.itemOf(lists.SECTORS, 'MINING')).toBeUndefined();
  });

  it('cover every exclusion that a measure names', () => {
    const named = SCHEMES.flatMap((scheme) => scheme.eligibility?.exclusions ?? []);
    expect(lists.codesOf(lists.REFUSE_REWARD_REASONS)).toEqual(expect.arrayContaining(named));
  });
});

describe('the bands', () => {
  it('follow one another without a gap and end open', () => {
    const amounts = lists.AMOUNT_BANDS.slice(0, -1);
    expect(amounts.map((band) => band.upperFen)).toEqual([
      ...amounts.slice(1).map((band) => band.lowerFen),
      null,
    ]);
    const people = lists.PEOPLE_BANDS.slice(0, -1);
    expect(people.map((band) => band.upper)).toEqual([...people.slice(1).map((band) => band.lower), null]);
  });

  it('put an amount that stands on a border above it', () => {
    expect(lists.amountBandOf(0)).toBe('UNDER_1M');
    expect(lists.amountBandOf(99_999_999)).toBe('UNDER_1M');
    expect(lists.amountBandOf(100_000_000)).toBe('FROM_1M');
    expect(lists.amountBandOf(500_000_000)).toBe('FROM_5M');
    expect(lists.amountBandOf(5_000_000_000)).toBe('FROM_50M');
    expect(lists.peopleBandOf(149)).toBe('UNDER_150');
    expect(lists.peopleBandOf(150)).toBe('FROM_150');
    expect(lists.peopleBandOf(500)).toBe('FROM_500');
    expect(lists.peopleBandOf(5000)).toBe('FROM_5000');
  });
});

describe('the demo district', () => {
  it('has the twelve bureaus and twelve townships of the notice, each township with its government', () => {
    expect(LITONG.townships).toHaveLength(12);
    expect(LITONG.units.filter(({ kind }) => kind === 'BUREAU')).toHaveLength(12);
    const governments = LITONG.units.filter(({ kind }) => kind === 'TOWNSHIP');
    expect(governments.map(({ code }) => code)).toEqual(LITONG.townships.map(({ code }) => `T${code}`));
    expect(new Set(LITONG.units.map(({ code }) => code)).size).toBe(24);
    for (const { code } of LITONG.townships) expect(code).toMatch(/^640302\d{3}$/);
  });

  it('publishes only made-up numbers and addresses, beside the national hotline', () => {
    const values = LITONG.channels.map(({ value }) => value).filter((value) => value !== '12345');
    for (const value of values) expect(value).toMatch(/示例|\.example$/);
  });
});

describe('settings', () => {
  it('keep what a district changed and give the rest its default', () => {
    const saved = withDefaults({ clocks: { ...DEFAULT_SETTINGS.clocks, acceptance: { workingDays: 3 } } });
    expect(saved.clocks.acceptance).toEqual({ workingDays: 3 });
    expect(saved.clocks.verify).toEqual({ workingDays: 15 });
    expect(saved.evidence.maxFileBytes).toBe(52_428_800);
  });
});
