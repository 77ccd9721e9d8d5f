import { alikeLeads, joinTarget, readTarget } from '../../server/contract/targets.ts';
import type { TestOffice } from '../support/office.ts';
import { withoutIndexes } from './many-leads.ts';

/** So many leads of one target, each really reported, so that its page opens real briefs. */
const OF_ONE_TARGET = 8;
const ids = new WeakMap<TestOffice, { leadIds: string[]; targetId: string }>();

/**
 * Gives every lead marks as the product would: a name and a number of its own or shared by a few, however large the
 * office is, and pieces that a third, a tenth or a hundredth of all leads have. Then a handful are reported and put to
 * one target.
 */
export async function fillWithTargets(office: TestOffice): Promise<void> {
  const rebuild = await withoutIndexes(office, ['blind_index']);
  await office.rows(
    `insert into blind_index (lead_id, kind, tag)
     select l.id, k.kind, decode(md5(k.kind || ' ' || (l.received_seq % k.among)), 'hex')
     from leads l, (select count(*) as leads from leads) office, lateral (values ('core', leads * 2 / 5),
       ('brand', leads / 11), ('phone', leads * 3 / 10), ('sound', leads * 7 / 20),
       ('gram', 3), ('trade', 10), ('initials', 5000), ('near', 100)) as k(kind, among)
     on conflict do nothing`,
  );
  await rebuild();
  const leadIds: string[] = [];
  const references: string[] = [];
  for (let at = 0; at < OF_ONE_TARGET; at += 1) {
    const { reference } = await office.resident.report();
    const [row] = await office.rows<{ id: string }>(`select id from leads where reference = $1`, [reference]);
    leadIds.push(row?.id ?? '');
    references.push(reference);
  }
  // What they share with everybody else: a lead that looks like a third of the others.
  await office.rows(
    `insert into blind_index (lead_id, kind, tag)
     select l.id, k.kind, decode(md5(k.kind || ' 1'), 'hex')
     from unnest($1::uuid[]) as l(id), (values ('gram'), ('initials'), ('near')) as k(kind) on conflict do nothing`,
    [leadIds],
  );
  let targetId = '';
  for (const leadId of leadIds.slice(1)) {
    const body = { with: references[0] ?? '' };
    ({ targetId } = await office.as('intake').do(joinTarget, { params: { leadId }, body }));
  }
  // As its own vacuum would have done by the time that an office is as large as this.
  for (const table of ['blind_index', 'leads', 'queue_lines', 'search_words', 'grants', 'compartments'])
    await office.rows(`vacuum analyze ${table}`);
  ids.set(office, { leadIds, targetId });
}

const madeIn = (office: TestOffice) => ids.get(office) ?? { leadIds: [], targetId: '' };

/** What an officer asks of a target, by what is told of it. */
export const ASKED_OF_TARGETS: Record<string, (office: TestOffice, round: number) => Promise<unknown>> = {
  'targets: who seems to be the same': (office, round) => {
    const { leadIds } = madeIn(office);
    const leadId = leadIds[round % OF_ONE_TARGET] ?? '';
    return office.as('intake').do(alikeLeads, { params: { leadId } });
  },
  'targets: the page of one': (office) =>
    office.as('intake').do(readTarget, { params: { targetId: madeIn(office).targetId } }),
};
