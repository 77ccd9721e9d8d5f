import type { Tx } from '../../db/connection.ts';
import { decideKeeping } from '../../domain/reward.ts';
import { appealOf } from './appeal-state.ts';
import type { Acting, HeldReward } from './reward-act.ts';
import type { RewardActs } from './reward-acts.ts';

/** The office's no to a reporter's request about an award. @throws Refusal as decideKeeping, RECUSED */
export async function keepDecision(
  tx: Tx,
  acts: Pick<RewardActs, 'settle'>,
  reward: HeldReward,
  act: Acting,
): Promise<void> {
  const { actor, reason, now } = act;
  decideKeeping(reward.snapshot, appealOf(reward.row), { actor, reason, now });
  const answer = { appealAnsweredAt: now, appealReason: reason ?? null };
  await acts.settle(tx, reward, act, 'keepDecision', answer);
}
