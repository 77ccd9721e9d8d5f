import type { Clock } from '../../adapters/clock.ts';
import type { DistrictFile } from '../../contract/district-file.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Actor } from '../../domain/actor.ts';
import { Refusal, refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import { checkDistrictFile } from './file-check.ts';
import { type FileProblem, withMend } from './file-mends.ts';
import { emblemOf, takeFile } from './file-taking.ts';
import { type FileStores, fileOf } from './file-writing.ts';

type Deps = FileStores & { inTransaction: InTransaction; clock: Clock; audit: AuditStore };

/** Everything that is one district's, in one file: out of the office, and into it. */
export function makeDistrictFileService(deps: Deps) {
  const { inTransaction, clock } = deps;

  /** Nothing of a file is kept, and what is wrong with it is told, where it doesn't fit what stands. */
  async function tried(file: unknown, by: { actor: Actor; version?: number }, keep: boolean) {
    const wrong = checkDistrictFile(file);
    if (wrong.length > 0) return wrong;
    const sound = file as DistrictFile;
    try {
      const drawn = await emblemOf(sound);
      await inTransaction(async (tx) => {
        const problems = await takeFile(tx, deps, sound, drawn, { ...by, now: clock.now() });
        if (problems.length > 0) refuse('BAD_REQUEST', problems);
        if (!keep) throw new Undone();
      });
    } catch (error) {
      if (error instanceof Undone) return [];
      if (error instanceof Refusal && error.fields.length > 0)
        return error.fields.map((field) => withMend(field, file));
      throw error;
    }
    return [];
  }

  return {
    /** @throws Refusal NOT_FOUND before the district is set up */
    export: () =>
      inTransaction(async (tx) => ({
        version: (await deps.district.find(tx))?.version ?? 1,
        file: await fileOf(tx, deps),
      })),

    /** What is wrong with a file, and with taking it here; nothing is kept. */
    check: (actor: Actor, file: unknown): Promise<FileProblem[]> => tried(file, { actor }, false),

    /** Takes a file over what stands, or answers what is wrong with it. @throws Refusal STALE_VERSION */
    import: (actor: Actor, file: unknown, version?: number): Promise<FileProblem[]> =>
      tried(file, { actor, ...(version === undefined ? {} : { version }) }, true),
  };
}
export type DistrictFileService = ReturnType<typeof makeDistrictFileService>;

/** Ends a trial: its transaction is rolled back. */
class Undone extends Error {}
