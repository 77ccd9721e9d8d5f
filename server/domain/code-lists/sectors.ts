import type { CodeItem } from './code-item.ts';

/** The ten high-risk sectors of 吴利政办发〔2021〕67号 四(一), and an eleventh for residents who cannot tell. */
export const SECTORS = [
  { code: 'INVESTMENT_CONSULTING', zh: '投资咨询', en: 'Investment consulting' },
  { code: 'INVESTMENT_WEALTH', zh: '投资理财', en: 'Investment and wealth management' },
  { code: 'FINANCING_INTERMEDIARY', zh: '投融资中介', en: 'Investment and financing intermediary' },
  { code: 'SCHOOL_FUNDRAISING', zh: '集资办学', en: 'Schools run on raised funds' },
  { code: 'REAL_ESTATE', zh: '房地产', en: 'Real estate' },
  { code: 'FARMER_COOPERATIVE', zh: '农民专业合作社', en: "Farmers' cooperative" },
  { code: 'MICRO_LOAN', zh: '小贷公司', en: 'Micro-loan company' },
  { code: 'ELDERLY_CARE', zh: '养老', en: 'Elderly care' },
  { code: 'BREEDING', zh: '养殖', en: 'Animal breeding' },
  { code: 'INTERNET_FINANCE', zh: '互联网金融', en: 'Internet finance' },
  { code: 'OTHER', zh: '其他或不清楚', en: 'Other or not known' },
] as const satisfies readonly CodeItem[];

export type Sector = (typeof SECTORS)[number]['code'];
