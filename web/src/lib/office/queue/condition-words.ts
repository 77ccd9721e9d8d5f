import { AMOUNT_BANDS, REPORT_CHANNELS } from '$contract/code-lists.ts';
import { useWords } from '#lib/words.ts';
import { useNames } from '../names.ts';
import type { Condition } from './asked.ts';

/** What a condition says, in words; a code that nobody knows as it stands. */
export function useConditionWords(people: () => readonly { staffId: string; name: string }[]) {
  const { t } = useWords();
  const names = useNames();
  const said: Record<Condition, (value: string) => string> = {
    status: (value) => names.leadStatus(value),
    due: (value) =>
      value === 'overdue' || value === 'today' || value === 'week' ? t(`queue.filter.dues.${value}`) : value,
    unit: (value) => names.turn(value),
    assignee: (value) =>
      value === 'mine'
        ? t('queue.filter.mine')
        : (people().find(({ staffId }) => staffId === value)?.name ?? t('queue.filter.someone')),
    sector: (value) => names.sector(value),
    township: (value) => names.township(value),
    mode: (value) => names.mode(value),
    amount: (value) => names.listed(AMOUNT_BANDS, value),
    channel: (value) => names.listed(REPORT_CHANNELS, value),
    from: (value) => value,
    to: (value) => value,
    // What the briefs call it stays on its own page: an address holds no name.
    target: () => t('queue.filter.thisTarget'),
    q: (value) => value,
  };
  return (name: Condition, value: string): string => said[name](value);
}
