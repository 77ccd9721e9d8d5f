import type { SectorRegulator } from './district.ts';

/**
 * Which bureau regulates which sector, until the district says otherwise in its routing. A proposal: 吴利政办发〔2021〕67号
 * names sectors and bureaus but not which regulates which. Market regulation is one of the three already, so what is
 * neither school, house, farm nor care home goes to industry and commerce.
 */
export const SECTOR_REGULATORS: readonly SectorRegulator[] = [
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
