import { defaultRouting } from '../domain/default-routing.ts';
import {
  townshipUnit,
  type BureauCode,
  type DistrictProfile,
  type Township,
  type Unit,
} from '../domain/district.ts';
import type { RoutingRule } from '../domain/routing.ts';
import { SECTOR_REGULATORS } from '../domain/sector-regulators.ts';

// 吴利政办发〔2021〕67号 三: the bureaus; codes of the townships by the national statistical codes of 2022.
const BUREAUS: readonly [code: BureauCode, zh: string, en: string][] = [
  ['LEAD_AGENCY', '利通区发展和改革局', 'Development and Reform Bureau'],
  ['POLICE', '吴忠市公安局利通区分局', 'Public Security Sub-bureau'],
  ['MARKET_REG', '吴忠市市场监督管理局利通区分局', 'Market Regulation Sub-bureau'],
  ['FINANCE', '利通区财政局', 'Finance Bureau'],
  ['PUBLICITY', '利通区委宣传部', 'Publicity Department'],
  ['EDUCATION', '利通区教育局', 'Education Bureau'],
  ['INDUSTRY_COMMERCE', '利通区工业信息化和商务局', 'Industry, Information and Commerce Bureau'],
  ['CIVIL_AFFAIRS', '利通区民政局', 'Civil Affairs Bureau'],
  ['NATURAL_RESOURCES', '利通区自然资源局', 'Natural Resources Bureau'],
  ['HOUSING', '利通区住房城乡建设和交通局', 'Housing, Construction and Transport Bureau'],
  ['AGRICULTURE', '利通区农业农村局', 'Agriculture and Rural Affairs Bureau'],
  ['JUSTICE', '利通区司法局', 'Justice Bureau'],
];

const TOWNSHIPS: readonly Township[] = [
  { code: '640302100', zh: '金积镇', en: 'Jinji Town' },
  { code: '640302101', zh: '金银滩镇', en: 'Jinyintan Town' },
  { code: '640302102', zh: '高闸镇', en: 'Gaozha Town' },
  { code: '640302103', zh: '扁担沟镇', en: 'Biandangou Town' },
  { code: '640302104', zh: '上桥镇', en: 'Shangqiao Town' },
  { code: '640302105', zh: '古城镇', en: 'Gucheng Town' },
  { code: '640302106', zh: '金星镇', en: 'Jinxing Town' },
  { code: '640302107', zh: '胜利镇', en: 'Shengli Town' },
  { code: '640302200', zh: '东塔寺乡', en: 'Dongtasi Township' },
  { code: '640302201', zh: '板桥乡', en: 'Banqiao Township' },
  { code: '640302202', zh: '马莲渠乡', en: 'Malianqu Township' },
  { code: '640302203', zh: '郭家桥乡', en: 'Guojiaqiao Township' },
];

const HOURS = { hoursZh: '工作日 8:30–12:00，14:30–18:00', hoursEn: 'Working days 8:30–12:00, 14:30–18:00' };

/** The demo district. Its channels are made up and say so: no call or letter may reach a stranger. */
export const LITONG: DistrictProfile = {
  code: '640302',
  zh: '利通区',
  en: 'Litong District',
  cityZh: '吴忠市',
  cityEn: 'Wuzhong',
  regionZh: '宁夏回族自治区',
  regionEn: 'Ningxia Hui Autonomous Region',
  units: [
    ...BUREAUS.map(([code, zh, en]): Unit => ({ code, zh, en, kind: 'BUREAU', townshipCode: null })),
    ...TOWNSHIPS.map(({ code, zh, en }): Unit => ({
      code: townshipUnit(code),
      zh: `${zh}人民政府`,
      en: `${en} Government`,
      kind: 'TOWNSHIP',
      townshipCode: code,
    })),
  ],
  sectors: [...SECTOR_REGULATORS],
  townships: [...TOWNSHIPS],
  channels: [
    { kind: 'PHONE', value: '0953-000 0000（示例）', ...HOURS, unit: 'LEAD_AGENCY' },
    {
      kind: 'EMAIL',
      value: 'jubao@litong.example',
      hoursZh: '全天',
      hoursEn: 'At any time',
      unit: 'LEAD_AGENCY',
    },
    { kind: 'ADDRESS', value: '吴忠市利通区（示例地址）发展和改革局', ...HOURS, unit: 'LEAD_AGENCY' },
    { kind: 'PHONE', value: '12345', hoursZh: '全天', hoursEn: 'At any time', unit: 'LEAD_AGENCY' },
  ],
  holidays: [],
  workdays: [],
};

export const LITONG_ROUTING: RoutingRule[] = defaultRouting(SECTOR_REGULATORS);
