import { sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import type { Account, LedgerEvent } from '../../domain/ledger.ts';

const rowsOf = async <T extends object>(tx: Tx, query: ReturnType<typeof sql>): Promise<T[]> =>
  (await tx.execute(query)).rows as T[];

/** A year's money for its report, from the journal alone, by the months that it is booked in. */
export const fundReportStore = {
  years: async (tx: Tx): Promise<number[]> =>
    (await rowsOf<{ y: number }>(tx, sql`select distinct fiscal_year as y from funds order by y desc`)).map(
      ({ y }) => y,
    ),

  /** What each event moved in each fund of that year, within that year's months or after them. */
  async events(tx: Tx, year: number) {
    const rows = await rowsOf<{
      fund_id: string;
      event: LedgerEvent;
      account: Account;
      later: boolean;
      n: string;
      fen: string;
    }>(
      tx,
      sql`select e.fund_id, coalesce(o.event, e.event) as event, l.account, e.period > ${`${year}-12`} as later,
          sum(case when e.event = 'REVERSED' then -1 else 1 end) as n, sum(l.debit_fen - l.credit_fen) as fen
        from journal_entries as e join funds as f on f.id = e.fund_id join journal_lines as l on l.entry_id = e.id
          left join journal_entries as o on o.id = e.reverses_id
        where f.fiscal_year = ${year} and l.ledger = 'BUDGET'
        group by 1, 2, 3, 4`,
    );
    return rows.map((row) => ({
      fundId: row.fund_id,
      event: row.event,
      account: row.account,
      later: row.later,
      count: Number(row.n),
      fen: Number(row.fen),
    }));
  },

  /** Paid in that year's months, all funds, by the stage of the award and by the month. */
  async paid(tx: Tx, year: number) {
    const rows = await rowsOf<{ period: string; stage: string; n: string; fen: string }>(
      tx,
      sql`select e.period, r.stage_id as stage, count(*) as n, sum(l.debit_fen) as fen
        from journal_entries as e join journal_lines as l on l.entry_id = e.id and l.account = 'SPENT'
          join rewards as r on r.id = e.reward_id
        where e.event = 'PAID' and e.period like ${`${year}-%`} group by 1, 2 order by 1, 2`,
    );
    return rows.map((row) => ({
      period: row.period,
      stage: row.stage,
      count: Number(row.n),
      fen: Number(row.fen),
    }));
  },
};
export type FundReportStore = typeof fundReportStore;
