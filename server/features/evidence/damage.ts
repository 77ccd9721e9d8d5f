import type { Readable } from 'node:stream';
import type { Clock } from '../../adapters/clock.ts';
import { CannotOpen } from '../../crypto/cannot-open.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { Custody } from './custody.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; custody: Custody };

/** What to do where a stored file is not what was put there: write it down, and say so. */
export function makeDamageReports({ inTransaction, clock, custody }: Deps) {
  const note = async (leadId: string, evidenceId: string, error: unknown): Promise<void> => {
    const facts = { gone: !(error instanceof CannotOpen) };
    await inTransaction((tx) =>
      custody.note(tx, {
        actor: { kind: 'SYSTEM' },
        act: 'evidence.damaged',
        leadId,
        evidenceId,
        facts,
        at: clock.now(),
      }),
    );
  };

  return {
    note,
    /**
     * Settles once the first bytes are there in the clear: only then is there something to promise. Damage further on
     * can but cut the answer short; the log tells why. @throws Refusal EVIDENCE_DAMAGED, and what else went wrong
     */
    async begun(leadId: string, evidenceId: string, open: () => Promise<Readable>): Promise<Readable> {
      const told = async (error: unknown): Promise<never> => {
        if (!isDamage(error)) throw error;
        await note(leadId, evidenceId, error);
        return refuse('EVIDENCE_DAMAGED');
      };
      const content = await open().catch(told);
      await started(content).catch(told);
      content.once('error', (error) => void told(error).catch(() => undefined));
      return content;
    },
  };
}
export type DamageReports = ReturnType<typeof makeDamageReports>;

function started(content: Readable): Promise<void> {
  return new Promise((resolve, reject) => {
    content.once('readable', resolve).once('end', resolve).once('error', reject);
  });
}

/** Tampered with or cut short; or not in the store at all, in the words of a folder or of S3. */
export function isDamage(error: unknown): boolean {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return error instanceof CannotOpen || code === 'ENOENT' || name === 'NoSuchKey';
}
