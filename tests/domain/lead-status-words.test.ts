import { expect, test } from 'vitest';
import { LEAD_STATUS_WORDS } from '../../server/domain/lead-status-words.ts';
import en from '../../web/src/lib/messages/en/labels.ts';
import zh from '../../web/src/lib/messages/zh-CN/labels.ts';

test('a state is called the same in a file and on a page', () => {
  const words = (lang: 'zh' | 'en') =>
    Object.fromEntries(Object.entries(LEAD_STATUS_WORDS).map(([status, both]) => [status, both[lang]]));
  expect(words('zh')).toEqual(zh.leadStatus);
  expect(words('en')).toEqual(en.leadStatus);
});
