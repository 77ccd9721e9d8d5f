import type { CodeItem } from './code-item.ts';

/** For how long money is promised to be kept before it comes back. */
export const PROMISED_TERMS = [
  { code: 'ANY_TIME', zh: '随存随取', en: 'Back at any time' },
  { code: 'UP_TO_3_MONTHS', zh: '3个月以内', en: 'Up to 3 months' },
  { code: 'UP_TO_6_MONTHS', zh: '3至6个月', en: '3–6 months' },
  { code: 'UP_TO_1_YEAR', zh: '半年至1年', en: '6–12 months' },
  { code: 'UP_TO_3_YEARS', zh: '1至3年', en: '1–3 years' },
  { code: 'OVER_3_YEARS', zh: '3年以上', en: 'More than 3 years' },
  { code: 'UNKNOWN', zh: '没说或不清楚', en: 'Not said, or not known' },
] as const satisfies readonly CodeItem[];

/** Who holds the originals of contracts and receipts. "I do" tells of the reporter, so the answer stays with intake. */
export const ORIGINALS_HELD = [
  { code: 'REPORTER', zh: '在我手里', en: 'I have them' },
  { code: 'FAMILY', zh: '在我家人手里', en: 'My family has them' },
  { code: 'OTHER_INVESTOR', zh: '在别的参与人手里', en: 'Somebody else who took part has them' },
  { code: 'TARGET', zh: '对方没有给，或已收走', en: 'They never gave any, or took them back' },
  { code: 'NONE', zh: '没有原件', en: 'There are none' },
  { code: 'UNKNOWN', zh: '不清楚', en: 'Not known' },
] as const satisfies readonly CodeItem[];

/** Whether the reporter put money in, and lost some. */
export const OWN_MONEY = [
  { code: 'NONE', zh: '没有投钱', en: 'I put no money in' },
  { code: 'INVESTED', zh: '投了，暂时没有损失', en: 'I did, and have lost nothing so far' },
  { code: 'LOST', zh: '投了，有损失', en: 'I did, and lost money' },
  { code: 'NOT_SAID', zh: '不想说', en: 'I would rather not say' },
] as const satisfies readonly CodeItem[];
export type OwnMoney = (typeof OWN_MONEY)[number]['code'];

/** About how much the reporter put in: a family's sums, far below those of a scheme. */
export const OWN_AMOUNT_BANDS = [
  { code: 'UNDER_10K', zh: '1万元以下', en: 'Under ¥10,000' },
  { code: 'FROM_10K', zh: '1万至5万元', en: '¥10,000–50,000' },
  { code: 'FROM_50K', zh: '5万至20万元', en: '¥50,000–200,000' },
  { code: 'FROM_200K', zh: '20万至50万元', en: '¥200,000–500,000' },
  { code: 'FROM_500K', zh: '50万元以上', en: '¥500,000 or more' },
  { code: 'UNKNOWN', zh: '不想说', en: 'I would rather not say' },
] as const satisfies readonly CodeItem[];

export const REPORTED_ELSEWHERE = [
  { code: 'NO', zh: '没有', en: 'No' },
  { code: 'YES', zh: '反映过', en: 'Yes' },
] as const satisfies readonly CodeItem[];
