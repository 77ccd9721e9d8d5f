import { describe, expect, it } from 'vitest';
import { LITONG, LITONG_ROUTING } from '../../server/demo/litong.ts';
import { codesOf, SECTORS } from '../../server/domain/code-lists.ts';
import { checkRouting } from '../../server/domain/routing-check.ts';
import { route, type RoutingFacts, type RoutingRule } from '../../server/domain/routing.ts';
import { refusalOf } from './scheme-fixtures.ts';

const places = {
  units: LITONG.units.map(({ code }) => code),
  townships: LITONG.townships.map(({ code }) => code),
};
const lead: RoutingFacts = {
  sector: 'INVESTMENT_CONSULTING',
  mode: 'VIA_PUBLICITY',
  townshipCode: '640302100',
  urgency: 'NONE',
  amountBand: 'UNKNOWN',
  peopleBand: 'UNKNOWN',
  targetKind: 'COMPANY',
};
const rule = (
  id: string,
  order: number,
  then: RoutingRule['then'],
  more: Partial<RoutingRule> = {},
): RoutingRule => ({
  id,
  order,
  title: id,
  when: {},
  then,
  active: true,
  ...more,
});
const base = rule('BASE', 1, { leadUnit: 'LEAD_AGENCY' });

describe("the demo district's routing", () => {
  it('has no problems', () => {
    expect(checkRouting(LITONG_ROUTING, places)).toEqual([]);
  });

  it.each([
    ['INVESTMENT_CONSULTING', 'INDUSTRY_COMMERCE'],
    ['INVESTMENT_WEALTH', 'INDUSTRY_COMMERCE'],
    ['FINANCING_INTERMEDIARY', 'INDUSTRY_COMMERCE'],
    ['SCHOOL_FUNDRAISING', 'EDUCATION'],
    ['REAL_ESTATE', 'HOUSING'],
    ['FARMER_COOPERATIVE', 'AGRICULTURE'],
    ['MICRO_LOAN', 'INDUSTRY_COMMERCE'],
    ['ELDERLY_CARE', 'CIVIL_AFFAIRS'],
    ['BREEDING', 'AGRICULTURE'],
    ['INTERNET_FINANCE', 'INDUSTRY_COMMERCE'],
  ])('sends %s to the three and to %s', (sector, regulator) => {
    expect(route(LITONG_ROUTING, { ...lead, sector })).toEqual({
      leadUnit: 'LEAD_AGENCY',
      jointUnits: ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
      assistUnits: [regulator],
      townshipCode: '640302100',
      urgency: 'NORMAL',
      trace: ['BASE', `SECTOR_${sector}`],
    });
  });

  it('knows a regulator for every sector of the notice', () => {
    expect([...LITONG.sectors.map(({ sector }) => sector), 'OTHER']).toEqual(codesOf(SECTORS));
  });

  it('sends what nobody can place by the base rule alone', () => {
    const way = route(LITONG_ROUTING, {
      ...lead,
      sector: 'OTHER',
      mode: 'VIA_OTHER',
      townshipCode: 'UNKNOWN',
    });
    expect(way).toMatchObject({ assistUnits: [], townshipCode: 'UNKNOWN', trace: ['BASE'] });
    expect(way.jointUnits).toEqual(['LEAD_AGENCY', 'POLICE', 'MARKET_REG']);
  });

  it('asks a second regulator where the way of raising is its own', () => {
    const forest = route(LITONG_ROUTING, { ...lead, sector: 'FARMER_COOPERATIVE', mode: 'FOREST_RIGHTS' });
    expect(forest.assistUnits).toEqual(['AGRICULTURE', 'NATURAL_RESOURCES']);
    const homes = route(LITONG_ROUTING, { ...lead, sector: 'ELDERLY_CARE', mode: 'ELDERLY_SERVICES' });
    expect(homes.assistUnits).toEqual(['CIVIL_AFFAIRS']);
  });

  it.each(['RUNNING_AWAY', 'MOVING_ASSETS', 'GATHERING'] as const)('takes %s as urgent', (urgency) => {
    expect(route(LITONG_ROUTING, { ...lead, urgency }).urgency).toBe('URGENT');
    expect(route(LITONG_ROUTING, { ...lead, urgency: ['MOVING_ASSETS', urgency] }).urgency).toBe('URGENT');
  });

  it('takes no situation, ticked or left, as normal', () => {
    expect(route(LITONG_ROUTING, { ...lead, urgency: ['NONE'] }).urgency).toBe('NORMAL');
    expect(route(LITONG_ROUTING, { ...lead, urgency: [] }).urgency).toBe('NORMAL');
  });
});

