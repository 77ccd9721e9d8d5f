import { Converter } from 'opencc-js/cn2t';
import { pinyin } from 'pinyin-pro';
import type { TargetFacts } from '../../server/domain/target-tags.ts';

/** How a second person wrote the same target. */
export const VARIATIONS = [
  'as it stands',
  'full-width',
  'traditional',
  'typed by ear',
  'typed by shape',
  'one character more or less',
  'pinyin',
  'pinyin initials',
  'no legal form',
  'another place before it',
  'only part of the name, spaced phone',
] as const;
export type Variation = (typeof VARIATIONS)[number];

/** One made report: whom it means, and how it came to be written so. */
export type Case = { target: number; variation: Variation | null; facts: TargetFacts };

export const PLACES = ['宁夏回族自治区', '吴忠市', '利通区', '金积镇', '金银滩镇', '高闸镇', '板桥乡'];

const BEFORE = ['宁夏', '吴忠市', '吴忠', '利通区', '吴忠市利通区', '宁夏吴忠', ''];
const FORMS = ['有限公司', '有限责任公司', '专业合作社', '股份有限公司', '合伙企业（有限合伙）'];
// prettier-ignore
const TRADES = [
  '农业科技', '农业发展', '养殖', '种植', '商贸', '投资管理', '投资咨询', '信息咨询', '健康管理', '健康咨询', '养老服务', '生物科技', '文化传媒',
  '网络科技', '电子商务', '房地产开发', '置业', '物业服务', '枸杞', '酒业', '牧业', '奶业', '实业', '教育培训', '旅游开发', '汽车租赁', '建材', '食品',
];
// The characters that firms of the region name themselves by, the common ones more often.
const BRAND = [
  ...'鑫鑫鑫金金金源源源盛盛泰泰丰丰隆隆达达华华恒恒信信富富民福福瑞瑞祥祥和康宁宁夏塞上江南黄河沙湖回乡',
  ...'安顺通利兴旺荣昌吉庆嘉禾田园绿春天地人众诚德宏伟业创新博雅润泽海洋龙凤银川贺兰山长城中正方圆聚宝鼎立佳美优',
];
const BY_SHAPE = [
  '源原',
  '盛胜',
  '民氏',
  '泰秦',
  '达迖',
  '富宫',
  '瑞端',
  '祥详',
  '康庚',
  '天夫',
  '昌晶',
  '兰三',
  '宝玉',
  '未末',
  '丰非',
  '利科',
  '田由',
  '春舂',
  '隆降',
  '恒桓',
  '信倍',
  '润闰',
  '泽译',
  '鼎鼑',
  '宏宠',
  '诚城',
  '方万',
  '正止',
  '众从',
  '旺汪',
  '荣宋',
  '庆床',
  '顺须',
];
// prettier-ignore
const SURNAMES = [...'马王李张杨丁哈纳金白周吴刘陈撒田何沙苏买'];
const GIVEN = [...'伟强军明国华建平海涛玉兰秀英晓东学文立新福贵'];
// What people call it who never saw a licence.
const LOOSE = ['{b}养老院', '{b}公司', '{b}理财', '{b}', '{b}合作社', '{p}在{b}的投资公司'];
// Everybody tells it with the same few turns of phrase, and each in their own order.
// prettier-ignore
const TELLS = [
  ['业务员在小区门口发传单，', '我妈被拉去听课，', '朋友介绍我去的，', '在抖音上看到广告，', '路过门店被叫进去，', '村里好多人都投了，', '亲戚拉我进的群，', '他们在广场上摆摊，'],
  ['说投{n}万元一年给{r}个点的利息，', '承诺每月返{r}百块，', '说入股{k}项目保本高息，', '办一张{n}千元的卡送鸡蛋大米，', '让交{n}万订金以后住养老房，', '说是国家扶持的项目，年化{r}个点，', '充值越多返得越多，最高返{r}成，'],
  ['签了一份合同，', '只给了一张收据，', '签的是{k}合同，', '什么凭证都没有，', '用老板个人账户收的钱，', '拉一个人提{r}个点，', '每天在群里发收益截图，'],
  ['现在办公室关门了，电话也打不通。', '到现在还在收钱。', '今年{r}月开始不能提现。', '已经拖了{n}天不给本金。', '我邻居投了{n}万，怕要不回来。', '群里已经有{n}个人要退钱。', '说系统升级，一直推。', '希望政府去查一查。'],
];

