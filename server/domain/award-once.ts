import type { RewardScheme, Trigger } from './scheme-types.ts';

/** An award as far as this asks about it: of which stages of which measure it is. */
export type Granted = { stageId: string; scheme: Pick<RewardScheme, 'stages'> };

/**
 * Whether what a trigger opens was opened before for the same case: one case earns one stage once, whoever of its
 * reporters it went to and by whichever version of the measure. Leads may be merged after one of them was awarded.
 */
export function alreadyOpened(trigger: Trigger, granted: readonly Granted[]): boolean {
  return granted.some(({ stageId, scheme }) => {
    const opened = scheme.stages.filter((stage) => stage.trigger === trigger);
    return stageId.split('+').some((id) => opened.some((stage) => stage.stage_id === id));
  });
}
