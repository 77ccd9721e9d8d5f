import { describe, expect, it } from 'vitest';
import { checkNotices, filled, saidNotices } from '../../server/domain/notice-texts.ts';
import { OWN_REPORTER } from '../../server/features/contacts/reporter-words.ts';
import { OWN_DIGEST } from '../../server/features/digests/digest-words.ts';
import { NOTICE_CODES, OWN_NOTICES } from '../../server/features/notifications/notice-words.ts';

const problems = (key: string, zh: string) =>
  checkNotices({ [key]: { zh } }, NOTICE_CODES).map(({ path, code }) => `${path} ${code}`);

describe('what the office’s mail says', () => {
  it('passes its own check in the portal’s words', () => {
    expect(checkNotices({ ...OWN_NOTICES, ...OWN_DIGEST, ...OWN_REPORTER }, NOTICE_CODES)).toEqual([]);
  });

  it.each([
    ['turn.NO_SUCH', '请看', 'turn.NO_SUCH NOT_IN_LIST'],
    ['letter.body', '请看', 'letter.body NOT_IN_LIST'],
    ['turn.LEAD_TURN', '等您办理'.repeat(16), 'turn.LEAD_TURN.zh TOO_LONG'],
    ['turn.LEAD_TURN', '一行\n两行', 'turn.LEAD_TURN.zh BAD_FORMAT'],
    ['turn.LEAD_TURN', '请看 {link}', 'turn.LEAD_TURN.zh UNKNOWN_GAP'],
    ['letter.text', '{notice} {link} {name}', 'letter.text.zh UNKNOWN_GAP'],
    ['letter.text', '{notice} {link} {', 'letter.text.zh UNKNOWN_GAP'],
    ['letter.text', '{notice}。请登录。', 'letter.text.zh NEEDS_GAP'],
    ['digest.text', '{list}', 'digest.text.zh NEEDS_GAP'],
    ['turn.LEAD_TURN', '有一件举报等您办理', 'turn.LEAD_TURN.zh TELLING'],
    ['digest.subject', 'Leads due on {day}', 'digest.subject.zh TELLING'],
    ['reporter.text', '请到 https://example.cn 查看', 'reporter.text.zh TELLING'],
    ['reporter.sms', '请用手机查看。'.repeat(10), 'reporter.sms.zh TOO_LONG'],
  ])('%s can’t say “%s”', (key, zh, wrong) => expect(problems(key, zh)).toEqual([wrong]));

  it('fills its placeholders, and gives an emptied place back', () => {
    expect(filled('{a}：{b} 件', { a: '今天', b: 3 })).toBe('今天：3 件');
    expect(saidNotices({ 'letter.text': { zh: ' ', en: '' }, 'turn.X': { zh: ' 请看 ' } })).toEqual({
      'turn.X': { zh: '请看' },
    });
  });
});
