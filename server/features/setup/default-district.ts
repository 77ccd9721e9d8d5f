import {
  type BureauCode,
  type DistrictProfile,
  type Township,
  type Unit,
  townshipUnit,
} from '../../domain/district.ts';
import { SECTOR_REGULATORS } from '../../domain/sector-regulators.ts';

/** The bureaus as most districts call them; the district's name goes before each. */
const BUREAUS: readonly [code: BureauCode, zh: string, en: string][] = [
  ['LEAD_AGENCY', '发展和改革局', 'Development and Reform Bureau'],
  ['POLICE', '公安分局', 'Public Security Sub-bureau'],
  ['MARKET_REG', '市场监督管理分局', 'Market Regulation Sub-bureau'],
  ['FINANCE', '财政局', 'Finance Bureau'],
  ['PUBLICITY', '党委宣传部', 'Publicity Department'],
  ['EDUCATION', '教育局', 'Education Bureau'],
  ['INDUSTRY_COMMERCE', '工业信息化和商务局', 'Industry, Information and Commerce Bureau'],
  ['CIVIL_AFFAIRS', '民政局', 'Civil Affairs Bureau'],
  ['NATURAL_RESOURCES', '自然资源局', 'Natural Resources Bureau'],
  ['HOUSING', '住房城乡建设局', 'Housing and Construction Bureau'],
  ['AGRICULTURE', '农业农村局', 'Agriculture and Rural Affairs Bureau'],
  ['JUSTICE', '司法局', 'Justice Bureau'],
];

/** What the first-run form asks for. */
export type TypedDistrict = {
  code: string;
  nameZh: string;
  nameEn: string;
  cityZh: string;
  cityEn: string;
  townships: readonly Township[];
};

/**
 * A whole district from what was typed: the bureaus that every district has, the notice's ten sectors with a proposal
 * of who regulates them, and no channels, for a telephone number cannot be guessed.
 */
export function districtFrom(typed: TypedDistrict): DistrictProfile {
  const { code, nameZh, nameEn, cityZh, cityEn } = typed;
  return {
    code,
    zh: nameZh,
    en: nameEn,
    cityZh,
    cityEn,
    regionZh: '',
    regionEn: '',
    units: [
      ...BUREAUS.map(([bureau, zh, en]): Unit => ({
        code: bureau,
        zh: nameZh + zh,
        en,
        kind: 'BUREAU',
        townshipCode: null,
      })),
      ...typed.townships.map((township): Unit => ({
        code: townshipUnit(township.code),
        zh: `${township.zh}人民政府`,
        en: `${township.en} Government`,
        kind: 'TOWNSHIP',
        townshipCode: township.code,
      })),
    ],
    sectors: [...SECTOR_REGULATORS],
    townships: [...typed.townships],
    channels: [],
    holidays: [],
    workdays: [],
  };
}