/** A small repeatable die (mulberry32): a seed names a set. */
export function dieOf(seed: number) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number) => Math.floor(next() * n);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  return { next, below, one, chance: (part: number) => next() < part };
}
type Die = ReturnType<typeof dieOf>;

type Firm = {
  place: string;
  brand: string;
  trade: string;
  form: string;
  phone: string | null;
  code: string | null;
  site: string | null;
  person: string;
};

/** So many leads, of which so many tell of a target that an earlier one tells of; the same for the same seed. */
export function madeLeads(seed: number, { leads, again }: { leads: number; again: number }): Case[] {
  const die = dieOf(seed);
  const firms = madeFirms(die, leads - again);
  const cases: Case[] = firms.map((firm, target) => ({
    target,
    variation: null,
    facts: told(die, firm, firm.place + firm.brand + firm.trade + firm.form),
  }));
  for (let at = 0; at < again; at += 1) {
    const target = die.below(firms.length);
    const variation = VARIATIONS[at % VARIATIONS.length] as Variation;
    const firm = firms[target] as Firm;
    // Both knew its telephone, or a name cut short would be all there is.
    if (variation === 'only part of the name, spaced phone') {
      firm.phone ??= phoneOf(die);
      (cases[target] as Case).facts.phone = firm.phone;
    }
    cases.push({ target, variation, facts: varied(die, firm, variation) });
  }
  return cases;
}

function madeFirms(die: Die, count: number): Firm[] {
  const firms: Firm[] = [];
  const taken = new Set<string>();
  while (firms.length < count) {
    const near = firms.length > 50 && die.chance(0.35) ? die.one(firms) : null;
    const firm = near ? neighbourOf(die, near) : freshFirm(die);
    if (taken.has(firm.brand + firm.trade)) continue;
    taken.add(firm.brand + firm.trade);
    firms.push(firm);
  }
  return firms;
}

function freshFirm(die: Die): Firm {
  const length = die.chance(0.6) ? 2 : die.chance(0.6) ? 3 : 4;
  const trade = die.one(TRADES);
  return {
    place: die.one(BEFORE),
    brand: Array.from({ length }, () => die.one(BRAND)).join(''),
    trade,
    form: /养殖|种植/.test(trade) && die.chance(0.6) ? '专业合作社' : die.one(FORMS),
    phone: die.chance(0.6) ? phoneOf(die) : null,
    code: die.chance(0.3) ? codeOf(die) : null,
    site: die.chance(0.2) ? `www.${pinyinOf(die.one(BRAND) + die.one(BRAND))}${die.below(900)}.com` : null,
    person: die.one(SURNAMES) + die.one(GIVEN) + (die.chance(0.6) ? die.one(GIVEN) : ''),
  };
}

/**
 * A different firm that looks alike, as a district has them: the same brand in another trade; in the same town and trade
 * a brand that one character tells apart, however long it is, or one that goes on by a character.
 */
function neighbourOf(die: Die, { place, brand, trade, form }: Firm): Firm {
  const other = freshFirm(die);
  if (die.chance(0.3)) return { ...other, place, brand };
  if (die.chance(0.1)) return { ...other, place, trade, form, brand: brand + die.one(BRAND) };
  const swapped = [...brand].with(die.below(brand.length), die.one(BRAND));
  return { ...other, place, trade, form, brand: swapped.join('') };
}

/** What one reporter knows and says of a firm. */
function told(die: Die, firm: Firm, name: string): TargetFacts {
  const text = TELLS.map((part) => die.one(part)).join('');
  return {
    name,
    phone: firm.phone && die.chance(0.4) ? firm.phone : die.chance(0.08) ? phoneOf(die) : null,
    creditCode: firm.code && die.chance(0.25) ? firm.code : null,
    website: firm.site && die.chance(0.5) ? firm.site : null,
    person: die.chance(0.3) ? firm.person : null,
    wording: text
      .replace(/\{n\}/g, () => `${2 + die.below(40)}`)
      .replace(/\{r\}/g, () => `${1 + die.below(12)}`)
      .replaceAll('{k}', firm.trade),
  };
}

