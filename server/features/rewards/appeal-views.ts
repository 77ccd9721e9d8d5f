import type { RewardView } from '../../contract/rewards.ts';
import type { Tx } from '../../db/connection.ts';
import { maySitAt } from '../../domain/desk-seats.ts';
import { type RewardSnapshot, appealKindOf, mayAnswer } from '../../domain/reward.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import { appealOf } from './appeal-state.ts';
import type { AppealWords } from './appeal-words.ts';
import type { RewardRecord } from './rewards.store.ts';

type Looked = { row: RewardRecord; snapshot: RewardSnapshot };

export function makeAppealViews({ audit, words }: { audit: AuditStore; words: AppealWords }) {
  return {
    /** The reporter's request; its words for the reward desk alone, each opening on the log before it happens. */
    async of(tx: Tx, caller: Caller, { row, snapshot }: Looked, now: Date): Promise<RewardView['appeal']> {
      const { appealedAt, appealDocumentId, appealAnsweredAt, appealReason } = row;
      const kind = appealKindOf(row.status);
      if (!appealedAt || !appealDocumentId || !kind) return null;
      const ofDesk = maySitAt('REWARD', caller.actor.roles);
      if (ofDesk) {
        const subject = { kind: 'REWARD', id: row.id } as const;
        await audit.append(tx, { actor: caller.actor, act: 'appeal.open', subject, at: now });
      }
      return {
        kind,
        askedAt: appealedAt.toISOString(),
        text: ofDesk ? await words.read(tx, caller.ring, row.leadId, appealDocumentId) : null,
        answeredAt: appealAnsweredAt?.toISOString() ?? null,
        reason: appealReason,
        mayKeep: mayAnswer(snapshot, appealOf(row), caller.actor, now),
      };
    },
  };
}
export type AppealViews = ReturnType<typeof makeAppealViews>;
