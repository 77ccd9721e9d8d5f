import { describe, expect, it } from 'vitest';
import { formatDate, formatDue, formatMoment, formatSize } from '../../web/src/lib/dates.ts';
import { formatFen, parseYuan } from '../../web/src/lib/money.ts';
import { safeNext } from '../../web/src/lib/next-page.ts';
import { readTownships } from '../../web/src/lib/townships.ts';

describe('what people read and type', () => {
  it('a limit that ends at midnight in China is shown with its own day', () => {
    const end = '2026-11-30T15:59:59.999Z';
    expect(formatDate(end, 'zh-CN')).toBe('2026年11月30日（周一）');
    expect(formatDate(end, 'en')).toBe('Monday, 30 November 2026');
    expect(formatDate(end, 'en', 'officer')).toBe('2026-11-30');
    expect(formatDate('2026-11-30T16:00:00Z', 'zh-CN')).toBe('2026年12月1日（周二）');
  });

  it('a limit that ends within the day is shown with its hour, any other with its day', () => {
    const now = '2026-11-23T09:22:00Z';
    expect(formatDue('2026-11-23T11:22:00Z', now, 'zh-CN')).toBe('今天19:22');
    expect(formatDue('2026-11-23T11:22:00Z', now, 'en')).toBe('19:22 today');
    expect(formatDue('2026-11-23T15:59:59.999Z', now, 'zh-CN')).toBe('2026年11月23日（周一）');
    expect(formatDue('2026-11-23T16:10:00Z', now, 'zh-CN')).toBe('2026年11月24日（周二）');
  });

  it('a bare date stays the same date', () => {
    expect(formatDate('2026-01-01', 'zh-CN', 'officer')).toBe('2026-01-01');
    expect(formatMoment('2026-11-23T02:05:00Z', 'zh-CN')).toBe('2026年11月23日（周一）10:05');
    expect(formatMoment('2026-11-23T02:05:00Z', 'zh-CN', 'officer')).toBe('2026-11-23 10:05');
  });

  it('money is never off by a fen, nor by a comma', () => {
    expect(formatFen(500_000)).toBe('¥5,000.00');
    expect(formatFen(1)).toBe('¥0.01');
    expect(formatFen(-123_456_789)).toBe('−¥1,234,567.89');
    expect(parseYuan('5,000')).toBe(500_000);
    expect(parseYuan('￥5000.5')).toBe(500_050);
    for (const broken of ['', '5,00', '1.234', 'abc', '-5']) expect(parseYuan(broken)).toBeNull();
  });

  it('sizes are short', () => {
    expect([0, 1023, 1024, 52_428_800, 209_715_200].map(formatSize)).toEqual([
      '0 B',
      '1023 B',
      '1 KB',
      '50 MB',
      '200 MB',
    ]);
  });

  it('an administrator pastes townships with commas, tabs or blanks', () => {
    expect(
      readTownships('640302100 金积镇 Jinji Town\n\n640302101，金银滩镇\t Jinyintan\n640302200 东塔寺乡'),
    ).toEqual([
      { code: '640302100', zh: '金积镇', en: 'Jinji Town' },
      { code: '640302101', zh: '金银滩镇', en: 'Jinyintan' },
      { code: '640302200', zh: '东塔寺乡', en: '东塔寺乡' },
    ]);
    expect(readTownships('金积镇 640302100')).toBeNull();
    expect(readTownships('')).toBeNull();
  });

  it('signing in leads only to pages of this portal', () => {
    expect(safeNext('/verification?tray=OVERDUE')).toBe('/verification?tray=OVERDUE');
    for (const elsewhere of [null, '', '//evil.example', '/\\evil.example', 'https://evil.example']) {
      expect(safeNext(elsewhere)).toBe('/office');
    }
  });
});
