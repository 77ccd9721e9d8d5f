import { nameOf } from './acting.ts';
import type { Actor } from './actor.ts';
import { addMonths } from './calendar.ts';
import { refuse } from './errors.ts';
import { isSaid, mustGiveReason, mustHold } from './facts.ts';
import type { RewardCommand } from './reward-commands.ts';
import { amountOf, FREED, lock, mustLieInSpan, release, sameFiscalYear } from './reward-postings.ts';
import type { RewardPosting, RewardRules } from './reward-rule.ts';
import { CLAIM_CHANNELS, HANDS } from './reward-snapshot.ts';
import type { ClaimChannel, RewardSnapshot } from './reward-snapshot.ts';

/** No claim is restored past this many months after its first notice, unless the district says otherwise. */
export const CLAIM_MAX_MONTHS = 36;

const whole = (event: RewardPosting['event']) => (reward: RewardSnapshot) => ({
  event,
  facts: { amountFen: amountOf(reward) },
});

const paid = (_command: unknown, _reward: RewardSnapshot, _actor: Actor, now: Date) => ({
  ...FREED,
  paidAt: now,
});

function mustBeClaimedBy(...channels: ClaimChannel[]) {
  return ({ claimChannel }: RewardSnapshot) =>
    mustHold(['claimChannel', claimChannel !== null && channels.includes(claimChannel), 'NOT_ALLOWED']);
}

type PayoutOfficer = RewardCommand<'payAtCounter'>['payoutOfficers'][number];

function payoutOfficers(reward: RewardSnapshot, officers: readonly PayoutOfficer[], actor: Actor): void {
  const persons = officers.map((officer) => officer.staffId);
  const bothSawIt = officers.every((officer) => officer.sawAuthority === true);
  const bothHoldIt = officers.every((officer) => officer.roles.includes('PAYOUT_OFFICER'));
  mustHold(
    ['payoutOfficers', officers.length === 2, 'NOT_ENOUGH'],
    ['payoutOfficers', bothHoldIt, 'NOT_ALLOWED'],
    ['proxySeen', reward.claimChannel !== 'PROXY' || bothSawIt, 'MUST_ACCEPT'],
  );
  if (!persons.includes(nameOf(actor))) refuse('NOT_YOUR_STEP');
  const signed = [
    ...HANDS.map((hand) => reward.hands[hand]),
    ...reward.formerHands.map((former) => former.by),
  ];
  if (persons[0] === persons[1] || persons.some((person) => signed.includes(person))) {
    refuse('SECOND_PERSON_NEEDED');
  }
}

type Verbs =
  | 'notify'
  | 'claim'
  | 'forfeit'
  | 'waive'
  | 'batch'
  | 'payAtCounter'
  | 'confirmPaid'
  | 'reportReturned'
  | 'correctAccount'
  | 'restore'
  | 'clawBack'
  | 'recover'
  | 'writeOff'
  | 'revokeNotified'
  | 'reportLateReturn';

