import type { Colour } from './contrast.ts';
import type { DistrictTexts } from './district-texts.ts';
import type { RoutingRule } from './routing.ts';
import type { Settings } from './settings.ts';

/** The organisations every district has, whatever its own names for them. */
export const UNIT_CODES = [
  'LEAD_AGENCY',
  'POLICE',
  'MARKET_REG',
  'FINANCE',
  'PUBLICITY',
  'EDUCATION',
  'INDUSTRY_COMMERCE',
  'CIVIL_AFFAIRS',
  'NATURAL_RESOURCES',
  'HOUSING',
  'AGRICULTURE',
  'JUSTICE',
] as const;
export type BureauCode = (typeof UNIT_CODES)[number];

/** A bureau, or a township's government as `T` and its code. A district may have bureaus of its own. */
export type UnitCode = string;

export type Unit = {
  code: UnitCode;
  zh: string;
  en: string;
  kind: 'BUREAU' | 'TOWNSHIP';
  /** For townships only. */
  townshipCode: string | null;
  /** As people say it in a sentence; absent where the portal's own word for the three units will do. */
  shortZh?: string;
  shortEn?: string;
};

/** A township-level division; `code` has the nine digits of the national statistical code. */
export type Township = { code: string; zh: string; en: string };

export const PUBLIC_CHANNEL_KINDS = ['PHONE', 'EMAIL', 'ADDRESS', 'WEB', 'OTHER'] as const;

/** A published way to report (Decree 737 art. 16). `value` is what is printed: a number, an address. */
export type PublicChannel = {
  kind: (typeof PUBLIC_CHANNEL_KINDS)[number];
  value: string;
  hoursZh: string;
  hoursEn: string;
  unit: UnitCode;
};

/** A sector that residents choose from, and who regulates it: the unit that assists the three. */
export type SectorRegulator = { sector: string; zh: string; en: string; regulator: UnitCode | null };

/** All that makes the portal one district's. `holidays` and `workdays` are its own days, `YYYY-MM-DD`. */
export type DistrictProfile = {
  code: string;
  zh: string;
  en: string;
  cityZh: string;
  cityEn: string;
  regionZh: string;
  regionEn: string;
  units: Unit[];
  sectors: SectorRegulator[];
  townships: Township[];
  channels: PublicChannel[];
  holidays: string[];
  workdays: string[];
  /** What a district may leave to the portal. */
  leadColour?: Colour;
  texts?: DistrictTexts;
  settings?: Settings;
  routing?: readonly Omit<RoutingRule, 'id' | 'order'>[];
};

/** The unit code of a township's government. */
export function townshipUnit(townshipCode: string): UnitCode {
  return `T${townshipCode}`;
}
