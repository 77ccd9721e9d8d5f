/** What Chinese script needs a dictionary for; an adapter brings it, so that the rules stay free of libraries. */
export type Script = {
  /** Traditional characters as simplified ones; everything else as it is. */
  simplified: (text: string) => string;
  /** The pinyin of each character without tones; a run of other letters is one syllable, as it is. */
  syllables: (text: string) => string[];
};

type LegalForm = 'COOPERATIVE' | 'PARTNERSHIP' | 'SHARES' | 'LIMITED';

/**
 * A name taken apart as firms are named by law: place, brand (字号), trade, legal form. `core` is brand and trade,
 * `placed` the same with its place, `form` the family of its legal form where it is said in full, `latin` whether it was
 * typed in Latin letters (pinyin or its initials).
 */
export type Anatomy = {
  core: string;
  placed: string;
  brand: string;
  trades: readonly string[];
  form: LegalForm | null;
  latin: boolean;
};

// Longest first. Residents write 公司 for any of them, or 有限 for the whole.
// prettier-ignore
const FORMS = [
  '农民专业合作社联合社', '农民专业合作社', '专业合作社联合社', '股份有限公司', '有限责任公司', '责任有限公司', '专业合作社', '集团公司',
  '有限公司', '合伙企业', '有限合伙', '普通合伙', '个体工商户', '分公司', '合作社', '公司', '有限', '集团',
];

// What firms say of their business in their names; long before short where one begins like another.
// prettier-ignore
const TRADES = [
  '小额贷款', '融资担保', '房地产', '互联网', '区块链', '新能源', '养老院', '敬老院', '养殖场', '葡萄酒', '电子商务', '信息技术',
  '投资', '资产', '财富', '基金', '股权', '理财', '担保', '典当', '金融', '资本', '贷款', '信息', '咨询', '服务', '管理', '科技',
  '技术', '网络', '电子', '商务', '商贸', '贸易', '实业', '控股', '发展', '开发', '建设', '工程', '建筑', '置业', '地产', '物业',
  '农业', '农牧', '牧业', '养殖', '种植', '农林', '林业', '果业', '奶业', '乳业', '枸杞', '酒业', '酒庄', '生态', '产业', '养老',
  '健康', '医疗', '生物', '保健', '护理', '康养', '老年', '公寓', '食品', '餐饮', '酒店', '旅游', '文化', '传媒', '传播', '广告',
  '教育', '培训', '艺术', '影视', '体育', '汽车', '租赁', '物流', '运输', '能源', '环保', '矿业', '化工', '材料', '机械', '电器',
  '家具', '装饰', '服饰', '百货', '超市', '数字', '国际', '中心', '珠宝', '黄金', '收藏', '拍卖', '保险', '代理', '经纪', '联盟',
  '平台', '商城', '电商', '劳务', '家政', '建材', '石化', '农资', '医药', '药业', '美容', '经营部', '工作室',
];
const NO_LETTERS = /[^\p{L}\p{N}]/gu;

/** Widths, case and script folded; punctuation kept. */
export function foldName(text: string, script: Script): string {
  return script.simplified(text.normalize('NFKC').toLowerCase()).normalize('NFKC');
}

/** `places`: what the district and the places around it are called, with and without 市, 区 and the like. */
export function anatomyOf(name: string, places: readonly string[], script: Script): Anatomy {
  const spelt = spelling(places, script);
  const folded = foldName(name, script);
  // 金源（宁夏）农业: the place may stand in the middle, in brackets.
  const unbracketed = folded.replace(/[（(【[]([^）)】\]]*)[）)】\]]/g, (whole, inner: string) =>
    spelt.places.includes(inner) ? '' : whole,
  );
  // A remark in brackets at the end names nobody, and 某某 says that the writer would not.
  const unremarked = unbracketed
    .replace(/(?<=.{2})[（(【[][^）)】\]]*[）)】\]]\s*$/, '')
    .replace(/^\s*某+/, '');
  const bare = unremarked.replace(NO_LETTERS, '').replaceAll('ü', 'v');
  const latin = /^[a-z]{4,}$/.test(bare);
  const words = latin ? spelt.latin : spelt;
  const placed = withoutEnds(bare, words.forms);
  const typed = withoutStarts(placed, words.places);
  // 投资资咨询 is 投资咨询, typed once too often, where more of it is a trade then.
  const once = typed.replace(/(.)\1/gu, '$1');
  const [asTyped, asMeant] = [cutTrades(typed, words.trades), cutTrades(once, words.trades)];
  const slipped = asMeant.trades.join('').length > asTyped.trades.join('').length;
  const { brand, trades } = slipped ? asMeant : asTyped;
  const form = formOf(folded);
  return { core: slipped ? once : typed, placed, brand: brand.length >= 2 ? brand : '', trades, form, latin };
}

function cutTrades(core: string, words: readonly string[]): { brand: string; trades: string[] } {
  const trades: string[] = [];
  for (let brand = core; ;) {
    const trade = words.find((word) => brand.endsWith(word));
    if (trade === undefined) return { brand, trades };
    trades.unshift(trade);
    brand = brand.slice(0, -trade.length);
  }
}

/** 公司 alone is said of anything; 有限公司 and 有限责任公司 are one. */
function formOf(name: string): LegalForm | null {
  if (name.includes('合作社')) return 'COOPERATIVE';
  if (name.includes('合伙')) return 'PARTNERSHIP';
  if (name.includes('股份')) return 'SHARES';
  return name.includes('有限') ? 'LIMITED' : null;
}

type Words = { places: string[]; forms: readonly string[]; trades: readonly string[] };
type Spelt = Words & { latin: Words };
let latest: { of: string; words: Spelt } | undefined;

/** The same words in characters and in pinyin, longest first; kept for the next name, for a district has one list. */
function spelling(places: readonly string[], script: Script): Spelt {
  const of = places.join('\n');
  if (latest?.of === of) return latest.words;
  const longest = (words: Iterable<string>) => [...new Set(words)].sort((a, b) => b.length - a.length);
  const inLatin = (words: readonly string[]) =>
    longest(words.map((word) => script.syllables(word).join('')).filter((word) => word.length >= 4));
  const all = longest(
    places.flatMap((place) => [place, withoutRank(place)]).filter((one) => one.length >= 2),
  );
  const trades = longest(TRADES);
  const made = {
    places: all,
    forms: FORMS,
    trades,
    latin: { places: inLatin(all), forms: inLatin(FORMS), trades: inLatin(trades) },
  };
  latest = { of, words: made };
  return made;
}

/** The places in every spelling that is cut off a name's beginning. */
export const placesSpelt = (places: readonly string[], script: Script): readonly string[] =>
  spelling(places, script).places;

/** 吴忠市 is 吴忠 in most mouths. */
function withoutRank(place: string): string {
  return place.replace(
    /(?<=.{2})(回族|壮族|维吾尔|蒙古族|藏族)?(自治区|自治州|自治县|省|市|区|县|旗|镇|乡|街道)$/u,
    '',
  );
}

function withoutEnds(name: string, ends: readonly string[]): string {
  for (let rest = name; ;) {
    const end = ends.find((one) => rest.endsWith(one) && rest.length > one.length);
    if (end === undefined) return rest;
    rest = rest.slice(0, -end.length);
  }
}

/** A name that is hardly more than its place keeps it. */
function withoutStarts(name: string, starts: readonly string[]): string {
  for (let rest = name; ;) {
    const start = starts.find((one) => rest.startsWith(one) && rest.length >= one.length + 2);
    if (start === undefined) return rest;
    rest = rest.slice(start.length);
  }
}
