import { describe, expect, it } from 'vitest';
import { readRoster } from '../../server/domain/duty.ts';
import { daysOfSpan, yearWithoutNotice } from '../../server/domain/calendar.ts';

const names = {
  units: [
    { code: 'POLICE', names: ['公安分局', '公安'] },
    { code: 'LEAD_AGENCY', names: ['发改局'] },
  ],
  people: [
    { id: 'p1', unitCode: 'POLICE', names: ['马一', 'ma1'] },
    { id: 'p2', unitCode: 'POLICE', names: ['马二', 'ma2'] },
    { id: 'p3', unitCode: 'POLICE', names: ['重名', 'a'] },
    { id: 'p4', unitCode: 'POLICE', names: ['重名', 'b'] },
    { id: 'l1', unitCode: 'LEAD_AGENCY', names: ['马一', 'gao1'] },
  ],
};
const read = (text: string) => readRoster(text, names);

describe('a pasted roster', () => {
  it('is read as a table is copied, with or without its heading', () => {
    const text =
      '日期\t单位\t值班人员\r\n2026-12-1\t公安\t马一、马二\r\n\r\n2026/12/02,发改局，gao1\n2026年12月3日;POLICE;ma2';
    expect(read(text)).toEqual({
      lines: [
        { day: '2026-12-01', unitCode: 'POLICE', staffIds: ['p1', 'p2'] },
        { day: '2026-12-02', unitCode: 'LEAD_AGENCY', staffIds: ['l1'] },
        { day: '2026-12-03', unitCode: 'POLICE', staffIds: ['p2'] },
      ],
      fields: [],
    });
  });

  it('puts two lines of one day and unit together', () => {
    expect(read('2026-12-01,公安,马一\n2026-12-01,公安,马二、马一').lines).toEqual([
      { day: '2026-12-01', unitCode: 'POLICE', staffIds: ['p1', 'p2'] },
    ]);
  });

  it.each([
    ['2026-02-30,公安,马一', 'lines.1.day', 'BAD_FORMAT'],
    ['明天,公安,马一\n明天,公安,马一', 'lines.2.day', 'BAD_FORMAT'],
    ['2026-12-01,税务,马一', 'lines.1.unit', 'NOT_IN_LIST'],
    ['2026-12-01,公安,', 'lines.1.person', 'REQUIRED'],
    ['2026-12-01,公安,张三', 'lines.1.person', 'NOT_IN_LIST'],
    ['2026-12-01,公安,重名', 'lines.1.person', 'NOT_IN_LIST'],
    ['2026-12-01,公安,gao1', 'lines.1.person', 'NOT_IN_LIST'],
    ['  \n ', 'text', 'REQUIRED'],
    [Array.from({ length: 1001 }, () => '2026-12-01,公安,马一').join('\n'), 'text', 'TOO_LONG'],
  ])('names the line to mend: %#', (text, path, code) => {
    expect(read(text).fields).toEqual([{ path, code }]);
  });
});

describe('days of the district’s own', () => {
  it('are every day of a span, over the end of a year', () => {
    expect(daysOfSpan('2026-12-30', '2027-01-02')).toEqual([
      '2026-12-30',
      '2026-12-31',
      '2027-01-01',
      '2027-01-02',
    ]);
    expect(daysOfSpan('2026-12-30', '2026-12-29')).toEqual([]);
    expect(() => daysOfSpan('2026-02-30', '2026-03-01')).toThrow(RangeError);
  });

  it('the next year’s notice is missed from October on, this year’s at once', () => {
    expect(yearWithoutNotice('2026-09-30', [2025, 2026])).toBeNull();
    expect(yearWithoutNotice('2026-10-01', [2025, 2026])).toBe(2027);
    expect(yearWithoutNotice('2026-12-31', [2026, 2027])).toBeNull();
    expect(yearWithoutNotice('2027-01-01', [2026])).toBe(2027);
  });
});
