import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { CARRIED, PAYABLE, SPENT, WHOLLY_LOCKED } from '../../domain/ledger.ts';

/** Something that is not as it should be: a code with what it is about, what was expected and what was found, in fen. */
export type Finding = { code: string; expectedFen: number | null; actualFen: number | null };

const list = (words: readonly string[]): SQL =>
  sql`(${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )})`;
const num = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

async function found(tx: Tx, query: SQL): Promise<Finding[]> {
  const { rows } = await tx.execute<{ code: string; expected: unknown; actual: unknown }>(query);
  return rows.map(({ code, expected, actual }) => ({
    code,
    expectedFen: num(expected),
    actualFen: num(actual),
  }));
}

/** Holds the books against the awards, payments and people behind them, each named by its own number. */
export const booksAgainstAwardsStore = {
  /**
   * Each award's own share of 已锁定, 应付奖励, 已支用 and 追回应收 against its state (handbook 5). A recovery in the
   * year of payment gives budget back, unless that year was closed by then.
   */
  awards: (tx: Tx) =>
    found(
      tx,
      sql`with booked as (
        select e.reward_id as id,
          coalesce(sum(l.debit_fen - l.credit_fen) filter (where l.account = 'LOCKED'), 0) as locked,
          coalesce(sum(l.credit_fen - l.debit_fen) filter (where l.account = 'REWARD_PAYABLE'), 0) as payable,
          coalesce(sum(l.debit_fen - l.credit_fen) filter (where l.account = 'SPENT'), 0) as spent,
          coalesce(sum(l.debit_fen - l.credit_fen) filter (where l.account = 'CLAWBACK_RECEIVABLE'), 0) as receivable
        from journal_entries as e join journal_lines as l on l.entry_id = e.id
        where e.reward_id is not null group by e.reward_id
      ), expected as (
        select r.id, r.reference,
          case when r.status in ${list(WHOLLY_LOCKED)} then r.amount_fen
            when r.status in ${list(CARRIED)} then r.locked_fen else 0 end as locked,
          case when r.status in ${list(PAYABLE)} then r.amount_fen
            when r.status = 'ON_HOLD' and r.claimed then r.locked_fen else 0 end as payable,
          case when r.status in ${list(SPENT)} then r.amount_fen
            when r.status = 'RECOVERED' and not (
              to_char(r.paid_at at time zone 'Asia/Shanghai', 'YYYY') = to_char(r.status_since at time zone 'Asia/Shanghai', 'YYYY')
              and not exists (select 1 from fund_closings as c where c.fund_id = r.fund_id and c.closed_at <= r.status_since)
            ) then r.amount_fen else 0 end as spent,
          case when r.status = 'CLAWBACK' then r.amount_fen else 0 end as receivable
        from rewards as r
      )
      select each.code || ' ' || e.reference as code, each.expected, each.actual
      from expected as e left join booked as b on b.id = e.id, lateral (values
        ('AWARD_LOCKED_DIFFERS', e.locked, coalesce(b.locked, 0)),
        ('AWARD_PAYABLE_DIFFERS', e.payable, coalesce(b.payable, 0)),
        ('AWARD_SPENT_DIFFERS', e.spent, coalesce(b.spent, 0)),
        ('AWARD_RECEIVABLE_DIFFERS', e.receivable, coalesce(b.receivable, 0))
      ) as each (code, expected, actual)
      where each.expected <> each.actual order by e.reference, each.code`,
    ),

  /** What all reporters and stages of one case come to, against the cap of its measure. */
  caseCaps: (tx: Tx) =>
    found(
      tx,
      sql`select 'CASE_CAP_EXCEEDED ' || l.reference as code, cap as expected, total as actual
      from (
        select coalesce(first.lead_id, r.lead_id) as lead_id,
          min((s.body -> 'caps' ->> 'per_case_fen')::bigint) as cap, sum(r.amount_fen) as total
        from rewards as r join reward_schemes as s on s.id = r.scheme_id
          left join rewards as first on first.id = r.share_of_id
        where r.locked_fen > 0 or r.status in ${list(SPENT)} group by 1
      ) as cases join leads as l on l.id = cases.lead_id
      where total > cap order by l.reference`,
    ),

  /** Awards on which one person signed with two hands, in any round; orders of the fund that one person asked and confirmed. */
  hands: (tx: Tx) =>
    found(
      tx,
      sql`with signed as (
        select id as reward_id, hand, person from rewards, lateral (values ('clerk', clerk_id), ('reviewer', reviewer_id),
          ('approver', approver_id), ('finance', finance_id), ('maker', maker_id), ('checker', checker_id)) as h (hand, person)
        union select reward_id, reward_hand_of(transition), staff_id from reward_steps
        union select reward_id, reward_hand_of(transition), second_staff_id from reward_steps
      )
      select 'HANDS_REPEATED ' || r.reference as code, null::bigint as expected, null::bigint as actual
      from rewards as r where r.id in (
        select reward_id from signed where hand is not null and person is not null
        group by reward_id, person having count(distinct hand) > 1
      )
      union all
      select 'ORDER_OF_ONE ' || document_no, null::bigint, null::bigint from fund_orders
      where outcome = 'CONFIRMED' and decided_by = proposed_by order by code`,
    ),

  /** Batches whose total is not that of their payments, and payments that the bank's receipt or the books don't bear out. */
  batches: (tx: Tx) =>
    found(
      tx,
      sql`select 'BATCH_DIFFERS ' || b.number as code, b.total_fen as expected, coalesce(sum(p.amount_fen), 0) as actual
      from payment_batches as b left join payment_items as p on p.batch_id = b.id
      group by b.id having b.total_fen <> coalesce(sum(p.amount_fen), 0) or b.item_count <> count(p.id)
      union all
      select 'PAYMENT_UNPROVED ' || r.reference, p.amount_fen, (
        select max(l.debit_fen) from journal_entries as e join journal_lines as l on l.entry_id = e.id
        where e.reward_id = p.reward_id and e.event = 'PAID' and l.account = 'SPENT' and e.document_no = p.bank_reference)
      from payment_items as p join rewards as r on r.id = p.reward_id
      where p.outcome = 'PAID' and (p.bank_reference is null or not exists (
        select 1 from journal_entries as e join journal_lines as l on l.entry_id = e.id
        where e.reward_id = p.reward_id and e.event = 'PAID' and l.account = 'SPENT'
          and e.document_no = p.bank_reference and l.debit_fen = p.amount_fen))
      order by code`,
    ),

  /** Reversals that mirror nothing, or something that was taken back before; budget booked without its order. */
  reversals: (tx: Tx) =>
    found(
      tx,
      sql`with sums as (
        select entry_id, account, sum(debit_fen - credit_fen) as fen from journal_lines group by entry_id, account
      )
      select distinct 'REVERSAL_DIFFERS ' || r.id as code, null::bigint as expected, null::bigint as actual
      from journal_entries as r left join journal_entries as o on o.id = r.reverses_id
      where r.event = 'REVERSED' and (
        o.id is null or o.fund_id <> r.fund_id or o.event not in ('APPROPRIATED', 'REDUCED')
        or exists (select 1 from journal_entries as other where other.reverses_id = r.reverses_id and other.id <> r.id)
        or exists (
          select 1 from (select * from sums where entry_id = r.id) as mine
          full join (select * from sums where entry_id = r.reverses_id) as theirs using (account)
          where coalesce(mine.fen, 0) + coalesce(theirs.fen, 0) <> 0))
      union all
      select 'ENTRY_UNORDERED ' || e.id, q.amount_fen, (select sum(debit_fen) from journal_lines where entry_id = e.id)
      from journal_entries as e join fund_orders as q on q.id = e.order_id
      where e.event in ('APPROPRIATED', 'REDUCED') and (q.outcome is distinct from 'CONFIRMED'
        or q.amount_fen <> (select sum(debit_fen) from journal_lines where entry_id = e.id)
        or q.fund_id <> e.fund_id)
      order by code`,
    ),

  /** Closed funds that still hold something. */
  closedFunds: (tx: Tx) =>
    found(
      tx,
      sql`select 'CLOSED_FUND_HOLDS ' || b.account as code, 0 as expected, b.balance_fen as actual
      from fund_closings as c join account_balances as b on b.fund_id = c.fund_id
      where b.account in ('AVAILABLE', 'LOCKED', 'REWARD_PAYABLE') and b.balance_fen <> 0 order by code`,
    ),
};
export type BooksAgainstAwardsStore = typeof booksAgainstAwardsStore;
