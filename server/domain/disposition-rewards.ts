import type { Figures } from './disposition-figures.ts';
import { CRIMINAL_CASES, type CaseStatus, type CaseVerb, classOf } from './disposition-transitions.ts';
import type { SchemeFacts, Trigger } from './scheme-types.ts';

/** What a step of a case lets a reward scheme begin. A talk alone disposes of nothing; what comes of it does. */
const TRIGGERS: { readonly [V in CaseVerb]?: readonly Trigger[] } = {
  order: ['ADMIN_OR_JUDICIAL_DISPOSAL'],
  rectify: ['ADMIN_OR_JUDICIAL_DISPOSAL', 'CASE_CONCLUDED'],
  resolve: ['ADMIN_OR_JUDICIAL_DISPOSAL', 'CASE_CONCLUDED'],
  openFiled: ['CRIMINAL_FILED'],
  file: ['CRIMINAL_FILED'],
  judge: ['ADMIN_OR_JUDICIAL_DISPOSAL', 'JUDGMENT_EFFECTIVE', 'CASE_CONCLUDED'],
  discontinue: ['CASE_CONCLUDED'],
};

/** The triggers that these verbs and notes of a case have reached, each once, in their order. */
export function triggersOf(kinds: readonly string[]): Trigger[] {
  return [...new Set(kinds.flatMap((kind) => TRIGGERS[kind as CaseVerb] ?? []))];
}

/** What a case tells a scheme; what nobody has written down stays unknown. */
export function factsOfCase(status: CaseStatus, figures: Figures, grade: number | null): SchemeFacts {
  const criminal = CRIMINAL_CASES.includes(status);
  return {
    lead_grade: grade,
    suspected_crime: classOf(status) === 'C',
    fundraising_occurred: true,
    outcome: criminal ? 'CRIMINAL_FILED' : 'ADMIN_DISPOSED',
    ...(figures.raisedFen === null ? {} : { case_amount_fen: figures.raisedFen }),
    ...(figures.participants === null ? {} : { participants: figures.participants }),
  };
}
