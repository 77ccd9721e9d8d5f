import type { CodeItem } from './code-item.ts';

/** Where a mode is written: Decree 737 art. 19, or 法释〔2022〕5号 art. 2; `item` is its number there. */
export type ModeSource = 'DECREE_737_ART_19' | 'INTERPRETATION_2022_5_ART_2';
/** `short`: a plain name for people who choose from a list on a phone. */
type ModeItem = CodeItem & {
  readonly short: { readonly zh: string; readonly en: string };
  readonly source: ModeSource;
  readonly item: number;
};

const decree = 'DECREE_737_ART_19';
const court = 'INTERPRETATION_2022_5_ART_2';

/** How the money is raised: the decree's five categories, then the interpretation's twelve modes. */
export const FUNDRAISING_MODES = [
  {
    code: 'VIA_ORGANISATION',
    zh: '设立互联网企业、投资咨询类企业、交易场所、合作社、资金互助组织等吸收资金',
    en: 'Raising through a company, platform, exchange, cooperative or mutual-aid body set up for it',
    short: { zh: '开公司、平台或合作社收钱', en: 'Through a company, platform or cooperative' },
    source: decree,
    item: 1,
  },
  {
    code: 'VIA_FINANCIAL_PRODUCT',
    zh: '以股权、债权、基金、保险、资产管理、虚拟货币、融资租赁等名义吸收资金',
    en: 'Raising in the name of shares, debt, funds, insurance, asset management, virtual currency or leasing',
    short: { zh: '理财、基金、股权、虚拟币等产品', en: 'Funds, shares, coins or other financial products' },
    source: decree,
    item: 2,
  },
  {
    code: 'VIA_COMMERCE',
    zh: '在销售商品、提供服务、投资项目中承诺货币、股权、实物等回报吸收资金',
    en: 'Raising within sales, services or projects by promising money, shares or goods in return',
    short: { zh: '卖东西、做项目，承诺返钱返物', en: 'Goods, services or projects that promise a return' },
    source: decree,
    item: 3,
  },
  {
    code: 'VIA_PUBLICITY',
    zh: '通过大众传播媒介、即时通信工具等公开传播吸收资金信息',
    en: 'Spreading offers publicly through media, messaging tools or other ways',
    short: { zh: '在网上、群里公开拉人投钱', en: 'Offers spread online or in chat groups' },
    source: decree,
    item: 4,
  },
  {
    code: 'VIA_OTHER',
    zh: '其他涉嫌非法集资的行为',
    en: 'Other suspected conduct',
    short: { zh: '其他或不清楚', en: 'Other or not known' },
    source: decree,
    item: 5,
  },
  {
    code: 'PROPERTY_BUYBACK',
    zh: '房产返本销售、售后包租、约定回购、销售房产份额',
    en: 'Property sold with buy-back, leaseback or in shares',
    short: { zh: '房产返本、包租、回购', en: 'Property with buy-back or leaseback' },
    source: court,
    item: 1,
  },
  {
    code: 'FOREST_RIGHTS',
    zh: '转让林权并代为管护',
    en: 'Forest rights with upkeep',
    short: { zh: '林权转让、代管', en: 'Forest rights' },
    source: court,
    item: 2,
  },
  {
    code: 'PLANTING_BREEDING',
    zh: '代种植（养殖）、租种植（养殖）、联合种植（养殖）',
    en: 'Planting or breeding on behalf of, leased to or jointly with investors',
    short: { zh: '代种代养、认养', en: 'Planting or breeding for investors' },
    source: court,
    item: 3,
  },
  {
    code: 'GOODS_BUYBACK',
    zh: '商品回购、寄存代售',
    en: 'Goods buy-back or consignment',
    short: { zh: '商品回购、寄存代售', en: 'Goods buy-back or consignment' },
    source: court,
    item: 4,
  },
  {
    code: 'FALSE_SECURITIES',
    zh: '虚假转让股权、发售虚构债券',
    en: 'Sham share transfers or fictitious bonds',
    short: { zh: '假股权、假债券', en: 'Sham shares or bonds' },
    source: court,
    item: 5,
  },
  {
    code: 'FALSE_FUND',
    zh: '假借境外基金、发售虚构基金',
    en: 'Pretended foreign or fictitious funds',
    short: { zh: '假基金、境外基金', en: 'Sham or foreign funds' },
    source: court,
    item: 6,
  },
  {
    code: 'FALSE_INSURANCE',
    zh: '假冒保险公司、伪造保险单据',
    en: 'Pretended insurers or forged policies',
    short: { zh: '假保险、假保单', en: 'Sham insurance' },
    source: court,
    item: 7,
  },
  {
    code: 'ONLINE_LOAN_EQUITY_COIN',
    zh: '网络借贷、投资入股、虚拟币交易',
    en: 'Online lending, buying into a firm, virtual-currency trading',
    short: { zh: '网贷、入股、炒币', en: 'Online lending, shares, coins' },
    source: court,
    item: 8,
  },
  {
    code: 'ENTRUSTED_WEALTH_LEASING',
    zh: '委托理财、融资租赁',
    en: 'Entrusted wealth management, financial leasing',
    short: { zh: '委托理财、融资租赁', en: 'Wealth management, leasing' },
    source: court,
    item: 9,
  },
  {
    code: 'ELDERLY_SERVICES',
    zh: '提供“养老服务”、投资“养老项目”、销售“老年产品”',
    en: 'Elderly services, projects or products',
    short: { zh: '养老项目或产品', en: 'Elderly care projects or products' },
    source: court,
    item: 10,
  },
  {
    code: 'FOLK_CLUB',
    zh: '利用民间“会”“社”等组织',
    en: 'Folk loan clubs',
    short: { zh: '标会、互助会', en: 'Folk loan clubs' },
    source: court,
    item: 11,
  },
  {
    code: 'OTHER_MODE',
    zh: '其他非法吸收资金的方式',
    en: 'Another way',
    short: { zh: '别的名目', en: 'Another scheme' },
    source: court,
    item: 12,
  },
] as const satisfies readonly ModeItem[];

export type FundraisingMode = (typeof FUNDRAISING_MODES)[number]['code'];
