import { Readable } from 'node:stream';
import type { Static } from 'typebox';
import type { Clock } from '../../adapters/clock.ts';
import type { LogFilter, readLogOverview, verifyLog } from '../../contract/audit.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { AUDIT_ACTS } from '../../domain/audit-acts.ts';
import { endOfLocalDay } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { AuditStore } from './audit.store.ts';
import { breachText } from './log-breach.ts';
import { type ExportFormat, exportHead, exportRow } from './log-export.ts';
import type { LogQuery, LogRowsStore } from './log-rows.store.ts';
import { rowsOf } from './log-rows.ts';
import type { LogStore } from './log.store.ts';
import type { LogWatch } from './log-watch.ts';

type Overview = Static<(typeof readLogOverview)['schema']['response'][200]>;
type Verdict = Static<(typeof verifyLog)['schema']['response'][200]>;

const PAGE = 50;
const ALERTS = 20;
const STRETCH = 500;
const DAY_MS = 86_400_000;

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  audit: AuditStore;
  staff: StaffStore;
  log: LogStore;
  rows: LogRowsStore;
  logWatch: LogWatch;
};

/** The auditor reads the whole log and changes nothing; that it was read stands in the log too. */
export function makeAuditService({ inTransaction, clock, audit, staff, log, rows, logWatch }: Deps) {
  /** @throws Refusal BAD_REQUEST where nothing goes by that reference or day */
  async function queryOf(tx: Tx, { from, to, act, staffId, lead }: LogFilter): Promise<LogQuery> {
    const query: LogQuery = { ...(act ? { act } : {}), ...(staffId ? { staffId } : {}) };
    if (from) query.from = new Date(endOfLocalDay(from).getTime() - DAY_MS + 1);
    if (to) query.to = endOfLocalDay(to);
    if (!lead) return query;
    const leadId =
      (await rows.leadWith(tx, lead.trim().toUpperCase())) ??
      refuse('BAD_REQUEST', [{ path: 'lead', code: 'NOT_IN_LIST' }]);
    return { ...query, subjects: [leadId, ...(await rows.rewardsOf(tx, leadId)).map(({ id }) => id)] };
  }

  const note = (tx: Tx, caller: Caller, act: 'audit.open' | 'audit.export', facts: Record<string, string>) =>
    audit.append(tx, {
      actor: caller.actor,
      act,
      subject: { kind: 'LOG', id: 'log' },
      facts,
      at: clock.now(),
    });
  const sizeOf = async (tx: Tx) => ((await log.last(tx))?.position ?? -1) + 1;

  return {
    overview: (): Promise<Overview> =>
      inTransaction(async (tx) => {
        const check = await rows.lastCheck(tx);
        const [checkpoint] = await log.checkpoints(tx, 1);
        const alerts = await rows.page(tx, { alerts: true }, { limit: ALERTS });
        return {
          size: await sizeOf(tx),
          waiting: await log.waitingCount(tx),
          lastCheck: check ? { at: check.at.toISOString(), whole: check.act === 'audit.verify' } : null,
          lastCheckpoint: checkpoint ? { day: checkpoint.day, size: checkpoint.size } : null,
          alerts: await rowsOf(tx, rows, alerts),
          acts: AUDIT_ACTS.map(({ code, zh, en }) => ({ code, zh, en })),
          people: (await staff.list(tx)).map(({ id, name, unitCode }) => ({ id, name, unitCode })),
        };
      }),

    entries: (caller: Caller, filter: LogFilter, before?: number) =>
      inTransaction(async (tx) => {
        const query = await queryOf(tx, filter);
        await note(tx, caller, 'audit.open', {
          ...filter,
          ...(before === undefined ? {} : { before: String(before) }),
        });
        const found = await rows.page(tx, query, {
          limit: PAGE + 1,
          ...(before === undefined ? {} : { before }),
        });
        const shown = found.slice(0, PAGE);
        return {
          entries: await rowsOf(tx, rows, shown),
          next: found.length > PAGE ? (shown.at(-1)?.position ?? null) : null,
        };
      }),

    /** A stream that never holds more than a stretch of the log. */
    async export(caller: Caller, filter: LogFilter, format: ExportFormat): Promise<Readable> {
      const { query, size } = await inTransaction(async (tx) => {
        const found = await queryOf(tx, filter);
        await note(tx, caller, 'audit.export', { ...filter, format });
        return { query: found, size: await sizeOf(tx) };
      });
      const head = exportHead(format, caller.name, clock.now(), size);
      async function* lines() {
        yield head;
        for (let after = -1; ;) {
          const from = after;
          const [text, last] = await inTransaction(async (tx) => {
            const found = await rows.page(tx, query, { after: from, limit: STRETCH });
            const inTime = found.filter(({ position }) => position < size);
            const shown = await rowsOf(tx, rows, inTime);
            return [
              shown.map((row) => exportRow(format, row)).join(''),
              found.length < STRETCH ? null : found.at(-1)!.position,
            ];
          });
          if (text) yield text;
          if (last === null) return;
          after = last;
        }
      }
      return Readable.from(lines());
    },

    async verify(): Promise<Verdict> {
      const { size, breaches } = await logWatch.verify();
      return {
        size,
        breaches: breaches.map((breach) => ({
          place: breach.at === null ? null : breach.at + 1,
          detail: [breach.entryId ?? '', breach.detail ?? ''].filter(Boolean).join(' '),
          ...breachText(breach.code),
        })),
      };
    },
  };
}
export type AuditService = ReturnType<typeof makeAuditService>;
