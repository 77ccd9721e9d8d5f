import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type MaskKind, applyMaskings, suggestMaskings } from '../../server/domain/masking.ts';
import { isIdNumber, passesLuhn } from '../../server/domain/masking-patterns.ts';

const masked = (text: string, keep: readonly string[] = []) =>
  applyMaskings(text, suggestMaskings(text, keep));
const kindsIn = (text: string): MaskKind[] => suggestMaskings(text).map(({ kind }) => kind);
const hidden = (text: string) => suggestMaskings(text).map(({ start, end }) => text.slice(start, end));

/** A citizen number that is right: region, birthday, sequence, and the check character that follows from them. */
const idNumber = fc
  .tuple(
    fc.integer({ min: 110_000, max: 659_999 }),
    fc.integer({ min: 1930, max: 2010 }),
    fc.nat(11),
    fc.nat(27),
    fc.nat(999),
  )
  .map(([region, year, month, day, seq]) => {
    const two = (n: number) => String(n).padStart(2, '0');
    const body = `${region}${year}${two(month + 1)}${two(day + 1)}${String(seq).padStart(3, '0')}`;
    const check = [...'0123456789X'].find((one) => isIdNumber(body + one)) ?? '';
    return body + check;
  });
const card = fc
  .array(fc.nat(9), { minLength: 15, maxLength: 15 })
  .map((digits) => `622${digits.join('')}`)
  .map((body) => body + [...'0123456789'].find((one) => passesLuhn(body + one)));
const mobile = fc.integer({ min: 3_000_000_000, max: 9_999_999_999 }).map((rest) => `1${rest}`);
const plain = fc.constantFrom(
  '，',
  '。',
  '他们每周六开会，',
  '承诺年化20%，',
  '\n',
  ' ',
  '三个月返本；',
  '电话是',
  '卡号',
);
const piece = fc.oneof(
  idNumber,
  card,
  mobile,
  plain,
  plain,
  fc.constantFrom(
    '我叫王芳，',
    '我爱人',
    '我在朝阳小区上班',
    '微信abc12345',
    'a.b@c.cn',
    '宁C12345',
    '朝阳小区3号楼2单元501室',
    '我是会计',
  ),
);
const story = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

describe('suggested maskings', () => {
  it.each<[string, MaskKind, string]>([
    ['我叫王芳，住在附近', 'NAME', '王芳'],
    ['联系人：欧阳春花。', 'NAME', '欧阳春花'],
    ['我姓马，', 'NAME', '马'],
    ['My name is Wang Fang and', 'NAME', 'Wang Fang'],
    ['电话13812345678', 'PHONE', '13812345678'],
    ['打 +86 138-1234-5678 找我', 'PHONE', '+86 138-1234-5678'],
    ['座机0953-2012345', 'PHONE', '0953-2012345'],
    ['身份证11010519491231002X号', 'ID_NUMBER', '11010519491231002X'],
    ['旧证110105491231002', 'ID_NUMBER', '110105491231002'],
    ['卡号6222 0212 3456 7890 128', 'BANK_CARD', '6222 0212 3456 7890 128'],
    ['加微信号：wangfang_88', 'CHAT', 'wangfang_88'],
    ['QQ 123456789', 'CHAT', '123456789'],
    ['写信到wang.fang@example.com吧', 'EMAIL', 'wang.fang@example.com'],
    ['车牌宁C·A1234', 'PLATE', '宁C·A1234'],
    ['交款在朝阳小区3号楼2单元501室', 'ADDRESS', '交款在朝阳小区3号楼2单元501室'],
    ['就在裕民街120号', 'ADDRESS', '就在裕民街120号'],
    ['我家住在金积镇丁家湾子村', 'ADDRESS', '金积镇丁家湾子村'],
    ['我在利通区第三小学上班', 'WORKPLACE', '我在利通区第三小学上班'],
    ['我是这家公司的会计', 'WORKPLACE', '我是这家公司的会计'],
    ['I work as a clerk at the hospital.', 'WORKPLACE', 'I work as a clerk at the hospital'],
    ['我爱人也投了', 'KINSHIP', '我爱人'],
    ['my neighbour told me', 'KINSHIP', 'my neighbour'],
  ])('find in “%s” %s', (text, kind, part) => {
    expect(kindsIn(text)).toEqual([kind]);
    expect(hidden(text)).toEqual([part]);
  });

  it('find full-width digits as well', () => {
    expect(masked('电话１３８１２３４５６７８。')).toBe('电话【电话】。');
  });

  it('leave alone what is no such thing', () => {
    for (const text of [
      '承诺年化18%，2026年11月返本',
      '共有150人，吸收资金1000000元',
      '公司在推介会上宣传',
      '每周六上午9点',
    ])
      expect(hidden(text), text).toEqual([]);
    // Eighteen digits that add up to nothing.
    expect(kindsIn('110105194912310021')).not.toContain('ID_NUMBER');
  });

  it('keep what the units are told of the reported party anyway, but never that the reporter works there', () => {
    const keep = ['某某投资咨询有限公司', '0953-2012345', '裕民街120号', '张三'];
    expect(masked('某某投资咨询有限公司在裕民街120号，电话09532012345，联系人张三。', keep)).toBe(
      '某某投资咨询有限公司在裕民街120号，电话09532012345，联系人张三。',
    );
    expect(masked('我在某某投资咨询有限公司上班，我的电话13812345678', keep)).toBe(
      '【工作】，我的电话【电话】',
    );
  });

  it('let no digit of a citizen number, card or mobile survive', () => {
    fc.assert(
      fc.property(fc.oneof(idNumber, card, mobile), story, story, (number, before, after) => {
        const text = `${before}，${number}，${after}`;
        expect(masked(text)).not.toContain(number);
        expect(masked(text)).not.toContain(number.slice(0, -1));
      }),
    );
  });

  it('hide a number that was written right behind a plate', () => {
    for (const number of ['13000000000', '110105194912310029', '11010519491231002X'])
      expect(masked(`车牌宁C12345${number}，`), number).not.toMatch(/\d/);
    expect(masked('宁AD12345，')).toBe('【车牌】，');
  });

  it('find nothing more in what they have masked', () => {
    fc.assert(
      fc.property(story, (text) => {
        expect(masked(masked(text))).toBe(masked(text));
      }),
    );
  });

  it('change nothing outside of what they name, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(story, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        const found = suggestMaskings(text);
        const rest = (of: string) => of.replaceAll(/【[^】]*】/g, '\u0001');
        let left = '';
        let at = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          left += `${text.slice(at, start)}\u0001`;
          at = end;
        }
        expect(rest(applyMaskings(text, found))).toBe(rest(left + text.slice(at)));
      }),
    );
  });

  it('can each be taken back', () => {
    fc.assert(
      fc.property(story, fc.func(fc.boolean()), (text, keeps) => {
        const some = suggestMaskings(text).filter((one) => keeps(one.start));
        const out = applyMaskings(text, some);
        expect(out.match(/【/g)?.length ?? 0).toBe(some.length);
      }),
    );
    expect(applyMaskings('我叫王芳', [])).toBe('我叫王芳');
  });
});
