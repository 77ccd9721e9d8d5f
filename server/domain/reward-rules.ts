import type { RewardRules } from './reward-rule.ts';
import { assessmentRules } from './reward-rules-assessment.ts';
import { paymentRules } from './reward-rules-payment.ts';
import type { RewardVerb } from './reward-transitions.ts';

/** Every verb but the one that has no reward yet. */
type StepVerb = Exclude<RewardVerb, 'create'>;

export const REWARD_RULES: RewardRules<StepVerb> = { ...assessmentRules, ...paymentRules };
