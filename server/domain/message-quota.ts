import { refuse } from './errors.ts';

const DAY_MS = 24 * 3_600_000;
/** How much a reporter may write in a day, and how much of it while the office has not written back. */
const A_DAY = 100;
const UNANSWERED = 20;

/**
 * Whether the reporter may write one more message: whoever holds a receipt must not flood the office. `written` are the
 * messages of both sides in their order.
 * @throws Refusal TOO_MANY_REQUESTS with the seconds until there is room again
 */
export function demandRoomForMessage(
  written: readonly { author: 'REPORTER' | 'OFFICE'; createdAt: Date }[],
  now: Date,
): void {
  const lastAnswer = written.findLastIndex(({ author }) => author === 'OFFICE');
  const recent = (messages: typeof written) =>
    messages.flatMap(({ author, createdAt }) =>
      author === 'REPORTER' && now.getTime() - createdAt.getTime() < DAY_MS ? [createdAt.getTime()] : [],
    );
  for (const [times, limit] of [
    [recent(written), A_DAY],
    [recent(written.slice(lastAnswer + 1)), UNANSWERED],
  ] as const) {
    const first = times.at(-limit);
    if (first !== undefined)
      refuse('TOO_MANY_REQUESTS', [], Math.ceil((first + DAY_MS - now.getTime()) / 1_000));
  }
}
