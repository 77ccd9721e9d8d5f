/** The form in its order: one question or one tight group a step; without a script, a section of one long page. */
export const STEPS = [
  { key: 'identity', fields: ['identityMode', 'reporter.name', 'reporter.phone'] },
  { key: 'target', fields: ['target.kind', 'target.name'] },
  { key: 'place', fields: ['target.townshipCode', 'target.villageCode', 'target.village', 'target.place'] },
  { key: 'more', fields: ['target.website', 'target.personInCharge', 'target.phone', 'target.creditCode'] },
  { key: 'way', fields: ['sector', 'mode'] },
  {
    key: 'promise',
    fields: ['yearlyReturn.from', 'yearlyReturn.to', 'promisedTerm', 'promisedReturn', 'promotionWays'],
  },
  { key: 'now', fields: ['urgentSituations', 'stillRaising', 'period.from', 'period.to', 'since'] },
  { key: 'scale', fields: ['peopleBand', 'amountBand'] },
  { key: 'facts', fields: ['narrative'] },
  { key: 'evidence', fields: ['evidence', 'originals'] },
  { key: 'own', fields: ['source', 'ownMoney', 'ownAmountBand', 'reportedElsewhere', 'reportedWhere'] },
  { key: 'wishes', fields: ['avoid', 'together.people', 'together.payee', 'rewardWaived'] },
  { key: 'send', fields: ['truthful', 'privacyRead'] },
] as const satisfies readonly { key: string; fields: readonly string[] }[];

export type StepKey = (typeof STEPS)[number]['key'];

/** Every field in the order of the form. */
export const REPORT_FIELDS: readonly string[] = STEPS.flatMap(({ fields }) => fields);

export const stepOf = (key: StepKey) => {
  const index = STEPS.findIndex((step) => step.key === key);
  return { number: index + 1, total: STEPS.length, fields: STEPS[index]?.fields ?? [] };
};
