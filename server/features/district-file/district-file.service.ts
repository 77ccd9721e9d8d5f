import type { Clock } from '../../adapters/clock.ts';
import type { DistrictFile } from '../../contract/district-file.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { Refusal } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import { checkDistrictFile } from './file-check.ts';
import { type FileProblem, withChore, withMend } from './file-mends.ts';
import { emblemOf, takeFile } from './file-taking.ts';
import { type FileStores, fileOf } from './file-writing.ts';

/** `problems`: nothing was taken. `left`: what a person has yet to do by hand. */
export type FileAnswer = { problems: FileProblem[]; left: FileProblem[] };

type Deps = FileStores & { inTransaction: InTransaction; clock: Clock; audit: AuditStore };

/** Everything that is one district's, in one file: out of the office, and into it. */
export function makeDistrictFileService(deps: Deps) {
  const { inTransaction, clock } = deps;

  /** Nothing of a file is kept, and what is wrong with it is told, where it doesn't fit what stands. */
  async function tried(
    file: unknown,
    by: { actor: Actor; version?: number },
    keep: boolean,
  ): Promise<FileAnswer> {
    const wrong = checkDistrictFile(file);
    if (wrong.length > 0) return { problems: wrong, left: [] };
    const sound = file as DistrictFile;
    let left: FileProblem[] = [];
    try {
      const drawn = await emblemOf(sound);
      await inTransaction(async (tx) => {
        const undone = await takeFile(tx, deps, sound, drawn, { ...by, now: clock.now() });
        left = undone.map(withChore);
        if (!keep) throw new Undone();
      });
    } catch (error) {
      if (error instanceof Refusal && error.fields.length > 0)
        return { problems: error.fields.map((field) => withMend(field, file)), left: [] };
      if (!(error instanceof Undone)) throw error;
    }
    return { problems: [], left };
  }

  return {
    /** @throws Refusal NOT_FOUND before the district is set up */
    export: () =>
      inTransaction(async (tx) => ({
        version: (await deps.district.find(tx))?.version ?? 1,
        file: await fileOf(tx, deps, clock.now()),
      })),

    /** What is wrong with a file, and with taking it here; nothing is kept. */
    check: (actor: Actor, file: unknown): Promise<FileAnswer> => tried(file, { actor }, false),

    /** Takes a file over what stands, or answers what is wrong with it. @throws Refusal STALE_VERSION */
    import: (actor: Actor, file: unknown, version?: number): Promise<FileAnswer> =>
      tried(file, { actor, ...(version === undefined ? {} : { version }) }, true),
  };
}
export type DistrictFileService = ReturnType<typeof makeDistrictFileService>;

/** Ends a trial: its transaction is rolled back. */
class Undone extends Error {}