/** From the notice to the reporter to money paid, and what happens when it comes back. */
export const paymentRules: RewardRules<Verbs> = {
  notify: {
    given: ({ claimUntil, held }, _reward, _actor, now) =>
      mustHold(
        ['disclosureHold', held !== true, 'NOT_ALLOWED'],
        ['claimUntil', claimUntil > now, 'OUT_OF_RANGE'],
      ),
    sets: ({ claimUntil }, reward, _actor, now) => ({ claimUntil, notifiedAt: reward.notifiedAt ?? now }),
  },
  claim: {
    stands: ({ claimUntil }, _actor, now) => {
      if (claimUntil !== null && now > claimUntil) refuse('TOO_LATE');
    },
    given: ({ channel, declared, consent, pickUpCodeAllowed, proxyAllowed }) =>
      mustHold(
        ['channel', CLAIM_CHANNELS.includes(channel), 'NOT_IN_LIST'],
        ['channel', channel === 'BANK' || pickUpCodeAllowed === true, 'NOT_ALLOWED'],
        ['channel', channel !== 'PROXY' || proxyAllowed === true, 'NOT_ALLOWED'],
        ['declared', declared, 'MUST_ACCEPT'],
        // An account is sensitive personal information: its own consent (PIPL art. 29); so is somebody else's name.
        ['consent', channel === 'COUNTER' || consent === true, 'MUST_ACCEPT'],
      ),
    sets: ({ channel }) => ({ claimed: true, claimChannel: channel }),
    posts: whole('CLAIMED'),
  },
  forfeit: {
    stands: ({ claimUntil }, _actor, now) =>
      mustHold(['claimUntil', claimUntil !== null && now > claimUntil, 'NOT_ALLOWED']),
    sets: () => FREED,
    posts: release,
  },
  waive: { sets: () => FREED, posts: release },
  batch: { stands: mustBeClaimedBy('BANK') },
  payAtCounter: {
    stands: mustBeClaimedBy('COUNTER', 'PROXY'),
    given: (command, reward, actor) => {
      payoutOfficers(reward, command.payoutOfficers, actor);
      mustHold(['sealedVoucherNo', isSaid(command.sealedVoucherNo)]);
    },
    sets: paid,
    posts: whole('PAID'),
  },
  confirmPaid: {
    given: ({ bankReceiptRef }) => mustHold(['bankReceiptRef', isSaid(bankReceiptRef)]),
    sets: paid,
    posts: whole('PAID'),
  },
  reportReturned: { given: ({ returnRef }) => mustHold(['returnRef', isSaid(returnRef)]) },
  // No refusal for being late: the account is the only way on from here, so its clock only reminds.
  correctAccount: { given: ({ consent }) => mustHold(['consent', consent, 'MUST_ACCEPT']) },
  restore: {
    stands: ({ notifiedAt }) => mustHold(['notifiedAt', notifiedAt !== null]),
    given: (command, reward, _actor, now) => {
      mustLieInSpan(reward);
      const last = addMonths(reward.notifiedAt ?? now, command.maxMonths ?? CLAIM_MAX_MONTHS);
      if (now > last) refuse('TOO_LATE');
      mustHold(
        ['reason', isSaid(command.reason)],
        ['claimUntil', command.claimUntil > now && command.claimUntil <= last, 'OUT_OF_RANGE'],
      );
      if (amountOf(reward) > command.availableFen) refuse('FUND_INSUFFICIENT');
    },
    sets: ({ claimUntil }, reward) => ({ claimUntil, lockedFen: amountOf(reward) }),
    posts: lock,
  },
  clawBack: {
    given: ({ reason, auditFilingNo }, { proposal }) =>
      mustHold(
        ['reason', isSaid(reason)],
        ['auditFilingNo', proposal?.verb !== 'clawBack' || isSaid(auditFilingNo)],
      ),
    posts: whole('CLAWED_BACK'),
  },
  recover: {
    given: ({ paymentSlipNo }) => mustHold(['paymentSlipNo', isSaid(paymentSlipNo)]),
    posts: (reward, now) => ({
      event: 'RECOVERED',
      facts: {
        amountFen: amountOf(reward),
        sameYear: reward.paidAt !== null && sameFiscalYear(reward.paidAt, now),
      },
    }),
  },
  writeOff: { given: mustGiveReason, posts: whole('WRITTEN_OFF') },
  revokeNotified: {
    given: mustGiveReason,
    sets: () => FREED,
    posts: release,
  },
  reportLateReturn: {
    stands: mustBeClaimedBy('BANK'),
    given: ({ returnRef }) => mustHold(['returnRef', isSaid(returnRef)]),
    sets: (_command, reward) => ({ lockedFen: amountOf(reward), claimed: true, paidAt: null }),
    posts: whole('RETURNED_LATE'),
  },
};
