import type { Translate } from '#lib/messages/index.ts';
import { reportLabels } from '#lib/report/labels.ts';

/** The report's own names of its fields, and those that only an officer fills in. */
export function registrationLabels(t: Translate): Record<string, string> {
  return {
    ...reportLabels(t),
    'reporter.name': t('registration.reporterName'),
    'reporter.phone': t('registration.reporterPhone'),
    'coming.channel': t('registration.channel'),
    'coming.cameInAt': t('registration.cameInAt'),
    'coming.outsideReference': t('registration.outsideReference'),
    'coming.standing': t('registration.standing'),
    'coming.notice': t('registration.notice'),
    'coming.slip': t('registration.slip'),
  };
}
