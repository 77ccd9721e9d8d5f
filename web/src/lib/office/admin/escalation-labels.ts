import { RUNGS } from '$contract/vocabulary.ts';
import type { Translate } from '../../messages/index.ts';

/** What the fields of the ladder are called where a refusal names them. */
export function escalationLabels(t: Translate): Record<string, string> {
  const rungs = RUNGS.flatMap((rung) =>
    (['workingDays', 'urgentMinutes'] as const).map((name) => [
      `settings.escalation.${rung}.${name}`,
      `${t(`clocks.settings.rungs.${rung}`)}: ${t(`clocks.settings.${name}`)}`,
    ]),
  );
  return {
    ...Object.fromEntries(rungs),
    'settings.officeHour': t('clocks.settings.officeHour'),
    'settings.silenceAccepts': t('clocks.settings.silenceAccepts'),
    'settings.policePhone': t('clocks.settings.policePhone'),
  };
}
