/**
 * The domain's fixed words that staff pages draw from: steps, checks, signatures, accounts. Apart from the endpoints,
 * so that a page that only names a step doesn't load the schemas into the browser.
 */
export {
  LEAD_STATUSES,
  LEAD_TRANSITIONS,
  type LeadStatus,
  type LeadVerb,
} from '../domain/lead-transitions.ts';
export { REWARD_TRANSITIONS, type RewardStatus, type RewardVerb } from '../domain/reward-transitions.ts';
export { CHECK_RESULTS, FINDING_CONCLUSIONS, FIVE_CHECKS, type Check } from '../domain/finding.ts';
export { HANDS, type Hand } from '../domain/reward-snapshot.ts';
export { HOLD_GROUNDS } from '../domain/reward-commands.ts';
export { JOINT_DESKS as JOINT_UNITS, type JointDesk as JointUnit } from '../domain/compartments.ts';
export { APPROVAL_NEEDS } from '../domain/reward-approvals.ts';
export { EXCLUSION_ANSWERS, EXCLUSION_GROUNDS, EXCLUSIONS } from '../domain/reward-exclusions.ts';
export { REWARD_PAPERS } from '../domain/reward-papers.ts';
export { LATER_REASONS, LATER_VERDICTS, type LaterVerdict } from '../domain/later-report.ts';
export { MESSAGE_FILES } from '../domain/message-files.ts';
export { DEFAULT_CLOCKS, STREET_LIMITS, type ClockName } from '../domain/settings.ts';
export { CHOSEN_ROBOT_EVENTS, ROBOT_KINDS } from '../domain/robot.ts';
export { RUNGS, type Rung } from '../domain/escalation.ts';
export { DEFINITIONS } from '../domain/milestones.ts';
export { AGE_BANDS } from '../domain/overview.ts';
export { LEAD_OUTCOMES, SHELVES } from '../domain/retention-periods.ts';
export { ROLES, type Role } from '../domain/role-list.ts';
export { LEDGER_ACCOUNTS, LEDGERS, type Account, type Ledger } from '../domain/ledger-accounts.ts';
export { LEDGER_EVENTS, type LedgerEvent } from '../domain/ledger-postings.ts';
export { FUND_SOURCES, YEAR_DECISIONS } from '../domain/fund-order.ts';
export { PUBLIC_CHANNEL_KINDS } from '../domain/district.ts';
export { unpublishedChannels } from '../domain/channels.ts';
export { maySitAt, unitOfDesk } from '../domain/desk-seats.ts';
export { LEADS_A_PAGE, QUEUE_COUNTS_TO } from '../domain/queue.ts';
