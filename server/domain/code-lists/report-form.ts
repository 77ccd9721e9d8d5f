import type { CodeItem } from './code-item.ts';

/** Whom the report is about. */
export const TARGET_KINDS = [
  { code: 'COMPANY', zh: '企业', en: 'Company' },
  { code: 'SOLE_TRADER', zh: '个体户', en: 'Sole trader' },
  { code: 'COOPERATIVE', zh: '合作社', en: 'Cooperative' },
  { code: 'PERSON', zh: '个人', en: 'Person' },
  { code: 'WEBSITE_OR_APP', zh: '网站或APP', en: 'Website or app' },
  { code: 'OTHER', zh: '其他', en: 'Other' },
] as const satisfies readonly CodeItem[];
export type TargetKind = (typeof TARGET_KINDS)[number]['code'];

/** Stands for a township where the reporter knows none; it belongs to no district and no unit. */
export const UNKNOWN_TOWNSHIP = {
  code: 'UNKNOWN',
  zh: '不在本区或不清楚',
  en: 'Outside the district, or not known',
} as const satisfies CodeItem;

export const PROMOTION_WAYS = [
  { code: 'ONLINE', zh: '网络', en: 'Online' },
  { code: 'MEDIA', zh: '媒体', en: 'Press, radio or television' },
  { code: 'PROMOTION_MEETING', zh: '推介会', en: 'Promotion meeting' },
  { code: 'LEAFLET', zh: '传单', en: 'Leaflets' },
  { code: 'TEXT_MESSAGE', zh: '短信', en: 'Text messages' },
  { code: 'WORD_OF_MOUTH', zh: '口口相传', en: 'Word of mouth' },
  { code: 'ACQUAINTANCE', zh: '熟人介绍', en: 'Through acquaintances' },
] as const satisfies readonly CodeItem[];

/** What cannot wait. NONE is a code of its own: the question must be answered. It stands last: “none of the above”. */
export const URGENT_SITUATIONS = [
  { code: 'RUNNING_AWAY', zh: '负责人正在或可能跑路', en: 'The people in charge are fleeing or may flee' },
  { code: 'MOVING_ASSETS', zh: '正在转移资金或财产', en: 'Money or property is being moved away' },
  { code: 'GATHERING', zh: '正在聚集人群', en: 'People are gathering' },
  { code: 'NONE', zh: '没有以上情形', en: 'None of these' },
] as const satisfies readonly CodeItem[];
export type UrgentSituation = (typeof URGENT_SITUATIONS)[number]['code'];

export const SOURCE_OF_KNOWLEDGE = [
  { code: 'WITNESSED', zh: '亲身经历', en: 'I saw or lived it' },
  { code: 'HEARD', zh: '听说', en: 'I heard of it' },
  { code: 'EMPLOYEE', zh: '我在该单位工作或曾经工作', en: 'I work or worked there' },
] as const satisfies readonly CodeItem[];

/** Anonymous reporters are always told apart by their receipt code, so ANON is what schemes call CODE_ANON. */
export const IDENTITY_MODES = [
  { code: 'ANON', zh: '匿名举报', en: 'Anonymous' },
  { code: 'NAMED', zh: '实名举报', en: 'Named' },
] as const satisfies readonly CodeItem[];
export type IdentityMode = (typeof IDENTITY_MODES)[number]['code'];

export const URGENCIES = [
  { code: 'NORMAL', zh: '一般', en: 'Normal' },
  { code: 'URGENT', zh: '紧急', en: 'Urgent' },
] as const satisfies readonly CodeItem[];
export type Urgency = (typeof URGENCIES)[number]['code'];
