import type { Finding } from '$contract/tasks.ts';
import { FIVE_CHECKS } from '$contract/vocabulary.ts';
import type { Translate } from '../../messages/index.ts';

/** A finding as plain lines, to be laid beside what somebody else has typed. */
export function findingText(t: Translate, { checks, conclusion, summary }: Finding): string {
  const lines = FIVE_CHECKS.map((check) => {
    const { result, note } = checks[check];
    const words = [result && t(`verification.task.results.${result}`), note].filter(Boolean).join('，');
    return `${t(`verification.task.checks.${check}`)}：${words || '—'}`;
  });
  const ends =
    conclusion &&
    t('verification.task.conclusionIs', {
      conclusion: t(`verification.task.conclusions.${conclusion}`),
    });
  return [...lines, ends, summary].filter(Boolean).join('\n');
}
