import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { newReceiptCode } from '../../../server/crypto/receipt-key.ts';
import { leads } from '../../../server/db/tables/index.ts';
import { leadsStore } from '../../../server/features/leads/leads.store.ts';
import { keysOfCode } from '../../../server/features/receipts/code-keys.ts';
import type { Office } from '../../../server/wiring.ts';
import { candidates } from '../../support/award-desk.ts';
import type { Chance } from '../long-form.ts';

export type Award = { id: string; leadId: string; reference: string; receiptCode: string; amountFen: number };

/** What the demonstration measure pays by a lead's grade, in fen. */
const BY_GRADE: Record<number, number> = { 1: 500_000, 2: 200_000, 3: 50_000 };
const AT_ONCE = 50;

/**
 * Candidates of so many verified leads: the first lead's row again under new receipts, and what a lead's own step makes of
 * it. `onlyFen`: all of this amount.
 */
export async function someAwards(
  office: Office,
  count: number,
  chance: Chance,
  onlyFen?: number,
): Promise<Award[]> {
  const { pepper } = office.ground.serverKeys;
  const grades = [1, 2, 3].filter((grade) => onlyFen === undefined || BY_GRADE[grade] === onlyFen);
  const already = await office.inTransaction((tx) => tx.$count(leads));
  const awards: Award[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, at) => {
      const receiptCode = newReceiptCode();
      return {
        id: randomUUID(),
        reference: `N-${already + from + at}`,
        receiptCode,
        tag: keysOfCode(receiptCode, pepper).lookupTag.toString('hex'),
        form: randomBytes(32).toString('hex'),
        grade: grades[chance.between(0, grades.length)] ?? 1,
      };
    });
    await office.inTransaction(async (tx) => {
      await tx.execute(sql`
        insert into leads overriding user value select made.* from (select l as model from leads l order by received_seq limit 1) as first,
          jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as row, jsonb_populate_record(model, jsonb_build_object(
          'id', row ->> 'id', 'reference', row ->> 'reference', 'receipt_tag', '\\x' || (row ->> 'tag'),
          'submission_tag', '\\x' || (row ->> 'form'), 'grade', row -> 'grade', 'status', 'VERIFIED',
          'trays', '{}'::text[])) as made`);
      for (const { id: leadId, receiptCode, grade } of rows) {
        const lead = await leadsStore.lock(tx, leadId);
        if (!lead) throw new Error('no such lead');
        const of = { lead, trigger: 'LEAD_VERIFIED', facts: { lead_grade: grade } } as const;
        const id = await candidates.onTrigger(tx, { ...of, actor: { kind: 'SYSTEM' }, now: new Date() });
        if (!id) throw new Error('no candidate was made');
        awards.push({ id, leadId, reference: '', receiptCode, amountFen: BY_GRADE[grade] ?? 0 });
      }
    });
  }
  const found = await office.inTransaction((tx) =>
    tx.execute<{ id: string; reference: string }>(sql`select id, reference from rewards`),
  );
  const references = new Map(found.rows.map(({ id, reference }) => [id, reference]));
  return awards.map((award) => ({ ...award, reference: references.get(award.id) ?? '' }));
}
