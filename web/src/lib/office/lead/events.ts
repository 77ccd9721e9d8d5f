import type { CaseView } from '$contract/dispositions.ts';
import type { LeadView } from '$contract/leads.ts';
import { LEAD_TRANSITIONS } from '$contract/vocabulary.ts';
import type { Translate } from '../../messages/index.ts';
import { caseHistory } from '../disposal/event-words.ts';
import type { useNames } from '../names.ts';

export type LeadEvent = { at: string; title: string; text: string };
type Names = Pick<ReturnType<typeof useNames>, 'unit' | 'reason' | 'list'>;

const KINDS = ['REPORTER', 'SYSTEM', 'STAFF'] as const;

/** Everything that was done about a lead, in words, the newest first: its steps, the units' parts, its case. */
export function leadEvents(
  t: Translate,
  names: Names,
  lead: Pick<LeadView, 'history' | 'tasks' | 'determination'>,
  cases: readonly CaseView[],
): LeadEvent[] {
  const steps = lead.history.map((step) => {
    const verb = LEAD_TRANSITIONS.find(({ id }) => id === step.transition)?.verb;
    const kind = KINDS.find((one) => one === step.byKind) ?? 'STAFF';
    const who = step.byName ?? t(`verification.history.${kind}`);
    return {
      at: step.at,
      title: verb ? t(`labels.leadVerb.${verb}`) : t(`labels.leadStatus.${step.to}`),
      text: [who, names.reason(step.reason), step.note].filter(Boolean).join(' · '),
    };
  });
  const tasks = lead.tasks.flatMap(({ unit, acceptedAt, signedAt, officers }) => [
    ...(acceptedAt
      ? [
          {
            at: acceptedAt,
            title: t('casework.events.accepted', { unit: names.unit(unit) }),
            text: names.list(officers.map(({ name }) => name)),
          },
        ]
      : []),
    ...(signedAt
      ? [{ at: signedAt, title: t('casework.events.signed', { unit: names.unit(unit) }), text: '' }]
      : []),
  ]);
  const drafted = lead.determination
    ? [
        {
          at: lead.determination.draftedAt,
          title: t('casework.events.drafted'),
          text: lead.determination.draftedByName,
        },
        ...lead.determination.signatures.map(({ unit, name, signedAt }) => ({
          at: signedAt,
          title: t('casework.events.agreed', { unit: names.unit(unit) }),
          text: name,
        })),
      ]
    : [];
  return [...steps, ...tasks, ...drafted, ...caseHistory(t, cases)].sort((a, b) => b.at.localeCompare(a.at));
}
