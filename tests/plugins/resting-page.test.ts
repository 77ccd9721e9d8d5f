import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { RESTING_POLICY, restingPage } from '../../server/plugins/resting-page.ts';

it.each([
  [1, 1, 'in 1 minute<'],
  [60, 1, 'in 1 minute<'],
  [61, 2, 'in 2 minutes<'],
  [600, 10, 'in 10 minutes<'],
])(
  'whoever must rest for %i seconds reads in both languages when to come back',
  (seconds, minutes, english) => {
    const page = restingPage(seconds);
    expect(page).toContain(`请过${minutes}分钟再打开`);
    expect(page).toContain(english);
  },
);

it('wears its own style and loads nothing else', () => {
  const style = /<style>([\s\S]*?)<\/style>/.exec(restingPage(60))?.[1] ?? '';
  const digest = createHash('sha256').update(style).digest('base64');
  expect(RESTING_POLICY).toContain(`'sha256-${digest}'`);
  expect(RESTING_POLICY).toContain("default-src 'none'");
  expect(restingPage(60)).not.toMatch(/<script|src=|style=|url\(/);
});
