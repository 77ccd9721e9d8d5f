import type { Finding } from '../contract/tasks.ts';
import type { JointUnit, Tip } from './tip.ts';

/** So many working days ago, at a time of that day, something happens to the tip. */
export type Beat = readonly [workingDaysAgo: number, time: string, act: (tip: Tip) => Promise<unknown>];

export const UNITS: readonly JointUnit[] = ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'];

/** What a unit finds in the demo: what it is there to look at in earnest, the rest in passing. */
function findingOf(unit: JointUnit, conclusion: Finding['conclusion']): Finding {
  const bad = conclusion === 'SUBSTANTIATED';
  const look = (note: string, worst: 'VIOLATION' | 'SUSPICIOUS') =>
    bad ? ({ result: worst, note } as const) : ({ result: 'NORMAL', note: '' } as const);
  const others = { result: 'NOT_CHECKED', note: '由其他单位核查' } as const;
  const checks = {
    LICENCE: unit === 'MARKET_REG' ? look('营业执照经营范围不含金融业务', 'VIOLATION') : others,
    PUBLICITY: unit === 'MARKET_REG' ? look('传单和讲课中承诺保本付息', 'VIOLATION') : others,
    PERSONNEL: unit === 'POLICE' ? look('业务员按吸收金额提成', 'SUSPICIOUS') : others,
    BUSINESS: unit === 'LEAD_AGENCY' ? look('无真实经营项目，以新还旧', 'VIOLATION') : others,
    FUNDS: unit === 'POLICE' ? look('资金进入个人账户', 'VIOLATION') : others,
  };
  const summary = bad
    ? '现场检查、询问和调取的材料相互印证，与反映情况基本一致。'
    : '经现场检查和询问，未发现向不特定对象吸收资金的事实。';
  return { checks, conclusion, summary };
}

/** A unit investigates and signs: its second officer writes, its first one signs. */
export const unitSigns = (
  unit: JointUnit,
  day: number,
  conclusion: Finding['conclusion'] = 'SUBSTANTIATED',
): Beat[] => [
  [day, '15:20', (tip) => tip.record(unit, findingOf(unit, conclusion))],
  [day, '16:40', (tip) => tip.sign(unit)],
];

/** From the street to the three units: received on `day`, accepted the next working day, handed out, signed for. */
export const takenUp = (day: number, words: string): Beat[] => [
  [day, '10:05', (tip) => tip.submit()],
  [day - 1, '09:20', (tip) => tip.accept(words)],
  [day - 1, '14:35', (tip) => tip.assign()],
];

export const signedFor = (day: number): Beat[] =>
  UNITS.map((unit, index): Beat => [day, `09:${40 + index * 7}`, (tip) => tip.signFor(unit)]);

/** Three findings, the meeting, three signatures: nine working days from `day`, when the units sign for it. */
export const determined = (day: number, outcome: Parameters<Tip['draft']>[0]): Beat[] => [
  ...signedFor(day),
  ...UNITS.flatMap((unit, index) =>
    unitSigns(
      unit,
      day - 3 - index,
      outcome.outcome === 'SUBSTANTIATED' ? 'SUBSTANTIATED' : 'UNSUBSTANTIATED',
    ),
  ),
  [day - 6, '09:10', (tip) => tip.step('coordinator', { verb: 'convene' })],
  [day - 7, '09:40', (tip) => tip.meet(`各单位通报核查情况。经会商：${outcome.reasons}`)],
  [day - 7, '10:30', (tip) => tip.draft(outcome)],
  ...UNITS.map((unit, index): Beat => [
    day - 8,
    `10:${10 + index * 15}`,
    (tip) => tip.signDetermination(unit),
  ]),
  [day - 9, '09:30', (tip) => tip.issue('head')],
];
