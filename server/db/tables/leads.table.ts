import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { CASE_STATUSES } from '../../domain/disposition-transitions.ts';
import { LEAD_STATUSES } from '../../domain/lead.ts';
import { SCREENINGS } from '../../domain/screening.ts';
import { bytes, moment, oneOf } from '../columns.ts';
import { rewardSchemes } from './reward_schemes.table.ts';
import { staff } from './staff.table.ts';
import { targets } from './targets.table.ts';

/**
 * A lead's clear facts: what routing, clocks and statistics need, and nothing that names anybody. Words, names and
 * files lie sealed in compartments.
 */
export const leads = pgTable(
  'leads',
  {
    id: uuid('id').primaryKey(),
    reference: text('reference').notNull().unique(),
    /** The order of registration, which decides who reported first. */
    receivedSeq: bigint('received_seq', { mode: 'number' }).notNull().generatedAlwaysAsIdentity().unique(),
    receivedAt: moment('received_at').notNull(),
    channel: text('channel').notNull(),
    /** Keyed hash of the form's one-time id: a form sent twice is one lead. */
    submissionTag: bytes('submission_tag').notNull().unique(),
    receiptTag: bytes('receipt_tag').notNull().unique(),
    status: text('status', { enum: LEAD_STATUSES }).notNull(),
    statusSince: moment('status_since').notNull(),
    dueAt: moment('due_at'),
    version: integer('version').notNull().default(1),
    urgency: text('urgency', { enum: ['NORMAL', 'URGENT'] }).notNull(),
    identityMode: text('identity_mode', { enum: ['NAMED', 'ANON'] }).notNull(),
    /** When an anonymous reporter gave their name after all; null for everybody else. */
    namedAt: moment('named_at'),
    rewardWaived: boolean('reward_waived').notNull(),
    /** Several reported jointly: one award, one payee. How many lies sealed with the words, the payee with the name. */
    joint: boolean('joint').notNull().default(false),
    /** Registered as a report by duty, or found by the office itself: no award arises. */
    byDuty: boolean('by_duty').notNull().default(false),
    /** UNVERIFIED: came without a proof that a person sent it, and waits in a tray of its own. */
    screening: text('screening', { enum: SCREENINGS }).notNull().default('VERIFIED'),
    withdrawnAt: moment('withdrawn_at'),
    targetKind: text('target_kind').notNull(),
    sector: text('sector').notNull(),
    mode: text('mode').notNull(),
    townshipCode: text('township_code').notNull(),
    amountBand: text('amount_band').notNull(),
    peopleBand: text('people_band').notNull(),
    stillRaising: text('still_raising').notNull(),
    evidenceCount: integer('evidence_count').notNull(),
    leadUnit: text('lead_unit').notNull(),
    assistUnits: text('assist_units').array().notNull(),
    /** Units that must not see it, by its reporter's wish; their desks get no key to it. */
    avoid: text('avoid').array().notNull().default([]),
    routingTrace: jsonb('routing_trace').$type<string[]>().notNull(),
    supplementsAsked: integer('supplements_asked').notNull().default(0),
    supplementDueAt: moment('supplement_due_at'),
    /** Working days that were left to accept it when the reporter was last asked; null where nobody was. */
    acceptanceLeft: integer('acceptance_left'),
    returnedForProof: boolean('returned_for_proof').notNull().default(false),
    extensionUsed: boolean('extension_used').notNull().default(false),
    proposalVerb: text('proposal_verb'),
    proposalBy: uuid('proposal_by').references(() => staff.id),
    proposalReason: text('proposal_reason'),
    refusedBy: uuid('refused_by').references(() => staff.id),
    refusalReason: text('refusal_reason'),
    referredTo: text('referred_to'),
    grade: integer('grade'),
    dispositionClass: text('disposition_class', { enum: ['A', 'B', 'C'] }),
    /** Where its case stands, kept here too: the queue asks for it a million times and the case's page once. */
    caseStatus: text('case_status', { enum: CASE_STATUSES }),
    reviewRequestedAt: moment('review_requested_at'),
    policeConsent: boolean('police_consent').notNull().default(false),
    /** Since when without a break; what was announced before stays announced. */
    disclosureHoldSince: moment('disclosure_hold_since'),
    disclosureHoldUntil: moment('disclosure_hold_until'),
    /** The lead that it was merged into, and the date that was owed on it then; null for any other. */
    mergedInto: uuid('merged_into').references((): AnyPgColumn => leads.id),
    mergedDueAt: moment('merged_due_at'),
    /** The target that an officer put it to, with others about the same one. */
    targetId: uuid('target_id').references(() => targets.id),
    schemeId: uuid('scheme_id').references(() => rewardSchemes.id),
    /** Whose turn it is, as the rules have it; kept by whatever changes the lead (`domain/lead-trays.ts`). */
    turn: text('turn').array().notNull().default([]),
    /** Whose turn it becomes by time alone, once `turnLaterAt` has passed. */
    turnLater: text('turn_later').array().notNull().default([]),
    turnLaterAt: moment('turn_later_at'),
    /** In which trays it lies; null where nobody has reckoned that yet, which the start of the portal does. */
    trays: text('trays').array(),
  },
  (table) => [
    index('leads_by_status').on(table.status, table.dueAt),
    // Each fact beside a status; a fact alone has an index in the queue's order (migration 0007).
    index('leads_by_status_and_sector').on(table.status, table.sector),
    index('leads_by_status_and_township').on(table.status, table.townshipCode),
    index('leads_by_status_and_mode').on(table.status, table.mode),
    index('leads_by_status_and_amount').on(table.status, table.amountBand),
    index('leads_by_status_and_channel').on(table.status, table.channel),
    index('leads_by_received').on(table.receivedAt),
    index('leads_not_placed')
      .on(table.id)
      .where(sql`${table.trays} is null`),
    index('leads_by_main')
      .on(table.mergedInto)
      .where(sql`${table.mergedInto} is not null`),
    index('leads_by_target')
      .on(table.targetId, table.receivedSeq)
      .where(sql`${table.targetId} is not null`),
    // The few whose result the police hold back.
    index('leads_held')
      .on(table.disclosureHoldUntil)
      .where(sql`${table.disclosureHoldUntil} is not null`),
    // The few that came without a proof: an hour's are counted at each one that comes.
    index('leads_unverified')
      .on(table.receivedAt)
      .where(sql`${table.screening} <> 'VERIFIED'`),
    oneOf('leads_status_known', table.status, LEAD_STATUSES),
    oneOf('leads_screening_known', table.screening, SCREENINGS),
    check('leads_named_later', sql`${table.namedAt} is null or ${table.identityMode} = 'NAMED'`),
    check('leads_merged_into_one', sql`(${table.status} = 'MERGED') = (${table.mergedInto} is not null)`),
    check('leads_grade_range', sql`${table.grade} between 1 and 4`),
  ],
);
