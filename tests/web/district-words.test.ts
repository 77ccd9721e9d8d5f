import { describe, expect, it } from 'vitest';
import { DISTRICT_TEXTS } from '../../server/domain/district-texts.ts';
import { districtWords } from '../../web/src/lib/messages/district-words.ts';
import { en } from '../../web/src/lib/messages/en.ts';
import { lookUp } from '../../web/src/lib/messages/translate.ts';
import { zh } from '../../web/src/lib/messages/zh-CN.ts';

const gapsOf = (sentence: string): string[] =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, name = '']) => name))].sort();
const unit = { code: 'LEAD_AGENCY', zh: '', en: '', shortZh: '金融局', shortEn: 'financial affairs' };

describe('a district’s own words', () => {
  it.each(DISTRICT_TEXTS.map((item) => [item.key, item] as const))(
    'can take the place of %s',
    (key, item) => {
      for (const words of [zh, en]) {
        const portal = lookUp(words, key);
        expect(portal).not.toBe(key);
        expect((item.holds ?? []).toSorted()).toEqual(gapsOf(portal));
      }
    },
  );

  it('stand where the portal’s stood, each in its language, and nowhere else', () => {
    const texts = { 'resident.home.title': { zh: '看见就说' }, 'resident.home.gone': { zh: '无处可放' } };
    const own = { texts, units: [unit] };
    const words = districtWords(zh, own, 'zh-CN');
    expect(lookUp(words, 'resident.home.title')).toBe('看见就说');
    expect(lookUp(words, 'labels.jointUnit.LEAD_AGENCY')).toBe('金融局');
    expect(lookUp(words, 'resident.about.who')).toMatch(/^由金融局牵头/);
    expect(JSON.stringify(words)).not.toContain('发改');
    expect(lookUp(words, 'resident.home.lead')).toBe(zh.resident.home.lead);
    expect(lookUp(words, 'resident.home.gone')).toBe('resident.home.gone');
    expect(lookUp(zh, 'resident.home.title')).not.toBe('看见就说');
    const english = districtWords(en, own, 'en');
    expect(lookUp(english, 'resident.home.title')).toBe(en.resident.home.title);
    expect(lookUp(english, 'labels.jointUnit.LEAD_AGENCY')).toBe('financial affairs');
    expect(JSON.stringify(english)).not.toMatch(/development and reform/i);
    expect(districtWords(zh, null, 'zh-CN')).toBe(zh);
  });
});
