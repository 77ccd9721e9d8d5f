import { eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { bankStatementLines, bankStatements, reconciliations, staff } from '../../db/tables/index.ts';
import type { StatementLine } from '../../domain/bank-statement.ts';
import type { Period } from '../../domain/ledger.ts';

const A_HEAP = 2_000;
/** How many of what stays open a page shows. */
export const OPEN_SHOWN = 200;

/**
 * Movements of a kind up to a month's end, each with its number among those alike: reference, amount and direction.
 * The books' side is what awards moved by bank (counter payments are on no statement); it begins with the month of the
 * first statement, for before it there is nothing to hold the books against.
 */
const BOOK = sql`select e.id, e.document_no as reference, e.at, e.period, l.credit_fen + l.debit_fen as fen,
    case when l.account = 'TREASURY_PAYMENT' and l.credit_fen > 0 then 'OUT' else 'IN' end as direction
  from journal_entries as e join journal_lines as l on l.entry_id = e.id
  join rewards as r on r.id = e.reward_id
  where e.event in ('PAID', 'RETURNED_LATE', 'RECOVERED') and l.account in ('TREASURY_PAYMENT', 'TREASURY')
    and (r.claim_channel = 'BANK' or e.event = 'RECOVERED')`;
const held = (period: Period) => sql`book as (
    select *, row_number() over (partition by upper(trim(reference)), fen, direction order by id) as n
    from (${BOOK}) as moved where period <= ${period}
      and period >= coalesce((select to_char(min(booked_on), 'YYYY-MM') from bank_statement_lines), ${period})
  ), bank as (
    select id, reference, booked_on, amount_fen as fen, direction,
      row_number() over (partition by upper(trim(reference)), amount_fen, direction order by id) as n
    from bank_statement_lines where to_char(booked_on, 'YYYY-MM') <= ${period}
  ), pairs as (
    select book.id as entry, bank.id as line, book.reference as book_reference, bank.reference as bank_reference,
      coalesce(book.fen, bank.fen) as fen, coalesce(book.direction, bank.direction) as direction,
      to_char(book.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as book_day, bank.booked_on::text as bank_day
    from book full join bank on upper(trim(book.reference)) = upper(trim(bank.reference)) and book.fen = bank.fen
      and book.direction = bank.direction and book.n = bank.n
  )`;

export type OpenMovement = {
  day: string;
  direction: 'OUT' | 'IN';
  amountFen: number;
  reference: string;
  entryId: number | null;
};

export const reconciliationStore = {
  async addStatement(
    tx: Tx,
    statement: typeof bankStatements.$inferInsert,
    lines: readonly StatementLine[],
  ): Promise<void> {
    await tx.insert(bankStatements).values(statement);
    const rows = lines.map((line) => ({ ...line, statementId: statement.id }));
    for (let at = 0; at < rows.length; at += A_HEAP)
      await tx.insert(bankStatementLines).values(rows.slice(at, at + A_HEAP));
  },
  /** How many statement lines of these days and references are there already: a statement read in twice, under another name. */
  async known(tx: Tx, lines: readonly StatementLine[]): Promise<number> {
    const { rows } = await tx.execute<{ n: string }>(sql`select count(*) as n from bank_statement_lines as b
      where exists (select 1 from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb)
        as new ("bookedOn" date, direction text, "amountFen" bigint, reference text)
        where new."bookedOn" = b.booked_on and new.direction = b.direction and new."amountFen" = b.amount_fen
          and new.reference = b.reference)`);
    return Number(rows[0]?.n ?? 0);
  },

  /** What both sides come to in the month itself, and how many movements up to its end stand on both. */
  async sums(tx: Tx, period: Period) {
    const { rows } = await tx.execute<Record<'book' | 'bank' | 'counter' | 'matched' | 'lines', string>>(sql`
      with ${held(period)} select
        (select coalesce(sum(case direction when 'OUT' then fen else -fen end), 0) from (${BOOK}) as b where b.period = ${period}) as book,
        (select coalesce(sum(case direction when 'OUT' then amount_fen else -amount_fen end), 0)
          from bank_statement_lines where to_char(booked_on, 'YYYY-MM') = ${period}) as bank,
        (select coalesce(sum(l.credit_fen), 0) from journal_entries as e join journal_lines as l on l.entry_id = e.id
          join rewards as r on r.id = e.reward_id where e.event = 'PAID' and e.period = ${period}
            and l.account = 'TREASURY_PAYMENT' and r.claim_channel <> 'BANK') as counter,
        (select count(*) from pairs where entry is not null and line is not null) as matched,
        (select count(*) from bank_statement_lines where to_char(booked_on, 'YYYY-MM') = ${period}) as lines`);
    const of = (key: keyof NonNullable<(typeof rows)[0]>) => Number(rows[0]?.[key] ?? 0);
    return {
      bookFen: of('book'),
      bankFen: of('bank'),
      counterFen: of('counter'),
      matched: of('matched'),
      statements: of('lines'),
    };
  },

  /** What stays open at the end of a month: booked and on no statement, or the other way round. */
  async open(
    tx: Tx,
    period: Period,
    side: 'BOOKS' | 'BANK',
  ): Promise<{ count: number; rows: OpenMovement[] }> {
    const where = side === 'BOOKS' ? sql`line is null` : sql`entry is null`;
    const { rows } = await tx.execute<{
      day: string;
      direction: 'OUT' | 'IN';
      fen: string;
      reference: string | null;
      entry: string | null;
      whole: string;
    }>(sql`with ${held(period)}
      select coalesce(book_day, bank_day) as day, direction, fen, coalesce(book_reference, bank_reference) as reference,
        entry, count(*) over () as whole
      from pairs where ${where} order by day, entry, line limit ${OPEN_SHOWN}`);
    return {
      count: Number(rows[0]?.whole ?? 0),
      rows: rows.map((row) => ({
        day: row.day,
        direction: row.direction,
        amountFen: Number(row.fen),
        reference: row.reference ?? '',
        entryId: row.entry === null ? null : Number(row.entry),
      })),
    };
  },

  /** Whether money moved at the bank in a month, by the books or by a statement. */
  async movedIn(tx: Tx, period: Period): Promise<boolean> {
    const { rows } = await tx.execute(sql`select 1 from (${BOOK}) as b where b.period = ${period}
      union all select 1 from bank_statement_lines where to_char(booked_on, 'YYYY-MM') = ${period} limit 1`);
    return rows.length > 0;
  },

  sign: (tx: Tx, row: typeof reconciliations.$inferInsert) => tx.insert(reconciliations).values(row),
  async signed(tx: Tx, period: Period) {
    const rows = await tx
      .select({ reconciliation: reconciliations, byName: staff.name })
      .from(reconciliations)
      .innerJoin(staff, eq(staff.id, reconciliations.signedBy))
      .where(eq(reconciliations.period, period));
    return rows[0];
  },
};
export type ReconciliationStore = typeof reconciliationStore;
