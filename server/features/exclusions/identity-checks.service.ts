import type { Clock } from '../../adapters/clock.ts';
import { personTag } from '../../crypto/person-tag.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { localDate } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { type Listed, markOfOne, marksOf } from '../../domain/exclusion-list.ts';
import { mustHold } from '../../domain/facts.ts';
import type { RewardStatus } from '../../domain/reward.ts';
import { withinYear } from '../../domain/scheme.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadRecord, LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { RewardActs } from '../rewards/reward-acts.ts';
import type { RewardsStore } from '../rewards/rewards.store.ts';
import type { SchemesStore } from '../rewards/schemes.store.ts';
import type { JoinedStore } from '../targets/joined.store.ts';
import type { IdentityChecksStore } from './identity-checks.store.ts';

/** What brought nobody money, or was taken back. */
const NOTHING_CAME: readonly RewardStatus[] = ['INELIGIBLE', 'REVOKED', 'RECOVERED', 'WAIVED', 'FORFEITED'];

/** `payee`: who collects for all of a joint report, by name; nothing else is known of them. */
type Reporter = Listed & { payee?: string };

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  serverKeys: Pick<ServerKeys, 'pepper'>;
  audit: AuditStore;
  notices: Notices;
  drawers: Drawers;
  leads: Pick<LeadsStore, 'isKeptAway'>;
  joined: Pick<JoinedStore, 'together'>;
  schemes: Pick<SchemesStore, 'find'>;
  rewards: Pick<RewardsStore, 'save'>;
  acts: Pick<RewardActs, 'lock'>;
  checks: IdentityChecksStore;
};

/** Identity custodians answer the reward desk: a yes or a no, reckoned in memory; the name stays where it is. */
export function makeIdentityChecks(deps: Deps) {
  const {
    inTransaction,
    clock,
    serverKeys,
    audit,
    notices,
    drawers,
    leads,
    joined,
    schemes,
    rewards,
    acts,
    checks,
  } = deps;

  /** Who reported, if the vault knows; null for an anonymous reporter and for what was erased. */
  async function personOf(tx: Tx, caller: Caller, leadId: string): Promise<Reporter | null> {
    const drawer = await drawers.openKept(tx, caller.ring, leadId, 'identity');
    if (!drawer) return null;
    const sheets = await drawers.sheets<Omit<Reporter, 'idNumber'> | null>(tx, drawer, 'PERSON');
    const person = sheets.at(-1)?.body;
    return person ? { ...person, idNumber: '' } : null;
  }

  /** What other awards of this calendar year brought the same person; compared in memory, kept as one sum. */
  async function thisYear(tx: Tx, caller: Caller, lead: LeadRecord, person: Listed, but: string) {
    const since = new Date(`${localDate(clock.now()).slice(0, 4)}-01-01T00:00:00+08:00`);
    const own = new Set(markOfOne(person));
    const known = new Map<string, boolean>([[lead.id, true]]);
    let fen = 0;
    for (const award of await checks.awardsSince(tx, since, but, NOTHING_CAME)) {
      if (!known.has(award.leadId)) {
        const other = award.named ? await personOf(tx, caller, award.leadId) : null;
        known.set(award.leadId, other !== null && markOfOne(other).some((mark) => own.has(mark)));
      }
      if (known.get(award.leadId)) fen += award.fen;
    }
    return { fen, compared: known.size - 1 };
  }

  return {
    list: (caller: Caller) =>
      inTransaction(async (tx) => {
        const rows = await checks.list(tx, caller.staffId);
        return rows.map(({ check, leadReference }) => ({
          id: check.id,
          leadReference,
          askedAt: check.askedAt.toISOString(),
          answeredAt: check.answeredAt?.toISOString() ?? null,
          listed: check.listed,
          mayAnswer: check.answeredAt === null && check.askedBy !== caller.staffId,
        }));
      }),

    /**
     * Holds the reporter, and who collects for a joint report, against the lists, and what they were awarded this year against the measure's cap. On the log,
     * without the answer, before anything is opened.
     * @throws Refusal NOT_FOUND, ILLEGAL_TRANSITION, SECOND_PERSON_NEEDED, KEY_MISSING, CONDITION_NOT_MET without a list
     */
    answer: (caller: Caller, checkId: string): Promise<{ listed: boolean }> =>
      inTransaction(async (tx) => {
        const asked = (await checks.find(tx, checkId)) ?? refuse('NOT_FOUND');
        const { row, lead } = await acts.lock(tx, asked.rewardId);
        // Read again under the award's lock: two custodians at once answer one after the other.
        const check = (await checks.find(tx, checkId)) ?? refuse('NOT_FOUND');
        if (await leads.isKeptAway(tx, lead.id, caller.staffId)) refuse('NOT_FOUND');
        if (check.answeredAt || row.status !== 'ELIGIBILITY') refuse('ILLEGAL_TRANSITION');
        if (check.askedBy === caller.staffId) refuse('SECOND_PERSON_NEEDED');
        mustHold(['lists.STAFF', await checks.anyStaffList(tx)]);
        const now = clock.now();
        const { actor, staffId } = caller;
        const person = (await personOf(tx, caller, lead.id)) ?? refuse('KEY_MISSING');
        const marks = [...marksOf(person), ...marksOf({ name: person.payee ?? '', phone: '', idNumber: '' })];
        const tags = marks.map((mark) => personTag(mark, serverKeys.pepper));
        const company = (await joined.together(tx, lead)).map(({ id }) => id);
        const listed = await checks.isListed(tx, tags, company);
        const year = await thisYear(tx, caller, lead, person, row.id);
        await checks.save(tx, check.id, {
          answeredBy: staffId,
          answeredAt: now,
          listed,
          yearFen: year.fen,
        });
        const subject = { kind: 'LEAD', id: lead.id } as const;
        await audit.append(tx, {
          actor,
          act: 'identity.check',
          subject,
          facts: { compared: year.compared },
          at: now,
        });
        const scheme = (await schemes.find(tx, row.schemeId)) ?? refuse('NOT_FOUND');
        const { lowFen, highFen, trace } = withinYear(scheme.body, row, year.fen);
        if (lowFen !== row.lowFen || highFen !== row.highFen)
          await rewards.save(tx, row.id, { lowFen, highFen, trace, amountFen: null });
        const path = `/finance/rewards/${row.id}`;
        await notices.tell(tx, { template: 'REWARD_TURN', path, roles: ['REWARD_CLERK'] }, now);
        return { listed };
      }),
  };
}
export type IdentityChecks = ReturnType<typeof makeIdentityChecks>;
