import type { LeadRules } from './lead-rule.ts';
import { closingRules } from './lead-rules-closing.ts';
import { intakeRules } from './lead-rules-intake.ts';
import { verificationRules } from './lead-rules-verification.ts';
import type { LeadVerb } from './lead-transitions.ts';

/** Every verb but the one that has no lead yet. */
type StepVerb = Exclude<LeadVerb, 'submit'>;

export const LEAD_RULES: LeadRules<StepVerb> = { ...intakeRules, ...verificationRules, ...closingRules };
