import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { CLAIM_CHANNELS, REWARD_STATUSES } from '../../domain/reward.ts';
import type { ApprovalPaper } from '../../domain/reward-approvals.ts';
import type { TraceStep } from '../../domain/scheme-types.ts';
import { bytes, differs, fen, moment, oneOf } from '../columns.ts';
import { documents } from './documents.table.ts';
import { funds } from './funds.table.ts';
import { leads } from './leads.table.ts';
import { rewardSchemes } from './reward_schemes.table.ts';
import { staff } from './staff.table.ts';

const hand = (name: string) => uuid(name).references(() => staff.id);

/**
 * One award of one stage to one lead. The six hands differ, and the database holds to it even where the rule is
 * bypassed. Nothing here names the reporter.
 */
export const rewards = pgTable(
  'rewards',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    leadId: uuid('lead_id')
      .notNull()
      .references(() => leads.id),
    schemeId: uuid('scheme_id')
      .notNull()
      .references(() => rewardSchemes.id),
    stageId: text('stage_id').notNull(),
    status: text('status', { enum: REWARD_STATUSES }).notNull(),
    statusSince: moment('status_since').notNull(),
    dueAt: moment('due_at'),
    version: integer('version').notNull().default(1),
    lowFen: fen('low_fen').notNull(),
    highFen: fen('high_fen'),
    trace: jsonb('trace').$type<TraceStep[]>().notNull(),
    amountFen: fen('amount_fen'),
    discretionReason: text('discretion_reason'),
    /** What the fund holds locked for this award now; 0 before FUNDED and after it is freed or spent. */
    lockedFen: fen('locked_fen').notNull().default(0),
    claimed: boolean('claimed').notNull().default(false),
    clerkId: hand('clerk_id'),
    reviewerId: hand('reviewer_id'),
    approverId: hand('approver_id'),
    financeId: hand('finance_id'),
    makerId: hand('maker_id'),
    checkerId: hand('checker_id'),
    proposalVerb: text('proposal_verb'),
    proposalBy: hand('proposal_by'),
    reason: text('reason'),
    minutesReference: text('minutes_reference'),
    /** What else an award of its size needed beside the approver, each with the number of its document. */
    approvals: jsonb('approvals').$type<ApprovalPaper[]>().notNull().default([]),
    /** The first reporter's award, of whose case this is a later reporter's share. */
    shareOfId: uuid('share_of_id').references((): AnyPgColumn => rewards.id),
    notifiedAt: moment('notified_at'),
    claimUntil: moment('claim_until'),
    claimChannel: text('claim_channel', { enum: CLAIM_CHANNELS }),
    /** The sealed sheet with the account that stands under the claim; a batch takes note of it. */
    claimDocumentId: uuid('claim_document_id').references(() => documents.id),
    claimCodeTag: bytes('claim_code_tag').unique(),
    claimCodeUntil: moment('claim_code_until'),
    /** Its last four signs, by which the bank's window knows it; the other eight stay with the reporter. */
    claimCodeTail: text('claim_code_tail'),
    /** Who collects in the reporter's place: a keyed digest of name and the end of the identity number, nobody's name. */
    proxyTag: bytes('proxy_tag'),
    /** The closest reminder of the claim's end that was given, in days before it. */
    claimReminded: integer('claim_reminded'),
    /** The reporter's request for a review or a restored claim, its sealed reason, and the office's no to it. */
    appealedAt: moment('appealed_at'),
    appealDocumentId: uuid('appeal_document_id').references(() => documents.id),
    appealAnsweredAt: moment('appeal_answered_at'),
    appealReason: text('appeal_reason'),
    sealedVoucherNo: text('sealed_voucher_no').unique(),
    /** The fund whose money it is: the one that locked it, or that fund’s heir. */
    fundId: uuid('fund_id').references(() => funds.id),
    fundYear: integer('fund_year'),
    /** A keyed digest of the account under the claim, by which the same one is noticed again; it opens nothing. */
    payeeTag: bytes('payee_tag'),
    paidAt: moment('paid_at'),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    unique('rewards_one_a_stage').on(t.leadId, t.stageId),
    index('rewards_by_status').on(t.status, t.dueAt),
    index('rewards_by_fund').on(t.fundId),
    index('rewards_by_payee').on(t.payeeTag),
    oneOf('rewards_status_known', t.status, REWARD_STATUSES),
    check('rewards_amount_positive', sql`${t.amountFen} > 0`),
    check(
      'rewards_amount_in_span',
      sql`${t.amountFen} between ${t.lowFen} and coalesce(${t.highFen}, ${t.amountFen})`,
    ),
    check(
      'rewards_clerk_differs',
      differs(t.clerkId, t.reviewerId, t.approverId, t.financeId, t.makerId, t.checkerId),
    ),
    check(
      'rewards_reviewer_differs',
      differs(t.reviewerId, t.approverId, t.financeId, t.makerId, t.checkerId),
    ),
    check('rewards_approver_differs', differs(t.approverId, t.financeId, t.makerId, t.checkerId)),
    check('rewards_finance_differs', differs(t.financeId, t.makerId, t.checkerId)),
    check('rewards_maker_differs', differs(t.makerId, t.checkerId)),
  ],
);