describe('rules', () => {
  it('are applied in their order whatever order they are held in; later ones override', () => {
    const rules = [
      rule('LATE', 9, { leadUnit: 'POLICE', urgency: 'NORMAL', township: '640302203' }),
      rule('MIDDLE', 5, { urgency: 'URGENT', assistUnits: ['JUSTICE', 'EDUCATION'] }),
      base,
      rule('LAST', 10, { assistUnits: ['EDUCATION', 'HOUSING'] }),
    ];
    expect(route(rules, lead)).toEqual({
      leadUnit: 'POLICE',
      jointUnits: ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
      assistUnits: ['JUSTICE', 'EDUCATION', 'HOUSING'],
      townshipCode: '640302203',
      urgency: 'NORMAL',
      trace: ['BASE', 'MIDDLE', 'LATE', 'LAST'],
    });
  });

  it('that are switched off or cannot be judged do not match', () => {
    const rules = [
      base,
      rule('OFF', 2, { urgency: 'URGENT' }, { active: false }),
      rule('ODD', 3, { urgency: 'URGENT' }, { when: { weather: 'RAIN' } }),
    ];
    expect(route(rules, lead)).toMatchObject({ urgency: 'NORMAL', trace: ['BASE'] });
  });

  it('never ask one of the three to assist as well', () => {
    const rules = [base, rule('TWICE', 2, { assistUnits: ['POLICE', 'JUSTICE'] })];
    expect(route(rules, lead).assistUnits).toEqual(['JUSTICE']);
  });

  it('that name no lead unit are refused', () => {
    expect(refusalOf(() => route([rule('X', 1, { urgency: 'URGENT' })], lead))).toBe(
      'ROUTING_INVALID leadUnit',
    );
  });

  it.each<[string, RoutingRule[], string[]]>([
    ['no lead unit for every lead', [{ ...base, when: { sector: 'BREEDING' } }], ['leadUnit REQUIRED']],
    ['the base rule switched off', [{ ...base, active: false }], ['leadUnit REQUIRED']],
    [
      'an unknown lead unit',
      [{ ...base, then: { leadUnit: 'NAVY' } }],
      ['rules[0].then.leadUnit NOT_IN_LIST'],
    ],
    [
      'an unknown assisting unit',
      [base, rule('R', 2, { assistUnits: ['JUSTICE', 'NAVY'] })],
      ['rules[1].then.assistUnits[1] NOT_IN_LIST'],
    ],
    [
      'only two joint units',
      [base, rule('R', 2, { jointUnits: ['POLICE', 'MARKET_REG'] })],
      ['rules[1].then.jointUnits NOT_ALLOWED'],
    ],
    [
      'an unknown township',
      [base, rule('R', 2, { township: '110101001' })],
      ['rules[1].then.township NOT_IN_LIST'],
    ],
    ['an effect that is empty', [base, rule('R', 2, {})], ['rules[1].then NOT_ENOUGH']],
    ['one id twice', [base, { ...base, order: 2 }], ['rules[1].id MUST_DIFFER']],
    [
      'an unknown fact',
      [base, rule('R', 2, { urgency: 'URGENT' }, { when: { reporter: 'X' } })],
      ['rules[1].when.reporter NOT_IN_LIST'],
    ],
    [
      'an unknown code',
      [base, rule('R', 2, { urgency: 'URGENT' }, { when: { sector: { in: ['BREEDING', 'MINING'] } } })],
      ['rules[1].when.sector.in[1] NOT_IN_LIST'],
    ],
  ])('with %s are told so', (_what, rules, problems) => {
    expect(checkRouting(rules, places).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
  });

  it("may name a district's own sector", () => {
    const rules = [base, rule('R', 2, { urgency: 'URGENT' }, { when: { sector: 'MINING' } })];
    expect(checkRouting(rules, { ...places, sectors: ['MINING'] })).toEqual([]);
  });
});
