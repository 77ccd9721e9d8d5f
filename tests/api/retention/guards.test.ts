import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OF_NO_LEAD, STAYS } from '../../../server/features/retention/erasure-exceptions.ts';
import { ERASED_COLUMNS } from '../../../server/features/retention/erasure-places.store.ts';
import { type TestOffice, anOffice } from '../../support/office.ts';
import { type Archived, archiveOf } from './archive.ts';

let office: TestOffice;
let archive: ReturnType<typeof archiveOf>;
beforeAll(async () => {
  office = await anOffice();
  archive = archiveOf(office);
});
afterAll(() => office.close());

describe('whatever could open a lead', () => {
  it('is erased or stays for a reason that is written down: no column is forgotten', async () => {
    const columns = await office.rows<{ place: string; of: string }>(
      `select table_name || '.' || column_name as place, table_name as of from information_schema.columns
       where table_schema = 'public' and (data_type = 'bytea' or column_name ~ '(^sealed_|_key$|_grant$|_tag$|_tail$|^body$)')
         and data_type <> 'integer' and column_name <> 'sealed_voucher_no'`,
    );
    const known = new Set([...ERASED_COLUMNS, ...Object.keys(STAYS)]);
    const forgotten = columns.filter(({ place, of }) => !OF_NO_LEAD.includes(of) && !known.has(place));
    expect(forgotten.map(({ place }) => place)).toEqual([]);
    const there = new Set(columns.map(({ place }) => place));
    expect([...known].filter((place) => !there.has(place))).toEqual([]);
  });

  it('and no table is excused that is not there', async () => {
    const rows = await office.rows<{ name: string }>(
      `select table_name as name from information_schema.tables where table_schema = 'public'`,
    );
    const there = new Set(rows.map(({ name }) => name));
    expect(OF_NO_LEAD.filter((name) => !there.has(name))).toEqual([]);
  });
});

describe('behind the office’s back', () => {
  let lead: Archived;
  beforeAll(async () => {
    const ended = office.clock.now();
    lead = await archive.refused();
    archive.toMonths(ended, 15);
  });
  const change = (text: string, values: unknown[] = [lead.leadId]) => office.rows(text, values);

  it('nobody erases a drawer that two people have not let go', async () => {
    const silently = change(
      `update compartments set erased_at = now(), receipt_grant = null, held_key = null where lead_id = $1`,
    );
    await expect(silently).rejects.toThrow('in no approved run');
  });

  it('nobody changes the list of a run, or approves the own one', async () => {
    const { id } = await archive.propose(lead);
    await expect(
      change(`update erasure_items set drawers = '{brief}' where run_id = $1`, [id]),
    ).rejects.toThrow('keeps the list');
    await expect(change('delete from erasure_items where run_id = $1', [id])).rejects.toThrow(
      'keeps the list',
    );
    const alone = change(
      `update erasure_runs set status = 'APPROVED', decided_by = proposed_by, decided_at = now() where id = $1`,
      [id],
    );
    await expect(alone).rejects.toThrow('erasure_runs_approved_by_another');
    await archive.approve(id);
    await office.office.erasing.carryOut(id);
    expect((await archive.run(id)).status).toBe('DONE');
  });

  it('nobody brings back what was erased, or seals anything into it', async () => {
    const back = (column: string) =>
      change(
        `update documents set ${column} from compartments c where c.id = compartment_id and c.kind = 'raw' and c.lead_id = $1`,
      );
    await expect(back(`body = 'x', erased_at = null`)).rejects.toThrow('stays so');
    await expect(
      change('update compartments set erased_at = null where lead_id = $1 and kind = $2', [
        lead.leadId,
        'raw',
      ]),
    ).rejects.toThrow('stays so');
    const grant = change(
      `insert into grants (compartment_id, desk_id, sealed_key, granted_at)
       select c.id, d.id, 'x', now() from compartments c, desks d where c.lead_id = $1 and c.kind = 'raw' limit 1`,
    );
    await expect(grant).rejects.toThrow('the drawer is erased');
  });
});
