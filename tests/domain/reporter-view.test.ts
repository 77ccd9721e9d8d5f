import { describe, expect, it } from 'vitest';
import { LEAD_STATUSES } from '../../server/domain/lead.ts';
import type { LeadStatus } from '../../server/domain/lead.ts';
import {
  PUBLIC_REWARD_STATUSES,
  PUBLIC_STATUSES,
  publicLead,
  hiddenByHold,
  publicReward,
  statusTold,
} from '../../server/domain/reporter-view.ts';
import type { PublicRewardStatus, PublicStatus } from '../../server/domain/reporter-view.ts';
import { REWARD_STATUSES } from '../../server/domain/reward.ts';
import published from './fixtures/state-machines.json' with { type: 'json' };

/** The published words that a reporter sees begin with these; two statuses that read alike must be one. */
const LEAD_WORDS: Record<PublicStatus, string> = {
  SUBMITTED: '已提交',
  SUPPLEMENT: '请补充材料',
  ACCEPTED: '已受理',
  VERIFYING: '核查中',
  VERIFIED: '已查实',
  DISPOSING: '处置中',
  UNSUBSTANTIATED: '经核查未能查实',
  REJECTED: '不予受理',
  REFERRED_OUT: '已转有权机关',
  WITHDRAWN: '您已撤回',
  CLOSED: '已办结',
};
const REWARD_WORDS: Record<PublicRewardStatus, RegExp> = {
  ASSESSING: /评定/,
  INELIGIBLE: /^不予奖励/,
  APPROVED_AWAITING_FUNDS: /^奖励已批准，正在落实资金$/,
  APPROVED: /^奖励已批准$/,
  TO_CLAIM: /^待领取/,
  PAYING: /支付办理中$/,
  CORRECT_ACCOUNT: /^账户信息有误/,
  PAID: /^已支付/,
  FORFEITED: /^已逾期/,
  WAIVED: /^您已放弃/,
  REVOKED: /^奖励决定已撤销/,
  RETURN_MONEY: /^请退回奖金/,
  RETURNED: /^已退回/,
};

describe('what a reporter sees of a lead', () => {
  it.each(LEAD_STATUSES)('in %s is what the published machine says', (status) => {
    const seen = publicLead({ status, disclosureHold: false });
    expect(published.lead.states[status].reporterSees.startsWith(LEAD_WORDS[seen.publicStatus])).toBe(true);
    expect(seen.label).toBe(`lead.public.${seen.publicStatus}`);
    expect([1, 2, 3, 4, 5]).toContain(seen.step);
  });

  it('in the archive stays what it was where it was never verified', () => {
    const after = (before: LeadStatus) => statusTold('ARCHIVED', [{ to: before }, { to: 'ARCHIVED' }]);
    expect(LEAD_STATUSES.filter((before) => after(before) !== 'ARCHIVED')).toEqual([
      'REFERRED_OUT',
      'WITHDRAWN',
    ]);
    expect(statusTold('CLOSED', [{ to: 'WITHDRAWN' }, { to: 'CLOSED' }])).toBe('CLOSED');
  });

  it('covers the whole public list', () => {
    const seen = LEAD_STATUSES.map((status) => publicLead({ status, disclosureHold: false }).publicStatus);
    expect(new Set(seen)).toEqual(new Set(PUBLIC_STATUSES));
  });

  it.each(LEAD_STATUSES)('under a disclosure hold never tells that %s means verified', (status) => {
    const held = publicLead({ status, disclosureHold: true });
    if (status === 'VERIFIED' || status === 'DISPOSING') {
      expect(held).toEqual(publicLead({ status: 'VERIFYING', disclosureHold: false }));
    } else {
      expect(held).toEqual(publicLead({ status, disclosureHold: false }));
    }
  });

  it('a suspected false report cannot be told from a verification', () => {
    const usual = publicLead({ status: 'DETERMINING', disclosureHold: false });
    expect(publicLead({ status: 'FALSE_REPORT', disclosureHold: false })).toEqual(usual);
  });

  it('a merged lead follows its main lead and its hold, and never says that it was merged', () => {
    const merged = (status: LeadStatus, disclosureHold = false) =>
      publicLead({ status: 'MERGED', disclosureHold: false, main: { status, disclosureHold } });
    for (const status of LEAD_STATUSES)
      expect(merged(status)).toEqual(publicLead({ status, disclosureHold: false }));
    expect(merged('VERIFIED', true).publicStatus).toBe('VERIFYING');
    expect(publicLead({ status: 'MERGED', disclosureHold: false }).publicStatus).toBe('ACCEPTED');
  });
});

describe('what a reporter sees of a reward', () => {
  it.each(REWARD_STATUSES)('in %s is what the published machine says', (status) => {
    const seen = publicReward(status);
    const words = published.reward.states[status].reporterSees;
    if (seen === null) expect([status, words]).toEqual(['WRITTEN_OFF', '—']);
    else expect(words).toMatch(REWARD_WORDS[seen]);
  });

  it('covers the whole public list', () => {
    const seen = REWARD_STATUSES.map((status) => publicReward(status)).filter((one) => one !== null);
    expect(new Set(seen)).toEqual(new Set(PUBLIC_REWARD_STATUSES));
  });

  it.each(REWARD_STATUSES)('in %s says nothing while a hold hides it', (status) => {
    expect(publicReward(status, true)).toBeNull();
  });

  it('is hidden by a hold unless it was announced before the hold began', () => {
    const [before, since, after] = [1, 2, 3].map((day) => new Date(day * 86_400_000)) as [Date, Date, Date];
    expect(hiddenByHold(null, since)).toBe(true);
    expect(hiddenByHold(after, since)).toBe(true);
    expect(hiddenByHold(before, since)).toBe(false);
    for (const announced of [null, before, after]) expect(hiddenByHold(announced, null)).toBe(false);
  });
});
