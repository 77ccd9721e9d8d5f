import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reporterMail, reporterText } from '../../server/features/contacts/reporter-words.ts';
import { digestWords } from '../../server/features/digests/digest-words.ts';
import { noticeWords } from '../../server/features/notifications/notice-words.ts';
import { SHIPPED_TEMPLATES } from '../../server/domain/payment-templates-shipped.ts';
import { bankFile } from '../../server/features/payouts/bank-file.ts';
import en from '../../web/src/lib/messages/en/status.ts';
import zh from '../../web/src/lib/messages/zh-CN/status.ts';

/** What tells a stranger that somebody reported something, or was paid for it. */
const TOPIC =
  /举报|线索|奖励|奖金|集资|非法|诈骗|证据|核查|查实|\b(?:report|reward|award|tip|lead|fraud|fund-?rais|illegal|evidence|informant|whistle)\w*/i;

/** Each kind of notice, read from the type that lists them: one that is added is held to this at once. */
const source = readFileSync(
  new URL('../../server/features/notifications/notices.ts', import.meta.url),
  'utf8',
);
const union = /export type NoticeTemplate =([^;]+);/.exec(source)?.[1] ?? '';
const templates = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, name]) => name ?? '');

describe('words that others may see', () => {
  it('knows every template of the office’s mail', () => {
    expect(templates).toContain('REWARD_TURN');
    expect(templates.length).toBeGreaterThan(10);
  });

  it.each(templates)('%s says that something waits, and not what', (template) => {
    const { subject, text } = noticeWords(template, 'https://x.example/');
    expect(subject).not.toMatch(TOPIC);
    expect(text).not.toMatch(TOPIC);
    const other = noticeWords('NO_SUCH_TEMPLATE', '/').subject;
    expect(subject, 'a template without words of its own').not.toBe(other);
  });

  it('so does the daily mail, which has numbers and references', () => {
    const day = { day: '2026-11-23', overdue: 2, today: 1, week: 4, leadReferences: ['ZV2V-E4X6'] };
    for (const language of ['zh-CN', 'en'] as const) {
      const { subject, text } = digestWords({ ...day, language }, 'https://x.example/');
      expect(`${subject} ${text}`).not.toMatch(TOPIC);
    }
  });

  it('so does the one mail that a reporter gets, which has no link either', () => {
    const { subject, text } = reporterMail();
    expect(`${subject} ${text}`).not.toMatch(TOPIC);
    expect(`${subject} ${text}`).not.toMatch(/https?:|www\./);
  });

  it('and the one text message, which fits into two at most', () => {
    expect(reporterText()).not.toMatch(TOPIC);
    expect(reporterText()).not.toMatch(/https?:|www\./);
    // What a text of Chinese letters holds: 70 alone, 67 each where it goes in parts.
    expect(reporterText().length).toBeLessThanOrEqual(134);
  });

  it('the bank’s file names neither the matter nor the award, in any line', async () => {
    const account = { accountName: '王小明', accountNo: '6222020000000000008', bankName: '某某银行' };
    for (const template of Object.values(SHIPPED_TEMPLATES)) {
      const at = new Date('2026-11-23T01:00:00Z');
      const form = { ...template, format: 'CSV', encoding: 'UTF8' } as const;
      const file = await bankFile(form, { number: 3, at }, [{ lineNo: 1, account, amountFen: 500_000 }]);
      expect(file.toString()).toContain('专项资金');
      expect(file.toString()).not.toMatch(TOPIC);
    }
  });

  it('so does the authority that a proxy carries, and what is said aloud at the counter', () => {
    for (const words of [zh.authority, en.authority]) {
      // What the screen says before printing is not on the paper.
      const { back: _screen, ...paper } = words;
      expect(Object.values(paper).join(' ')).not.toMatch(TOPIC);
    }
    for (const { counterNext, proxyNext } of [zh.claim, en.claim]) {
      const aloud = /“([^”]+)”/.exec(counterNext)?.[1] ?? '举报';
      expect(aloud).not.toMatch(TOPIC);
      expect(proxyNext).not.toMatch(TOPIC);
    }
  });
});
