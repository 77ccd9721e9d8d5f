import type { CodeItem } from './code-item.ts';

/**
 * By which way a report came in; all but WEB are registered by an officer (handbook B, L01; the notice's 信访 and 舆情,
 * E.11; village committees and grids, Decree 737 art. 8 and 17).
 */
export const REPORT_CHANNELS = [
  { code: 'WEB', zh: '网上举报', en: 'Web' },
  { code: 'PHONE', zh: '来电', en: 'Phone' },
  { code: 'LETTER', zh: '来信', en: 'Letter' },
  { code: 'VISIT', zh: '来访', en: 'Visit' },
  { code: 'EMAIL', zh: '电子邮件', en: 'E-mail' },
  { code: 'HOTLINE_12345', zh: '12345转办', en: 'Hotline 12345' },
  { code: 'GRID', zh: '村（居）委会、网格报送', en: 'Village committee or grid' },
  { code: 'PETITION', zh: '信访转办', en: 'Petition office' },
  { code: 'OPINION', zh: '舆情监测', en: 'Press and public opinion' },
] as const satisfies readonly CodeItem[];
export type ReportChannel = (typeof REPORT_CHANNELS)[number]['code'];
export type RegisteredChannel = Exclude<ReportChannel, 'WEB'>;

/** Whose report an officer registers: who must report by duty (art. 17) earns no award by it. */
export const REPORTER_STANDINGS = [
  { code: 'RESIDENT', zh: '群众举报', en: 'A member of the public' },
  { code: 'DUTY', zh: '依职责报送', en: 'Reported by duty' },
] as const satisfies readonly CodeItem[];
export type ReporterStanding = (typeof REPORTER_STANDINGS)[number]['code'];

/** How the reporter learnt the pledge of truthfulness and the privacy notice. */
export const NOTICES_GIVEN = [
  { code: 'VOICE', zh: '已口头告知并得到答复', en: 'Read to the reporter, who agreed' },
  { code: 'SIGNATURE', zh: '已书面告知并由本人签字', en: 'Given in writing and signed' },
  { code: 'NOT_REACHED', zh: '联系不上举报人，未能告知', en: 'The reporter can’t be reached' },
] as const satisfies readonly CodeItem[];
export type NoticeGiven = (typeof NOTICES_GIVEN)[number]['code'];

/** How the receipt comes to its owner. NONE: nobody is ever shown its code. */
export const SLIP_WAYS = [
  { code: 'HANDED', zh: '打印后当面交给举报人', en: 'Printed and handed over' },
  { code: 'READ_OUT', zh: '电话里逐字念给举报人', en: 'Read out on the telephone' },
  { code: 'POSTED', zh: '寄到举报人留下的地址或邮箱', en: 'Sent to the address that the reporter gave' },
  { code: 'NONE', zh: '没有办法交给举报人', en: 'There is no way to the reporter' },
] as const satisfies readonly CodeItem[];
export type SlipWay = (typeof SLIP_WAYS)[number]['code'];
