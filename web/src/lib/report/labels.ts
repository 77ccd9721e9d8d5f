import type { Translate } from '#lib/messages/index.ts';

/** The name of each field as it stands beside the box, by its path in the request. */
export function reportLabels(t: Translate): Record<string, string> {
  return {
    identityMode: t('report.identityMode'),
    'reporter.name': t('report.reporterName'),
    'reporter.phone': t('report.reporterPhone'),
    'target.kind': t('report.kind'),
    'target.name': t('report.name'),
    'target.creditCode': t('report.creditCode'),
    'target.personInCharge': t('report.personInCharge'),
    'target.phone': t('report.targetPhone'),
    'target.townshipCode': t('report.township'),
    'target.place': t('report.place'),
    'target.website': t('report.website'),
    sector: t('report.sector'),
    mode: t('report.mode'),
    promisedReturn: t('report.promisedReturn'),
    promotionWays: t('report.promotionWays'),
    peopleBand: t('report.peopleBand'),
    amountBand: t('report.amountBand'),
    since: t('report.since'),
    stillRaising: t('report.stillRaising'),
    urgentSituations: t('report.urgent'),
    narrative: t('report.narrative'),
    evidence: t('report.evidence'),
    source: t('report.source'),
    avoid: t('report.avoid'),
    rewardWaived: t('report.rewardWaived'),
    truthful: t('report.truthfulShort'),
    privacyRead: t('shell.privacy'),
  };
}
