/** What a first reader hides, each with the word that stands in its place. */
export const MASK_KINDS = {
  WORKPLACE: '工作',
  KINSHIP: '亲属',
  EMAIL: '邮箱',
  ID_NUMBER: '证件',
  BANK_CARD: '银行卡',
  PHONE: '电话',
  CHAT: '账号',
  PLATE: '车牌',
  ADDRESS: '住址',
  NAME: '姓名',
} as const;
export type MaskKind = keyof typeof MASK_KINDS;

/** `group`: the part of the match that is hidden; the whole of it where there is none. `fits`: what digits must add up to. */
export type MaskPattern = { kind: MaskKind; pattern: RegExp; group?: 1; fits?: (digits: string) => boolean };

// Stops at punctuation, at a line's end, and at what is hidden already.
const REST = String.raw`[^,.;!?。、\n【】\0]`;
const JOBS = '会计|出纳|财务|员工|职工|业务员|销售|保安|司机|老师|教师|医生|护士|经理|店员|前台|保洁';
const KIN =
  '爱人|老公|老婆|丈夫|妻子|对象|妈妈?|母亲|爸爸?|父亲|儿子|女儿|姐姐?|妹妹?|哥哥?|弟弟?|岳父|岳母|公公|婆婆|爷爷|奶奶|姥姥|姥爷|外公|外婆|舅舅|姑姑?|姨妈?|叔叔|侄[子女]|外甥女?|孙[子女]|亲戚|邻居|同事|同学|战友';
const KIN_EN =
  'husband|wife|mother|mum|mom|father|dad|son|daughter|brother|sister|uncle|aunt|cousin|nephew|niece|neighbou?r|colleague|grand(?:mother|father|ma|pa)';

const all = (source: string, flags = 'gu') => new RegExp(source, flags);

/** In this order: what is hidden by an earlier one is not looked at again. Matched on text in half-width letters. */
export const MASK_PATTERNS: readonly MaskPattern[] = [
  {
    kind: 'WORKPLACE',
    pattern: all(
      `我(?:以前|曾经|曾|现在|目前|一直|就)?[在是于]${REST}{1,25}?(?:上班|工作|打工|任职|做事|当(?:${JOBS})|的(?:${JOBS}))`,
    ),
  },
  { kind: 'WORKPLACE', pattern: all(`我[是当](?:一?名|一?个)?(?:${JOBS})`) },
  { kind: 'WORKPLACE', pattern: all(`(?:工作)?单位[:是为] ?(${REST}{2,25})`), group: 1 },
  {
    kind: 'WORKPLACE',
    pattern: all(
      `\\bI (?:still |used to )?work(?:ed|ing)?\\b${REST}{0,40}?\\b(?:at|for|in) ${REST}{1,50}`,
      'giu',
    ),
  },
  { kind: 'KINSHIP', pattern: all(`我(?:的|家|们家)?(?:${KIN})(?:叫\\p{Script=Han}{2,3})?`) },
  { kind: 'KINSHIP', pattern: all(`\\bmy (?:${KIN_EN})\\b`, 'giu') },
  { kind: 'EMAIL', pattern: all('[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+') },
  { kind: 'ID_NUMBER', pattern: all('(?<!\\d)\\d(?:[ -]?\\d){16}[ -]?[\\dXx](?!\\d)'), fits: isIdNumber },
  { kind: 'ID_NUMBER', pattern: all('(?<!\\d)\\d(?:[ -]?\\d){14}(?!\\d)'), fits: isOldIdNumber },
  { kind: 'BANK_CARD', pattern: all('(?<!\\d)\\d(?:[ -]?\\d){14,18}(?!\\d)'), fits: passesLuhn },
  // Too long for one number: two that were written without a space between them.
  { kind: 'ID_NUMBER', pattern: all('(?<!\\d)\\d{20,}[Xx]?(?![\\dXx])') },
  {
    kind: 'PHONE',
    pattern: all('(?<!\\d)(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)'),
  },
  { kind: 'PHONE', pattern: all('(?<!\\d)\\(?0\\d{2,3}\\)?[ -]?\\d{7,8}(?!\\d)') },
  {
    kind: 'CHAT',
    pattern: all('(?:微信|V信|VX|QQ|WeChat)(?:号码?|ID|[:是为 ])*([A-Za-z\\d_-]{5,20})', 'giu'),
    group: 1,
  },
  // With the number that was written behind it without a space: where the one ends nobody can tell.
  {
    kind: 'PLATE',
    pattern: all(
      '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·• ]?[A-Z\\d]{5,6}(?:\\d{10,18}X?)?(?![A-Z\\d])',
      'giu',
    ),
  },
  { kind: 'ADDRESS', pattern: all(`(?:我家?住在?|家住在?|住址[是:]?|我家在)(${REST}{2,30})`), group: 1 },
  {
    kind: 'ADDRESS',
    pattern: all(
      '\\p{Script=Han}{2,10}\\d{1,4}(?:号楼|栋|幢|号院)(?:\\d{1,2}单元)?(?:\\d{1,4}(?:室|号|户)?)?',
    ),
  },
  {
    kind: 'ADDRESS',
    pattern: all('\\p{Script=Han}{1,8}[路街巷道]\\d{1,5}号(?:\\d{1,2}单元)?(?:\\d{1,4}室)?'),
  },
  { kind: 'ADDRESS', pattern: all('\\d{1,2}单元\\d{1,4}(?:室|号|户)?') },
  { kind: 'ADDRESS', pattern: all(`\\bI live (?:at|in|on) (${REST}{2,50})`, 'giu'), group: 1 },
  {
    kind: 'NAME',
    pattern: all(
      '(?:我叫|我的名字[是叫]|本人(?:叫|姓名)|姓名|联系人|举报人)[是为:]? ?(\\p{Script=Han}{2,4}(?!\\p{Script=Han})|\\p{Script=Han}{2,3})',
    ),
    group: 1,
  },
  {
    kind: 'NAME',
    pattern: all('(?:我|本人|[,。、 ])姓(\\p{Script=Han}{1,2}(?!\\p{Script=Han})|\\p{Script=Han})'),
    group: 1,
  },
  { kind: 'NAME', pattern: all("\\b[Mm]y name is ([A-Za-z][\\w'-]*(?: [A-Z][\\w'-]*){0,2})"), group: 1 },
];

/** Citizen number of GB 11643: 17 digits and a check character (ISO 7064, mod 11-2). */
export function isIdNumber(number: string): boolean {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
}

/** The 15-digit number of before 1999: region, two-digit year, month, day, sequence. */
function isOldIdNumber(digits: string): boolean {
  const [month, day] = [Number(digits.slice(8, 10)), Number(digits.slice(10, 12))];
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** Payment cards end in a digit by Luhn (ISO/IEC 7812). */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
