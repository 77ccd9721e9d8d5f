import type { Static } from 'typebox';
import type { ExportedFile } from '../../contract/exports.ts';
import type { JournalEntryView, exportLedger, readLedger } from '../../contract/ledger.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import { LEDGER_ACCOUNTS, LEDGER_OF, REVERSIBLE_EVENTS } from '../../domain/ledger.ts';
import { ACCOUNT_WORDS, LEDGER_EVENT_WORDS } from '../../domain/ledger-words.ts';
import { FINANCE_OFFICER } from '../../contract/fund-readers.ts';
import type { Caller } from '../caller.ts';
import { type Exports, MOST_EXPORTED, wall } from '../exports/exports.ts';
import type { FundService } from './fund.service.ts';
import type { JournalFilter, JournalRow, JournalStore } from './journal.store.ts';
import { LEDGER_FILE_WORDS } from './ledger-file-words.ts';
import type { LedgerStore } from './ledger.store.ts';

const PAGE = 50;

type Asked = Static<(typeof readLedger)['schema']['querystring']>;
type FileAsked = Static<(typeof exportLedger)['schema']['body']>;

type Deps = {
  inTransaction: InTransaction;
  journal: JournalStore;
  ledger: Pick<LedgerStore, 'closing' | 'fund'>;
  fund: Pick<FundService, 'fundOf'>;
  exports: Pick<Exports, 'take'>;
};

/** The journal, from an account to its entries, from an entry to its award. */
export function makeLedgerService({ inTransaction, journal, ledger, fund, exports }: Deps) {
  async function filterOf(tx: Tx, asked: Asked): Promise<JournalFilter> {
    const { id: fundId } = await fund.fundOf(tx, asked.fundId);
    const { account, event, period, reward, before } = asked;
    return { fundId, account, event, period, rewardReference: reward?.trim(), before };
  }

  return {
    /** @throws Refusal NOT_FOUND where no such fund was opened */
    page: (asked: Asked) =>
      inTransaction(async (tx) => {
        const filter = await filterOf(tx, asked);
        const rows = await journal.page(tx, filter, PAGE + 1);
        const entries = rows.slice(0, PAGE).map(entryView);
        const standing = new Map(
          (await journal.balances(tx, filter.fundId)).map((row) => [row.account, row]),
        );
        return {
          fundId: filter.fundId,
          accounts: LEDGER_ACCOUNTS.map((account) => ({
            ledger: LEDGER_OF[account],
            account,
            balanceFen: standing.get(account)?.balanceFen ?? 0,
          })),
          entries,
          nextBefore: rows.length > PAGE ? (entries.at(-1)?.id ?? null) : null,
        };
      }),

    /** @throws Refusal NOT_FOUND */
    entry: (caller: Caller, id: number) =>
      inTransaction(async (tx) => {
        const row = (await journal.entry(tx, id)) ?? refuse('NOT_FOUND');
        const { fundId, rewardId, event } = row.entry;
        const others = rewardId === null ? [] : await journal.ofReward(tx, rewardId);
        return {
          fundId,
          entry: entryView(row),
          ofReward: others.map(entryView),
          mayReverse:
            REVERSIBLE_EVENTS.includes(event) &&
            row.reversedById === null &&
            !(await ledger.closing(tx, fundId)) &&
            isOneOf(caller.actor, FINANCE_OFFICER),
        };
      }),

    /** Balances and journal as a file, under the name of who takes it. */
    async file(caller: Caller, { format, lang, ...asked }: FileAsked): Promise<ExportedFile> {
      const read = await inTransaction(async (tx) => {
        const filter = await filterOf(tx, asked);
        const found = (await ledger.fund(tx, filter.fundId)) ?? refuse('NOT_FOUND');
        return {
          fund: found,
          rows: await journal.page(tx, filter, MOST_EXPORTED + 1),
          balances: await journal.balances(tx, filter.fundId),
        };
      });
      const words = LEDGER_FILE_WORDS[lang];
      const accounts = ACCOUNT_WORDS[lang];
      const yuan = (fen: number) => fen / 100;
      const kept = read.rows.slice(0, MOST_EXPORTED);
      const { account, event, period, reward } = asked;
      return exports.take(caller, {
        what: 'ledger',
        format,
        lang,
        title: `${read.fund.fiscalYear} ${read.fund.title}`,
        filter: [account, event, period, reward].filter(Boolean).join(' ') || words.all,
        total: read.rows.length,
        sheets: [
          {
            title: words.balances,
            columns: words.balanceColumns,
            rows: read.balances.map(({ account: of, balanceFen }) => [accounts[of], yuan(balanceFen)]),
          },
          {
            title: words.journal,
            columns: words.journalColumns,
            rows: kept.flatMap(({ entry, rewardReference, byName, lines }) =>
              lines.map((line) => [
                entry.id,
                entry.period,
                wall(entry.at),
                LEDGER_EVENT_WORDS[lang][entry.event],
                accounts[line.account],
                line.debitFen ? yuan(line.debitFen) : null,
                line.creditFen ? yuan(line.creditFen) : null,
                rewardReference,
                entry.documentNo,
                byName,
              ]),
            ),
          },
        ],
      });
    },
  };
}
export type LedgerService = ReturnType<typeof makeLedgerService>;

function entryView({ entry, rewardReference, byName, reversedById, lines }: JournalRow): JournalEntryView {
  return {
    id: entry.id,
    at: entry.at.toISOString(),
    period: entry.period,
    event: entry.event,
    rewardId: entry.rewardId,
    rewardReference,
    documentNo: entry.documentNo,
    byName,
    reversesId: entry.reversesId,
    reversedById,
    lines: lines.map(({ ledger, account, debitFen, creditFen }) => ({
      ledger,
      account,
      debitFen,
      creditFen,
    })),
  };
}
