import type { CaseEvent, CaseView } from '$contract/dispositions.ts';
import type { Translate } from '../../messages/index.ts';
import { formatFen } from '../../money.ts';

type Named = Pick<CaseEvent, 'kind'>;
const KINDS = [
  ...['openA', 'openB', 'openC', 'openFiled', 'warn', 'order', 'rectify', 'lapse', 'toB', 'toC', 'guide'],
  ...['replan', 'resolve', 'reportTransfer', 'decideTransfer', 'refuseTransfer', 'deliver', 'file'],
  ...['declineFiling', 'askReconsideration', 'uphold', 'backToA', 'backToB', 'prosecute', 'judge'],
  ...['discontinue', 'figures', 'policeReceipt', 'correct', 'propose', 'drop'],
] as const;

/** What happened, in the page's language. */
export function eventTitle(t: Translate, { kind }: Named): string {
  const known = KINDS.find((one) => one === kind);
  return known ? t(`disposal.act.${known}`) : kind;
}

/** Its figures and dates in one line; '' where it has none. */
export function eventFigures(t: Translate, event: CaseEvent): string {
  const money = (['raised', 'recovered', 'repaid'] as const).flatMap((name) => {
    const fen = event[`${name}Fen`];
    return fen === null ? [] : [`${t(`disposal.short.${name}`)} ${formatFen(fen)}`];
  });
  return [
    ...money,
    ...(event.participants === null
      ? []
      : [`${t('disposal.participants')} ${t('disposal.people', { count: event.participants })}`]),
    ...(event.deadline ? [t('disposal.dueOn', { date: event.deadline })] : []),
  ].join(' · ');
}

/** The lead's history has one line for each event of its cases. */
export function caseHistory(t: Translate, cases: readonly CaseView[]) {
  return cases.flatMap(({ events }) =>
    events.map((event) => ({
      at: event.at,
      title: eventTitle(t, event),
      text: [event.byName, eventFigures(t, event)].filter(Boolean).join(' · '),
    })),
  );
}
