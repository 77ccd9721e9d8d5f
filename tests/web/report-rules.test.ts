import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aboutWhen, codesOfField, percentOf, together, wrongFields } from '../../web/src/lib/report/rules.ts';
import { REPORT_FIELDS, STEPS } from '../../web/src/lib/report/steps.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const LAWFUL: Record<string, string> = {
  ...{ identityMode: 'ANON', 'target.kind': 'COMPANY', 'target.name': '某某公司' },
  ...{ 'target.townshipCode': 'UNKNOWN', sector: 'OTHER', mode: 'VIA_OTHER', urgentSituations: 'NONE' },
  ...{ stillRaising: 'UNKNOWN', peopleBand: 'UNKNOWN', amountBand: 'UNKNOWN' },
  ...{ narrative: '他们每周六上午开推介会收钱。', truthful: 'on', privacyRead: 'on' },
};
const wrong = (changes: Record<string, string> = {}) => {
  const answers = { ...LAWFUL, ...changes };
  return wrongFields((name) => answers[name] ?? '', NOW).map(({ path, code }) => `${path} ${code}`);
};

describe('what the form checks before it is sent', () => {
  it('lets a lawful report through, named or not', () => {
    expect(wrong()).toEqual([]);
    expect(
      wrong({ identityMode: 'NAMED', 'reporter.name': '王小明', 'reporter.phone': '13900001111' }),
    ).toEqual([]);
    expect(wrong({ identityMode: 'NAMED' })).toEqual(['reporter.name REQUIRED', 'reporter.phone REQUIRED']);
  });

  it('counts the digits of a number, not its signs', () => {
    const phone = (text: string) =>
      wrong({ identityMode: 'NAMED', 'reporter.name': '王小明', 'reporter.phone': text });
    for (const right of ['139 0000 1111', '0953-2222333', '１３９００００１１１１', '+86 139 0000 1111 转 2'])
      expect(phone(right)).toEqual([]);
    for (const short of ['12345', '139 000', '一三九零零零零一一一一', '（0953）22'])
      expect(phone(short)).toEqual(['reporter.phone TOO_SHORT']);
  });

  it.each(Object.keys(LAWFUL))('misses %s', (name) => {
    expect(wrong({ [name]: '' }).map((one) => one.split(' ')[0])).toContain(name);
  });

  it('reads percent as people write them', () => {
    expect(['18', '18%', ' １８．５ ％', '0', ''].map(percentOf)).toEqual([18, 18, 18.5, 0, undefined]);
    for (const text of ['十八', '18-24', '-3', '1e3', '18%%', '月息2分']) expect(percentOf(text)).toBeNaN();
    expect(wrong({ 'yearlyReturn.from': '10001' })).toEqual(['yearlyReturn.from OUT_OF_RANGE']);
    expect(wrong({ 'yearlyReturn.from': '月息2分', 'yearlyReturn.to': '1' })).toEqual([
      'yearlyReturn.from BAD_FORMAT',
    ]);
  });

  it('counts those who report jointly, and asks who collects of a named report alone', () => {
    const company = (people: string, payee = '', identityMode = 'ANON') =>
      together((name) => ({ 'together.people': people, 'together.payee': payee, identityMode })[name] ?? '');
    expect([company(''), company('1'), company('３ 人'), company('2', '李四')]).toEqual([
      ...[undefined, undefined],
      ...[{ people: 3 }, { people: 2 }],
    ]);
    expect(company('2', ' 李四 ', 'NAMED')).toEqual({ people: 2, payee: '李四' });
    expect(['三个', '2.5', '-2'].map((people) => wrong({ 'together.people': people }))).toEqual(
      Array.from({ length: 3 }, () => ['together.people BAD_FORMAT']),
    );
    for (const people of ['0', '1000'])
      expect(wrong({ 'together.people': people })).toEqual(['together.people OUT_OF_RANGE']);
    const named = { identityMode: 'NAMED', 'reporter.name': '王小明', 'reporter.phone': '13900001111' };
    expect(wrong({ ...named, 'together.payee': '李四' })).toEqual(['together.people REQUIRED']);
  });

  it('reads a year, a month of it, and no month alone; an end only where it has stopped', () => {
    expect([aboutWhen('', ''), aboutWhen('2025', ''), aboutWhen('2025', '03')]).toEqual([
      undefined,
      '2025',
      '2025-03',
    ]);
    expect(wrong({ 'period.from.month': '03' })).toEqual(['period.from BAD_FORMAT']);
    expect(wrong({ 'period.from.year': '2026', 'period.from.month': '12' })).toEqual([
      'period.from OUT_OF_RANGE',
    ]);
    const end = { 'period.from.year': '2026', 'period.to.year': '2025' };
    expect(wrong({ ...end, stillRaising: 'NO' })).toEqual(['period.to OUT_OF_RANGE']);
    expect(wrong({ ...end, stillRaising: 'YES' })).toEqual([]);
  });

  it('says of a field only what its step has a sentence for, so that no mistake stays silent', () => {
    const text = fc.oneof(fc.constantFrom('', '1', 'NO', 'NAMED', '2027', '03', 'x'), fc.string());
    const names = [
      ...REPORT_FIELDS,
      'period.from.year',
      'period.from.month',
      'period.to.year',
      'period.to.month',
    ];
    const answers = fc.record(Object.fromEntries(names.map((name) => [name, text])));
    fc.assert(
      fc.property(answers, (typed) => {
        for (const { path, code } of wrongFields((name) => typed[name] ?? '', NOW)) {
          expect(codesOfField(path), `${path} ${code}`).toContain(code);
          expect(STEPS.some(({ fields }) => (fields as readonly string[]).includes(path))).toBe(true);
        }
      }),
    );
  });
});
