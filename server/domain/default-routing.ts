import { type BureauCode, type SectorRegulator, UNIT_CODES } from './district.ts';
import type { RoutingRule } from './routing.ts';
import type { FundraisingMode } from './code-lists/fundraising-modes.ts';

/** Modes that belong to a regulator whatever sector the reporter chose. */
const MODE_REGULATORS: readonly { mode: FundraisingMode; regulator: BureauCode; title: string }[] = [
  { mode: 'PROPERTY_BUYBACK', regulator: 'HOUSING', title: '以房产销售为名 → 住建部门协助' },
  { mode: 'FOREST_RIGHTS', regulator: 'NATURAL_RESOURCES', title: '以林权为名 → 自然资源部门协助' },
  { mode: 'PLANTING_BREEDING', regulator: 'AGRICULTURE', title: '以种植养殖为名 → 农业农村部门协助' },
  { mode: 'ELDERLY_SERVICES', regulator: 'CIVIL_AFFAIRS', title: '以养老为名 → 民政部门协助' },
];

/**
 * The rules a new district begins with: the lead agency and the three joint units always (notice 五(三)), the
 * sector's regulator beside them, and what cannot wait goes into the urgent lane (L10). A regulator that the district
 * doesn't have assists nobody.
 */
export function defaultRouting(
  sectors: readonly SectorRegulator[],
  units: readonly string[] = UNIT_CODES,
): RoutingRule[] {
  const base: RoutingRule = {
    id: 'BASE',
    order: 10,
    title: '所有线索：牵头单位主办，三个部门联合核查',
    when: {},
    then: { leadUnit: 'LEAD_AGENCY', jointUnits: ['LEAD_AGENCY', 'POLICE', 'MARKET_REG'] },
    active: true,
  };
  const regulated = sectors.flatMap(({ sector, zh, regulator }) =>
    regulator !== null && units.includes(regulator) ? [{ sector, zh, regulator }] : [],
  );
  const bySector = regulated.map(({ sector, zh, regulator }, index): RoutingRule => ({
    id: `SECTOR_${sector}`,
    order: 100 + index,
    title: `${zh} → 行业主管部门协助`,
    when: { sector },
    then: { assistUnits: [regulator] },
    active: true,
  }));
  const byMode = MODE_REGULATORS.filter(({ regulator }) => units.includes(regulator)).map(
    ({ mode, regulator, title }, index): RoutingRule => ({
      id: `MODE_${mode}`,
      order: 200 + index,
      title,
      when: { mode },
      then: { assistUnits: [regulator] },
      active: true,
    }),
  );
  const urgent: RoutingRule = {
    id: 'URGENT',
    order: 900,
    title: '跑路、转移资产、人群聚集 → 紧急',
    when: { urgency: { in: ['RUNNING_AWAY', 'MOVING_ASSETS', 'GATHERING'] } },
    then: { urgency: 'URGENT' },
    active: true,
  };
  return [base, ...bySector, ...byMode, urgent];
}
