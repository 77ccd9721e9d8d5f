import type { Actor } from '../../domain/actor.ts';
import type { RewardCommand, RewardSnapshot } from '../../domain/reward.ts';
import type { OfficeDays } from '../district/office-days.ts';
import type { LeadRecord } from '../leads/leads.store.ts';
import type { RewardRecord } from './rewards.store.ts';

/** A reward under its lock, as the rules see it, with its lead. */
export type HeldReward = { row: RewardRecord; snapshot: RewardSnapshot; lead: LeadRecord };

/** Who acts and when, and what is kept beside the decision. */
export type Acting = {
  actor: Actor;
  now: Date;
  days: OfficeDays;
  /** A code of the catalogue of reasons; it stands on the reward and its reporter may read it. */
  publicReason?: string | undefined;
  /** A code of the step's own list, on the step alone. */
  reason?: string | undefined;
  documentNo?: string | undefined;
  /** The fund that finance chose, where the year has several. */
  fundId?: string | undefined;
  secondStaffId?: string | undefined;
  /** Columns beside those that the rules know. */
  also?: Partial<RewardRecord>;
  /** Nobody is told: the next step follows in the same breath, or one notice speaks for many. */
  quiet?: boolean;
};
export type Act = Acting & { command: RewardCommand };
