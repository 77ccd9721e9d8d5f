import { JOINT_UNITS } from '$contract/vocabulary.ts';
import { useWords } from '../../words.ts';
import { useNames } from '../names.ts';

/** Names for what a step may find missing, by the path that the rules give it. */
export function useConditions(): Record<string, string> {
  const { t } = useWords();
  const names = useNames();
  return {
    ...Object.fromEntries(
      JOINT_UNITS.flatMap((code) => {
        const unit = names.unit(code);
        return [
          [`tasks.${code}.status`, t('verification.task.missing', { unit })],
          [`tasks.${code}.officers`, t('verification.task.missingOfficers', { unit })],
          [`determination.signedBy.${code}`, t('verification.task.missing', { unit })],
        ];
      }),
    ),
    'determination.outcome': t('verification.determination.outcome'),
    'determination.leadGrade': t('verification.determination.grade'),
    'determination.dispositionClass': t('verification.determination.disposition'),
    'determination.legalReview': t('verification.determination.legalReview'),
    dispositionClass: t('verification.determination.disposition'),
    reviewUntil: t('verification.steps.reviewUntil'),
    reviewRequestedAt: t('verification.steps.reviewRequested'),
    policeConsent: t('verification.steps.policeConsent'),
    supplementDueAt: t('verification.steps.supplementDue'),
    supplementsAsked: t('verification.steps.supplementsAsked'),
    returnedForProof: t('verification.steps.returnedForProof'),
  };
}
