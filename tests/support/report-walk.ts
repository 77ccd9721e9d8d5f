import type { Visitor } from './visitor.ts';

/** The report's steps as somebody on a phone sees them. */
export const heading = (visitor: Visitor) => visitor.page.locator('[data-step] h2:visible').innerText();
export const next = (visitor: Visitor) => visitor.page.click('[data-step-next] button');

/** Each step: what is wrong at first, what the page says to it, and what is written then. */
type Entry = [name: string, value: string];
export const WALK: { title: string; wrong?: Entry[]; says?: string[]; right?: Entry[] }[] = [
  {
    title: '您是否留名',
    wrong: [
      ['identityMode', 'NAMED'],
      ['reporter.name', '王'],
      ['reporter.phone', '139'],
    ],
    says: ['“您的姓名”至少写2个字', '“您的手机号”位数不够，请填完整的号码'],
    right: [
      ['reporter.name', '王小明'],
      ['reporter.phone', '13900001111'],
    ],
  },
  {
    title: '举报谁',
    wrong: [['target.name', '某']],
    says: ['请选择“对方是”', '“名称”至少写2个字'],
    right: [
      ['target.kind', 'WEBSITE_OR_APP'],
      ['target.website', 'app.example'],
      ['target.name', '某某链宝'],
    ],
  },
  {
    title: '在哪里',
    says: ['请选择“在哪个乡镇街道”'],
    right: [
      ['target.townshipCode', '640302100'],
      ['target.villageCode', '640302100201'],
    ],
  },
  { title: '怎么找到他们', right: [['target.creditCode', '91640302MA76ABC146']] },
  {
    title: '他们怎么集资',
    says: ['请选择“属于哪个行业”', '请选择“集资方式”'],
    right: [
      ['sector', 'OTHER'],
      ['mode', 'VIA_OTHER'],
    ],
  },
  {
    title: '答应给什么好处',
    wrong: [
      ['yearlyReturn.from', '十八'],
      ['yearlyReturn.to', '12%'],
    ],
    says: ['“一年给百分之几”只填数字，例如18'],
    right: [
      ['yearlyReturn.from', '１８'],
      ['yearlyReturn.to', '24.5%'],
    ],
  },
  {
    title: '现在怎么样',
    wrong: [
      ['stillRaising', 'NO'],
      ['period.from.month', '03'],
      ['period.to.year', '2026'],
      ['period.to.month', '12'],
    ],
    says: ['请选择“有没有这些紧急情况”', '“大约从什么时候开始”选了月份，请把年份也选上'],
    right: [
      ['urgentSituations', 'NONE'],
      ['period.from.year', '2025'],
      ['period.to.month', '01'],
    ],
  },
  {
    title: '大概有多大',
    says: ['请选择“大约多少人投了钱”', '请选择“大约收了多少钱”'],
    right: [
      ['peopleBand', 'UNKNOWN'],
      ['amountBand', 'FROM_1M'],
    ],
  },
  {
    title: '事情的经过',
    wrong: [['narrative', '他们在收钱']],
    says: ['“经过”至少写10个字'],
    right: [['narrative', '他们每周六在楼下开会收钱，承诺高息。']],
  },
  { title: '证据' },
  {
    title: '您和这件事',
    right: [
      ['ownMoney', 'LOST'],
      ['ownAmountBand', 'FROM_10K'],
    ],
  },
  { title: '回避和奖励' },
];

/** Types, chooses or ticks each, whichever it is. */
export async function write(visitor: Visitor, entries: readonly Entry[] = []): Promise<void> {
  for (const [name, value] of entries) {
    const box = await visitor.page.locator(`input[name="${name}"][value="${value}"]`).count();
    await (box > 0 ? visitor.choose(name, value) : visitor.fill(name, value));
  }
}
