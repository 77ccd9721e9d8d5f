import type { CodeItem } from './code-item.ts';

/** What intake asks a reporter for (L03). `by`: a file that shows it, or words that say it. */
export const SUPPLEMENT_ITEMS = [
  { code: 'CONTRACT', by: 'FILE', zh: '合同或协议复印件', en: 'Copy of the contract or agreement' },
  { code: 'RECEIPT', by: 'FILE', zh: '收据、收条', en: 'Receipts' },
  { code: 'TRANSFER', by: 'FILE', zh: '转账记录', en: 'Records of transfers' },
  { code: 'CHAT', by: 'FILE', zh: '聊天记录截图', en: 'Screenshots of chats' },
  { code: 'LEAFLET', by: 'FILE', zh: '传单、海报或宣传照片', en: 'Leaflets, posters or photographs of them' },
  { code: 'NAME', by: 'WORDS', zh: '对方的准确名称', en: 'Their exact name' },
  { code: 'ADDRESS', by: 'WORDS', zh: '对方的经营地址', en: 'Where they do business' },
  { code: 'CONTACT', by: 'WORDS', zh: '对方的联系方式（电话、微信、网址）', en: 'How they are reached' },
  { code: 'PERSON', by: 'WORDS', zh: '谁在负责、谁在拉人', en: 'Who runs it, and who recruits' },
  {
    code: 'DATES',
    by: 'WORDS',
    zh: '大概时间：什么时候开始，最近一次',
    en: 'When it began, and when it last happened',
  },
  {
    code: 'MONEY',
    by: 'WORDS',
    zh: '投了多少钱，承诺多少回报',
    en: 'How much was put in, and what was promised',
  },
] as const satisfies readonly (CodeItem & { by: 'FILE' | 'WORDS' })[];

/** What stands for the officer's own words on the list. */
export const OWN_WORDS = 'OTHER' as const;
export type SupplementItem = (typeof SUPPLEMENT_ITEMS)[number]['code'];
/** An item as it is asked and answered. */
export type AskedItem = SupplementItem | typeof OWN_WORDS;
export const ASKED_ITEMS: readonly AskedItem[] = [...SUPPLEMENT_ITEMS.map(({ code }) => code), OWN_WORDS];
