import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnsweredItem, matchReturn } from '../../server/domain/payment-return.ts';
import { isTelling, wrongPurpose } from '../../server/domain/neutral-words.ts';
import { type PaymentTemplate, wrongTemplate } from '../../server/domain/payment-template.ts';
import { SHIPPED_TEMPLATES } from '../../server/domain/payment-templates-shipped.ts';

const shipped = SHIPPED_TEMPLATES['generic-csv']!;
const { answer } = shipped;
const item = (lineNo: number, changes: Partial<AnsweredItem> = {}): AnsweredItem => ({
  id: `item-${lineNo}`,
  lineNo,
  accountNo: `62220000000000${1000 + lineNo}`,
  amountFen: 100_000 * lineNo,
  closed: false,
  ...changes,
});
const ITEMS = [item(1), item(2), item(3, { closed: true })];
const TITLES = ['批次号', '序号', '账号', '金额(元)', '处理结果', '回单号'];
const GOOD = ['7', '1', '622200000000001001', '1,000.00', '成功', 'HD-1'];
const matched = (...rows: string[][]) =>
  matchReturn(
    answer,
    7,
    [['某某银行回盘'], TITLES, ...rows].map((cells, at) => ({ line: at + 1, cells })),
    ITEMS,
  );
/** The good line with some cells changed, by their titles. */
const but = (changes: Record<string, string>) => TITLES.map((title, at) => changes[title] ?? GOOD[at]!);

describe('the bank’s answer', () => {
  test('moves a payment where number, account, amount, result and receipt agree', () => {
    expect(matched(GOOD)).toEqual([
      { line: 3, itemId: 'item-1', outcome: 'PAID', bankReference: 'HD-1', problem: null },
    ]);
    expect(matched(but({ 处理结果: '退汇' }))[0]).toMatchObject({ outcome: 'RETURNED', problem: null });
    expect(matched(but({ 账号: '6222****1001' }))[0]).toMatchObject({ problem: null });
    expect(matched(but({ 账号: '6222 0000 0000 0010 01', 金额: '' }))[0]).toMatchObject({ problem: null });
  });

  test.each([
    [{ '金额(元)': '一千' }, 'UNREADABLE'],
    [{ 序号: '第一' }, 'UNREADABLE'],
    [{ 批次号: '6' }, 'OTHER_BATCH'],
    [{ 序号: '9' }, 'NOT_IN_BATCH'],
    [{ 账号: '622200000000001002' }, 'ACCOUNT_DIFFERS'],
    [{ 账号: '6222****002' }, 'ACCOUNT_DIFFERS'],
    [{ 账号: '' }, 'ACCOUNT_DIFFERS'],
    [{ '金额(元)': '1000.01' }, 'AMOUNT_DIFFERS'],
    [{ 处理结果: '处理中' }, 'NO_RESULT'],
    [{ 回单号: ' ' }, 'NO_REFERENCE'],
  ])('and none where one of them does not: %j', (changes, problem) => {
    expect(matched(but(changes))[0]?.problem).toBe(problem);
  });

  test('names a payment that was answered before, and one that is named twice', () => {
    const third = ['7', '3', '622200000000001003', '3000.00', '成功', 'HD-3'];
    expect(matched(third)[0]?.problem).toBe('ALREADY');
    expect(matched(GOOD, but({ 处理结果: '失败' })).map(({ problem }) => problem)).toEqual([
      'TWICE',
      'TWICE',
    ]);
  });

  test('without line numbers goes by account and amount, and asks where several fit', () => {
    const byAccount = { ...answer, lineNo: '' };
    const lines = [TITLES, but({ 序号: '' })].map((cells, at) => ({ line: at + 1, cells }));
    expect(matchReturn(byAccount, 7, lines, ITEMS)[0]).toMatchObject({ itemId: 'item-1', problem: null });
    const twins = [item(1), item(2, { accountNo: ITEMS[0]!.accountNo, amountFen: 100_000 })];
    expect(matchReturn(byAccount, 7, lines, twins)[0]?.problem).toBe('AMBIGUOUS');
  });

  test('in another form is refused, not guessed at', () => {
    const lines = [{ line: 1, cells: ['账号', '金额'] }];
    expect(() => matchReturn(answer, 7, lines, ITEMS)).toThrow('BAD_REQUEST');
  });

  test('moves no payment twice and none that it does not name, whatever stands in it', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom(...GOOD, '2', '2000.00', '622200000000001002'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 6, maxLength: 6 }), { maxLength: 12 }), (rows) => {
        const moved = matched(...rows).filter(({ problem }) => problem === null);
        expect(new Set(moved.map(({ itemId }) => itemId)).size).toBe(moved.length);
        for (const { line, itemId } of moved) {
          const found = ITEMS.find(({ id }) => id === itemId)!;
          expect(found.closed).toBe(false);
          expect(rows[line - 3]?.[1]?.normalize('NFKC').trim()).toBe(String(found.lineNo));
        }
      }),
    );
  });
});

describe('a bank’s form', () => {
  test('as it is shipped can stand', () => {
    for (const template of Object.values(SHIPPED_TEMPLATES)) expect(wrongTemplate(template)).toEqual([]);
  });

  const wrong: [string, Partial<PaymentTemplate>, string][] = [
    ['no name', { title: ' ' }, 'title'],
    ['no account', { columns: shipped.columns.filter(({ field }) => field !== 'ACCOUNT_NO') }, 'columns'],
    ['no amount', { columns: shipped.columns.filter(({ field }) => field !== 'AMOUNT_YUAN') }, 'columns'],
    ['no count in its head', { head: shipped.head.filter(({ field }) => field !== 'COUNT') }, 'head'],
    ['no total in its head', { head: shipped.head.filter(({ field }) => field !== 'TOTAL_YUAN') }, 'head'],
    ['fixed widths without widths', { format: 'FIXED', headOneLine: true }, 'columns.0.width'],
    [
      'a telling title',
      { columns: [...shipped.columns, { field: 'TEXT', title: '举报', text: 'x' }] },
      'columns.6.title',
    ],
    [
      'a telling text',
      { columns: [...shipped.columns, { field: 'TEXT', title: '摘要', text: '奖 励' }] },
      'columns.6.text',
    ],
    [
      'one word for paid and returned',
      { answer: { ...answer, returnedWords: ['成功'] } },
      'answer.returnedWords',
    ],
    ['one title for two columns', { answer: { ...answer, reference: '账号' } }, 'answer.accountNo'],
    [
      'nothing to know a payment by',
      { answer: { ...answer, lineNo: '', accountNo: '' } },
      'answer.accountNo',
    ],
  ];
  test.each(wrong)('can’t with %s', (_what, changes, path) => {
    expect(wrongTemplate({ ...shipped, ...changes }).map((field) => field.path)).toContain(path);
  });

  test.each([
    '举报奖励',
    '舉報獎金',
    '非法 集资',
    '举-报',
    '举\u200b报',
    'ｊｕｂａｏ',
    'Reward 2026',
    '线索费',
    '',
  ])('has no purpose like %j', (purpose) => {
    expect(wrongPurpose(purpose)).not.toEqual([]);
  });
  test.each(['专项资金', '补助', '劳务费', 'Special fund'])('may have one like %j', (purpose) => {
    expect(wrongPurpose(purpose)).toEqual([]);
    expect(isTelling(purpose)).toBe(false);
  });
});
