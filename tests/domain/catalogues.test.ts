import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  CATALOGUES,
  CATALOGUE_NAMES,
  type Catalogues,
  catalogueOf,
  checkCatalogues,
  knownCodes,
  offeredCodes,
  ownItems,
} from '../../server/domain/catalogues.ts';

const TEA = { code: 'OWN_TEA', zh: '茶叶认购', en: 'Tea subscription' };
const problems = (after: Catalogues, before: Catalogues = {}, named: string[] = []) =>
  checkCatalogues(after, before, named).map(({ path, code }) => `${path} ${code}`);

describe('modes and reasons of a district', () => {
  it('are the portal’s where the district says nothing', () => {
    for (const list of CATALOGUE_NAMES) {
      expect(offeredCodes(list, {})).toEqual(CATALOGUES[list].map(({ code }) => code));
    }
  });

  it('take a mode of its own before “other”, and other words for one of the portal’s', () => {
    const own = { modes: [TEA, { code: 'FOLK_CLUB', zh: '抬会', en: '' }] };
    expect(problems(own)).toEqual([]);
    expect(offeredCodes('modes', own).slice(-2)).toEqual(['OWN_TEA', 'OTHER_MODE']);
    const club = catalogueOf('modes', own).find(({ code }) => code === 'FOLK_CLUB');
    expect(club).toMatchObject({ zh: '抬会', en: 'Folk loan clubs', retired: false, own: false });
  });

  it('keep a retired code in words for the leads that carry it', () => {
    const own = { modes: [{ ...TEA, retired: true }] };
    expect(offeredCodes('modes', own)).not.toContain('OWN_TEA');
    expect(knownCodes('modes', own)).toContain('OWN_TEA');
  });

  it.each<[string, Catalogues, string[]]>([
    ['a code of another kind', { modes: [{ ...TEA, code: 'TEA' }] }, ['modes.0.code BAD_FORMAT']],
    ['a code twice', { modes: [TEA, { ...TEA, zh: '茶', en: 'Tea' }] }, ['modes.1.code MUST_DIFFER']],
    ['no words for its own', { modes: [{ ...TEA, en: ' ' }] }, ['modes.0.en REQUIRED']],
    ['words that are too long', { modes: [{ ...TEA, zh: '茶'.repeat(61) }] }, ['modes.0.zh TOO_LONG']],
    [
      'words that stand there already',
      { modes: [{ ...TEA, en: 'Another way' }] },
      ['modes.0.en MUST_DIFFER'],
    ],
    [
      'the way out retired',
      { rejectReasons: [{ code: 'OTHER', zh: '', en: '', retired: true }] },
      ['rejectReasons.0.active NOT_ALLOWED'],
    ],
    [
      'a reason retired that a scheme names',
      { refuseRewardReasons: [{ code: 'NOT_FIRST', zh: '', en: '', retired: true }] },
      ['refuseRewardReasons.0.active NOT_ALLOWED'],
    ],
  ])('refuse %s', (_, own, wrong) => expect(problems(own)).toEqual(wrong));

  it('refuse to lose a code of their own, or to retire a mode that a rule names', () => {
    expect(problems({}, { modes: [TEA] })).toEqual(['modes.OWN_TEA REQUIRED']);
    const retired = { modes: [{ ...TEA, retired: true }] };
    expect(problems(retired, { modes: [TEA] }, ['OWN_TEA'])).toEqual(['modes.0.active NOT_ALLOWED']);
    expect(problems(retired, { modes: [TEA] })).toEqual([]);
  });

  it('never lose a code of the portal’s, and keep only what differs', () => {
    const item = fc.record({
      code: fc.constantFrom(...CATALOGUES.modes.map(({ code }) => code), 'OWN_A', 'OWN_B'),
      zh: fc.string({ maxLength: 8 }),
      en: fc.string({ maxLength: 8 }),
      retired: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(item, { selector: ({ code }) => code, maxLength: 8 }), (modes) => {
        const known = knownCodes('modes', { modes });
        for (const { code } of CATALOGUES.modes) expect(known).toContain(code);
        expect(new Set(known).size).toBe(known.length);
        expect(catalogueOf('modes', ownItems({ modes })).length).toBe(known.length);
      }),
    );
  });
});
