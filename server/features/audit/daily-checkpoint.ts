import type { CheckpointFolder } from '../../adapters/checkpoint-folder.ts';
import type { Clock } from '../../adapters/clock.ts';
import { readCheckpoint } from '../../crypto/checkpoint.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import type { LogStore } from './log.store.ts';
import type { LogTree } from './log-tree.ts';
import type { Sequencer } from './sequencer.ts';

/**
 * Once a day the log's state is signed and written outside the database, and published. The file comes first: a row
 * without its file would be one that nobody can hold against the database.
 */
export function makeDailyCheckpoint(deps: {
  inTransaction: InTransaction;
  clock: Clock;
  log: LogStore;
  tree: LogTree;
  folder: CheckpointFolder;
  sequencer: Pick<Sequencer, 'drain'>;
}) {
  const { inTransaction, clock, log, tree, folder, sequencer } = deps;
  return {
    /** Writes today's where it is not there yet. @throws Error where the folder can't take it, or holds another's */
    async write(): Promise<void> {
      const at = clock.now();
      const day = localDate(at);
      if (await inTransaction((tx) => log.checkpointOf(tx, day))) return;
      await sequencer.drain();
      const { note } = await inTransaction((tx) => tree.checkpoint(tx, at));
      // Where an earlier try got as far as the file, that one stands.
      const kept = await folder.write(day, note);
      const facts = readCheckpoint(tree.verifier, kept);
      if (!facts) throw new Error(`the file of ${day}'s checkpoint is none of this log`);
      await inTransaction((tx) => log.keepCheckpoint(tx, { day, size: facts.size, note: kept }));
    },
  };
}
export type DailyCheckpoint = ReturnType<typeof makeDailyCheckpoint>;