function varied(die: Die, firm: Firm, variation: Variation): TargetFacts {
  const { place, brand, trade, form } = firm;
  const whole = place + brand + trade + form;
  const facts = (name: string) => told(die, firm, name);
  switch (variation) {
    case 'as it stands':
      return facts(whole);
    case 'full-width': {
      const known = {
        ...facts(`${place}（${brand}）　${trade}${form}`),
        phone: firm.phone && wide(firm.phone),
      };
      return { ...known, name: `　${place}${brand}　${trade}${form}　` };
    }
    case 'traditional':
      return facts(traditional(whole));
    case 'typed by ear':
      return facts(place + byEar(die, brand) + trade + form);
    case 'typed by shape':
      return facts(place + byShape(die, brand) + trade + form);
    case 'one character more or less':
      return facts(place + oneMoreOrLess(die, brand + trade) + form);
    case 'pinyin':
      return facts(
        die.chance(0.5)
          ? pinyin(place + brand + trade + (die.chance(0.5) ? form : ''), { toneType: 'none' })
          : pinyinOf(brand + trade),
      );
    case 'pinyin initials':
      return {
        ...facts(initialsOf(brand + trade + (die.chance(0.3) ? '有限公司' : ''))),
        person: firm.person,
      };
    case 'no legal form':
      return facts(die.chance(0.5) ? place + brand + trade : `${brand}${trade}公司`);
    case 'another place before it':
      return facts(die.one(BEFORE.filter((one) => one !== place)) + brand + trade + form);
    case 'only part of the name, spaced phone': {
      const phone = firm.phone ?? '';
      const name = die.one(LOOSE).replace('{b}', brand).replace('{p}', '吴忠');
      return { ...facts(name), phone: spaced(die, phone), person: firm.person };
    }
  }
}

const traditional = Converter({ from: 'cn', to: 'tw' });
const wide = (text: string) =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const pinyinOf = (text: string) => pinyin(text, { toneType: 'none', type: 'array' }).join('');
const initialsOf = (text: string) =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('');
const phoneOf = (die: Die) =>
  `1${die.one(['38', '39', '50', '89', '95'])}${String(die.below(1e8)).padStart(8, '0')}`;
const codeOf = (die: Die) => `916403${String(die.below(1e12)).padStart(12, '0')}`;
const spaced = (die: Die, phone: string) =>
  (die.chance(0.5) ? '+86 ' : '') +
  [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(die.one([' ', '-', '　']));

/** A character that an input method offers for the same sound. */
const SOUND_ALIKE = Map.groupBy(
  [
    ...new Set([
      ...BRAND,
      ...'新心欣锦津进元园圆远胜圣太态风峰枫龙大打花划横衡新心复府副明敏付富瑞锐睿翔香想河合荷抗凝林琳安按舜顺同桐立力丽星幸望王容融常长积及清青加家和何佳天添田甜原员缘春纯',
    ]),
  ],
  (one) => pinyinOf(one),
);
function byEar(die: Die, brand: string): string {
  const places = [...brand].flatMap((one, at) =>
    (SOUND_ALIKE.get(pinyinOf(one))?.length ?? 0) > 1 ? [at] : [],
  );
  if (!places.length) return brand;
  const at = die.one(places);
  const from = [...brand][at] as string;
  const others = (SOUND_ALIKE.get(pinyinOf(from)) ?? []).filter((one) => one !== from);
  return [...brand].with(at, die.one(others)).join('');
}

function byShape(die: Die, brand: string): string {
  const hits = [...brand].flatMap((one, at) => {
    const pair = BY_SHAPE.find((two) => two.includes(one));
    return pair ? [{ at, to: [...pair].find((other) => other !== one) as string }] : [];
  });
  if (!hits.length) return brand;
  const { at, to } = die.one(hits);
  return [...brand].with(at, to).join('');
}

function oneMoreOrLess(die: Die, core: string): string {
  const letters = [...core];
  const at = die.below(letters.length);
  if (die.chance(0.5)) return letters.toSpliced(at, 1).join('');
  return letters.toSpliced(at, 0, die.chance(0.5) ? (letters[at] as string) : die.one(BRAND)).join('');
}
