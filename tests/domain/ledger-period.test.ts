import { describe, expect, test } from 'vitest';
import { dayIn, fenIn, readStatement } from '../../server/domain/bank-statement.ts';
import {
  nextPeriod,
  openMonthsOf,
  openPeriod,
  periodToClose,
  periodsBetween,
} from '../../server/domain/ledger.ts';
import { payeeAlert } from '../../server/domain/payee-alert.ts';

describe('the months of the books', () => {
  test.each([
    ['2026-11-30T15:59:59Z', null, '2026-11'],
    ['2026-11-30T16:00:00Z', null, '2026-12'],
    ['2026-11-30T15:59:59Z', '2026-11', '2026-12'],
    ['2026-11-30T15:59:59Z', '2026-12', '2027-01'],
  ])('an entry of %s with %s closed goes into %s', (at, closed, period) => {
    expect(openPeriod(new Date(at), closed)).toBe(period);
  });

  test('close in their order, and only when they are over', () => {
    const now = new Date('2027-01-08T02:00:00Z');
    expect(periodToClose('2026-11', null, now)).toBe('2026-11');
    expect(periodToClose('2026-11', '2026-11', now)).toBe('2026-12');
    expect(periodToClose('2026-11', '2026-12', now)).toBeNull();
    expect(nextPeriod('2026-12')).toBe('2027-01');
    expect(periodsBetween('2026-11', '2027-01')).toEqual(['2026-11', '2026-12', '2027-01']);
  });

  test('of a year that the fund opened late in, those before count for nothing', () => {
    expect(openMonthsOf(2026, '2026-11', null)).toEqual(['2026-11', '2026-12']);
    expect(openMonthsOf(2026, '2025-03', '2026-11')).toEqual(['2026-12']);
    expect(openMonthsOf(2026, '2026-11', '2026-12')).toEqual([]);
  });
});

describe('a bank’s statement', () => {
  const read = (...rows: string[]) =>
    readStatement(rows.map((row, index) => ({ line: index + 1, cells: row.split('|') })));

  test('is read by its headings, wherever they stand, and by nothing beside them', () => {
    const found = read(
      '某某银行账户明细|||||',
      '交易日期|对方户名|对方账号|支出金额|收入金额|流水号',
      '20261123|王小明|6222|5,000.00||HD-1',
      '2026/11/24 09:30|||-|12.5|HD-2',
      '合计||||5,012.50|',
    );
    expect(found).toEqual({
      movements: [
        { bookedOn: '2026-11-23', direction: 'OUT', amountFen: 500_000, reference: 'HD-1' },
        { bookedOn: '2026-11-24', direction: 'IN', amountFen: 1_250, reference: 'HD-2' },
      ],
      skipped: 1,
      wrong: [],
    });
  });

  test.each([
    [['a|b', '1|2'], 'file', 'BAD_FORMAT'],
    [['date|paid out|paid in|reference'], 'file', 'NOT_ENOUGH'],
    [['date|paid out|paid in|reference', '2026-02-30|1||x'], 'lines.2.day', 'BAD_FORMAT'],
    [['date|paid out|paid in|reference', '2026-11-01|1.234||x'], 'lines.2.amount', 'NOT_A_NUMBER'],
    [['date|paid out|paid in|reference', '2026-11-01|1||'], 'lines.2.reference', 'REQUIRED'],
    [
      ['date|paid out|paid in|reference', `2026-11-01|1||${'x'.repeat(101)}`],
      'lines.2.reference',
      'TOO_LONG',
    ],
  ])('says where %j is wrong', (rows, path, code) => {
    expect(read(...rows).wrong).toEqual([{ path, code }]);
  });

  test.each([
    ['¥1,234.5', 123_450],
    ['-0.01', 1],
    ['', 0],
    ['—', 0],
    ['1.2.3', null],
    ['1e3', null],
  ])('reads %j as %s fen', (text, fen) => expect(fenIn(text)).toBe(fen));

  test.each([
    ['2026年11月3日', '2026-11-03'],
    ['2026.1.31', '2026-01-31'],
    ['20261301', null],
    ['昨天', null],
  ])('reads %j as the day %s', (text, day) => expect(dayIn(text)).toBe(day));
});

describe('one account behind several awards', () => {
  const award = (leadId: string, at: string) => ({ leadId, at: new Date(at) });
  test.each([
    ['one award', [award('a', '2026-01-01')], null],
    ['two stages of one report', [award('a', '2026-01-01'), award('a', '2026-02-01')], null],
    ['two reports', [award('a', '2026-01-01'), award('b', '2028-02-01')], 'TWO_REPORTS'],
    ['three within a year', ['2026-01-01', '2026-05-01', '2026-12-31'].map((at) => award('a', at)), 'OFTEN'],
    ['two within a year, of one report', ['2026-01-01', '2026-05-01'].map((at) => award('a', at)), null],
    ['three within two years', ['2026-01-01', '2027-01-02', '2027-12-31'].map((at) => award('a', at)), null],
  ])('%s', (_what, awards, alert) => expect(payeeAlert(awards, 3)).toBe(alert));

  test('is often by what the district calls so', () => {
    const two = ['2026-01-01', '2026-05-01'].map((at) => award('a', at));
    expect(payeeAlert(two, 2)).toBe('OFTEN');
    expect(payeeAlert([...two, award('b', '2026-06-01')], 4)).toBe('TWO_REPORTS');
  });
});
