import { itemOf } from './code-lists/code-item.ts';
import { SECTORS, type Sector } from './code-lists/sectors.ts';
import type { BureauCode, SectorRegulator } from './district.ts';

/**
 * Which bureau regulates which sector, until the district says otherwise in its routing. A proposal: 吴利政办发〔2021〕67号
 * names sectors and bureaus but not which regulates which. Market regulation is one of the three already, so what is
 * neither school, house, farm nor care home goes to industry and commerce.
 */
const REGULATORS: readonly { sector: Sector; regulator: BureauCode }[] = [
  { sector: 'INVESTMENT_CONSULTING', regulator: 'INDUSTRY_COMMERCE' },
  { sector: 'INVESTMENT_WEALTH', regulator: 'INDUSTRY_COMMERCE' },
  { sector: 'FINANCING_INTERMEDIARY', regulator: 'INDUSTRY_COMMERCE' },
  { sector: 'SCHOOL_FUNDRAISING', regulator: 'EDUCATION' },
  { sector: 'REAL_ESTATE', regulator: 'HOUSING' },
  { sector: 'FARMER_COOPERATIVE', regulator: 'AGRICULTURE' },
  { sector: 'MICRO_LOAN', regulator: 'INDUSTRY_COMMERCE' },
  { sector: 'ELDERLY_CARE', regulator: 'CIVIL_AFFAIRS' },
  { sector: 'BREEDING', regulator: 'AGRICULTURE' },
  { sector: 'INTERNET_FINANCE', regulator: 'INDUSTRY_COMMERCE' },
];

/** The notice's ten sectors by their names, each with its regulator. */
export const SECTOR_REGULATORS: readonly SectorRegulator[] = REGULATORS.map(({ sector, regulator }) => {
  const { zh = sector, en = sector } = itemOf(SECTORS, sector) ?? {};
  return { sector, zh, en, regulator };
});
