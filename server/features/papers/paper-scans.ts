import { Readable } from 'node:stream';
import type { Clock } from '../../adapters/clock.ts';
import type { Scanner } from '../../adapters/virus-scanner.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { type ScanStatus, demandServable } from '../../domain/evidence.ts';
import type { QueueStore } from '../../jobs/queue.store.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { PapersStore } from './papers.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  papers: PapersStore;
  queue: QueueStore;
  audit: AuditStore;
  scanner: Scanner | undefined;
};

/**
 * Official papers of the fund and of measures on their way past the virus scanner. No act waits for it: a job asks, and
 * asks again, and until it has an answer the paper lies where nobody opens it.
 */
export function makePaperScans({ inTransaction, clock, papers, queue, audit, scanner }: Deps) {
  async function statusOf(tx: Tx, paperId: string): Promise<ScanStatus> {
    // What was kept before there was a scanner waits for it too.
    return (await papers.verdict(tx, paperId))?.verdict ?? (scanner ? 'WAITING' : 'NOT_SCANNED');
  }

  async function scan(paper: { id: string; about: 'FUND' | 'SCHEME' }, by: Scanner): Promise<void> {
    const content = await inTransaction((tx) => papers.content(tx, paper));
    if (!content) return;
    const verdict = await by.scan(Readable.from([content]));
    const at = clock.now();
    const infected = verdict === 'CLEAN' ? null : verdict.infected;
    const row = { paperId: paper.id, verdict: infected === null ? 'CLEAN' : 'INFECTED', at } as const;
    await inTransaction(async (tx) => {
      if (!(await papers.settle(tx, { ...row, signature: infected })) || infected === null) return;
      await audit.append(tx, {
        actor: { kind: 'SYSTEM' },
        act: 'paper.infected',
        subject: { kind: paper.about, id: paper.id },
        facts: { signature: infected },
        at,
      });
    });
  }

  return {
    /** Has a paper scanned that this very transaction keeps. */
    async ask(tx: Tx, paperId: string): Promise<void> {
      if (scanner) await queue.add(tx, 'scan-paper', { paperId });
    },

    /** @throws Refusal EVIDENCE_QUARANTINED; EVIDENCE_NOT_SCANNED_YET while the scanner, where there is one, owes its answer */
    mustBeServable: async (tx: Tx, paperId: string): Promise<void> =>
      demandServable(await statusOf(tx, paperId)),

    /** No act follows from an infected paper; one that waits holds up none. @throws Refusal EVIDENCE_QUARANTINED */
    async mustBeSound(tx: Tx, paperId: string | null): Promise<void> {
      if (paperId === null) return;
      const status = await statusOf(tx, paperId);
      if (status === 'INFECTED') demandServable(status);
    },

    /**
     * Scans a paper, or, without an id, those without a verdict. Run twice it scans once; without a scanner it does
     * nothing. Throws where the scanner doesn't answer, so that the queue tries again.
     */
    async scanWaiting(paperId?: string): Promise<void> {
      if (!scanner) return;
      const failures: unknown[] = [];
      for (const paper of await inTransaction((tx) => papers.waiting(tx, paperId))) {
        await scan(paper, scanner).catch((error: unknown) => failures.push(error));
      }
      if (failures.length)
        throw new AggregateError(failures, `${failures.length} papers could not be scanned`);
    },
  };
}
export type PaperScans = ReturnType<typeof makePaperScans>;
