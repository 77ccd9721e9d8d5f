import { randomUUID } from 'node:crypto';
import { readLedger } from '../../server/contract/ledger.ts';
import { readFund } from '../../server/contract/fund.ts';
import { behindGuards } from '../support/behind-guards.ts';
import { type TestOffice, anOffice } from '../support/office.ts';

/** How many entries the full books have, and how many the small ones beside them. */
const FULL = Number(process.env['BENCH_ENTRIES'] ?? 1_000_000);
const SMALL = 1_000;
const ROUNDS = 60;

const EVENTS = ['LOCKED', 'CLAIMED', 'PAID', 'RELEASED'] as const;

/** Books of so many entries, of all events and twelve months, written behind the guards as years of work would leave them. */
async function fill(office: TestOffice, entries: number): Promise<string> {
  const fundId = randomUUID();
  await behindGuards(
    office.database,
    `insert into funds values ('${fundId}', 2026, '2013850', 'fund', '2026-01-01')`,
    `insert into journal_entries (fund_id, event, document_no, at, period)
     select '${fundId}', case when i % 5000 = 1 then 'APPROPRIATED' else (array['${EVENTS.join("','")}'])[1 + i % 4] end,
       'D-' || i, at, to_char(at, 'YYYY-MM')
     from (select i, timestamptz '2026-01-01' + i * (interval '320 days' / ${entries}) as at
       from generate_series(1, ${entries}) as i) as moments`,
    `insert into journal_lines (entry_id, ledger, account, debit_fen, credit_fen)
     select id, l.ledger, l.account, l.debit, l.credit from journal_entries, lateral (values
       ('BUDGET', case event when 'APPROPRIATED' then 'AVAILABLE' when 'LOCKED' then 'LOCKED' when 'PAID' then 'SPENT' else 'AVAILABLE' end,
         case event when 'APPROPRIATED' then 10000000 when 'LOCKED' then 400 else 100 end, 0),
       ('BUDGET', case event when 'APPROPRIATED' then 'APPROVED' when 'LOCKED' then 'AVAILABLE' else 'LOCKED' end,
         0, case event when 'APPROPRIATED' then 10000000 when 'LOCKED' then 400 else 100 end)
     ) as l (ledger, account, debit, credit) order by id`,
    `insert into account_balances select '${fundId}', ledger, account, sum(debit_fen - credit_fen)
     from journal_lines group by ledger, account`,
    'analyze journal_entries',
    'analyze journal_lines',
  );
  return fundId;
}

/** What a person asks of the books, each by what is told of it; `last`: an entry in their middle. */
const ASKED: Record<string, (office: TestOffice, fundId: string, middle: number) => Promise<unknown>> = {
  'the fund’s page': (office, fundId) => office.as('finance').do(readFund, { query: { fundId } }),
  'the newest entries': (office, fundId) => office.as('finance').do(readLedger, { query: { fundId } }),
  'entries from the middle on': (office, fundId, before) =>
    office.as('finance').do(readLedger, { query: { fundId, before } }),
  'an account': (office, fundId) =>
    office.as('finance').do(readLedger, { query: { fundId, account: 'APPROVED' } }),
  'a rare event': (office, fundId) =>
    office.as('finance').do(readLedger, { query: { fundId, event: 'APPROPRIATED' } }),
  'an old month': (office, fundId) =>
    office.as('finance').do(readLedger, { query: { fundId, period: '2026-02' } }),
  'an account in an old month': (office, fundId) =>
    office.as('finance').do(readLedger, { query: { fundId, period: '2026-02', account: 'SPENT' } }),
};

const p95 = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** The ledger's pages at a million entries beside a thousand, taking turns: p95 of each, and how much dearer the full books are. */
export async function aMillionEntries(): Promise<string[]> {
  const [small, full] = [await anOffice(), await anOffice()];
  try {
    const funds = [
      [small, await fill(small, SMALL), SMALL / 2],
      [full, await fill(full, FULL), FULL / 2],
    ] as const;
    const lines: string[] = [];
    for (const [name, ask] of Object.entries(ASKED)) {
      const times: [number[], number[]] = [[], []];
      for (const [office, fundId, middle] of funds)
        for (let warm = 0; warm < 5; warm += 1) await ask(office, fundId, middle);
      for (let round = 0; round < ROUNDS; round += 1)
        for (const [index, [office, fundId, middle]] of funds.entries())
          times[index === 0 ? 0 : 1].push(await timed(() => ask(office, fundId, middle)));
      const [few, many] = [p95(times[0]), p95(times[1])];
      lines.push(
        `ledger: ${name.padEnd(32)} p95 ${few.toFixed(1).padStart(6)} ms at ${SMALL}, ${many.toFixed(1).padStart(6)} ms at ${FULL}  = ${(many / few).toFixed(2)} times`,
      );
    }
    return lines;
  } finally {
    await small.leave();
    await full.leave();
  }
}
