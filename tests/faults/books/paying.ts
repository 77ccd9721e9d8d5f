import { type Verdict, YES, closeCounter, isFree } from './rules.ts';
import {
  type Award,
  type Batch,
  type Fund,
  type Person,
  type World,
  availableIn,
  heirOf,
  theFund,
  yearOf,
} from './world.ts';

const CODE_DAYS = 30;

/** What was written off is nobody's to read about any more (handbook C: —). */
const isUnseen = ({ status }: Award): boolean => status === 'WRITTEN_OFF';

/** What the reporter does with the receipt code: claims, corrects an account, asks for a new pick-up code. */
export function claim(world: World, award: Award, channel: 'BANK' | 'COUNTER'): Verdict {
  if (isUnseen(award)) return ['RECEIPT_UNKNOWN'];
  if (award.status === 'CLAIMED' && channel === 'COUNTER' && award.channel === 'COUNTER') {
    Object.assign(award, { atCounter: null, codeDay: world.day });
    return YES;
  }
  if (award.status === 'PAY_FAILED') {
    if (channel === 'COUNTER') return ['CONDITION_NOT_MET'];
    Object.assign(award, { status: 'CLAIMED', claims: award.claims + 1, proposal: null });
    return YES;
  }
  if (award.status !== 'NOTIFIED') return ['ILLEGAL_TRANSITION'];
  if (world.day > (award.lastDay ?? 0)) return ['TOO_LATE'];
  Object.assign(award, {
    status: 'CLAIMED',
    owed: true,
    channel,
    claims: award.claims + 1,
    codeDay: channel === 'COUNTER' ? world.day : null,
    proposal: null,
  });
  return YES;
}

export function waive(award: Award): Verdict {
  if (isUnseen(award)) return ['RECEIPT_UNKNOWN'];
  if (award.status !== 'NOTIFIED') return ['ILLEGAL_TRANSITION'];
  Object.assign(award, { status: 'WAIVED', lockedFen: 0, owed: false, proposal: null });
  return YES;
}

/** The first officer types the code, which opens nothing after that. */
export function openCounter(world: World, award: Award, officer: Person): Verdict {
  if (award.codeDay === null) return ['NOT_FOUND'];
  if (world.day > award.codeDay + CODE_DAYS) return ['TOO_LATE'];
  Object.assign(award, { codeDay: null, atCounter: officer });
  return YES;
}

export function confirmCounter(world: World, award: Award, officer: Person): Verdict {
  if (award.atCounter === null) return ['NOT_FOUND'];
  if (award.atCounter === officer) return ['SECOND_PERSON_NEEDED'];
  closeCounter(award);
  return paid(world, award);
}

function paid(world: World, award: Award): Verdict {
  Object.assign(award, {
    status: 'PAID',
    lockedFen: 0,
    owed: false,
    paidYear: yearOf(world.day),
    proposal: null,
  });
  return YES;
}

/** A batch is made whole or not at all; its claims wait as they are until another person releases it. */
export function build(world: World, awards: readonly Award[], maker: Person): Verdict {
  const wrong = awards.flatMap((award) => {
    if (award.status !== 'CLAIMED') return ['ILLEGAL_TRANSITION'];
    if (!isFree(award, maker, 'maker')) return ['SECOND_PERSON_NEEDED'];
    if (award.channel !== 'BANK') return ['CONDITION_NOT_MET'];
    return [];
  });
  if (wrong.length) return wrong;
  if (awards.some(({ batch }) => batch !== null)) return ['ILLEGAL_TRANSITION'];
  const batch: Batch = { name: `batch ${world.batches.length + 1}`, status: 'BUILT', maker, lines: [] };
  batch.lines = awards.map((award) => ({ award, claim: award.claims, open: true }));
  for (const award of awards) award.batch = batch;
  world.batches.push(batch);
  return YES;
}

/** It leaves as it was made, or stays: each line is still the claim that was put into it. */
export function release(batch: Batch, checker: Person): Verdict {
  if (batch.status !== 'BUILT') return ['ILLEGAL_TRANSITION'];
  if (batch.maker === checker) return ['SECOND_PERSON_NEEDED'];
  const wrong = batch.lines.flatMap(({ award, claim: made }) => {
    if (award.status !== 'CLAIMED' || award.channel !== 'BANK' || award.claims !== made)
      return ['CONDITION_NOT_MET'];
    return isFree(award, checker, 'checker') && isFree(award, batch.maker, 'maker')
      ? []
      : ['SECOND_PERSON_NEEDED'];
  });
  if (wrong.length) return wrong;
  batch.status = 'RELEASED';
  for (const { award } of batch.lines) {
    award.signed.set(batch.maker, 'maker');
    Object.assign(award, { status: 'BATCHED', proposal: null });
  }
  return YES;
}

export function cancel(batch: Batch): Verdict {
  if (batch.status !== 'BUILT') return ['ILLEGAL_TRANSITION'];
  batch.status = 'CANCELLED';
  for (const line of batch.lines) {
    line.open = false;
    line.award.batch = null;
  }
  return YES;
}

export type Answer = { line: number; outcome: 'PAID' | 'RETURNED'; brings: Person; confirms: Person };

/** The bank's word on one line: one brings it, another, who did not make the batch, lets it take effect. */
export function bankSays(world: World, batch: Batch, answer: Answer): Verdict {
  const line = batch.lines[answer.line];
  if (batch.status !== 'RELEASED') return ['ILLEGAL_TRANSITION'];
  if (!line?.open) return ['CONDITION_NOT_MET'];
  const { confirms } = answer;
  if (confirms === batch.maker || confirms === answer.brings) return ['SECOND_PERSON_NEEDED'];
  const { award } = line;
  if (!isFree(award, confirms, 'checker')) return ['SECOND_PERSON_NEEDED'];
  award.signed.set(confirms, 'checker');
  Object.assign(line, { open: false });
  award.batch = null;
  if (batch.lines.every(({ open }) => !open)) batch.status = 'SETTLED';
  if (answer.outcome === 'PAID') return paid(world, award);
  Object.assign(award, { status: 'PAY_FAILED', proposal: null });
  return YES;
}

/** Budget comes or is taken back by an order that a second person confirms. */
export function order(world: World, fund: Fund, gives: boolean, amountFen: number, alone: boolean): Verdict {
  if (fund.closed) return ['CONDITION_NOT_MET'];
  if (!gives && amountFen > availableIn(world, fund)) return ['CONDITION_NOT_MET'];
  if (alone) return ['SECOND_PERSON_NEEDED'];
  fund.approvedFen += gives ? amountFen : 0 - amountFen;
  world.booked.push({ fund, gives, amountFen, takenBack: false });
  return YES;
}

/** What an order booked is undone once, by its mirror, where the money is still there. */
export function takeBack(world: World, at: number): Verdict {
  const entry = world.booked[at];
  if (!entry || entry.takenBack || entry.fund.closed) return ['CONDITION_NOT_MET'];
  const { fund, gives, amountFen } = entry;
  if (gives && amountFen > availableIn(world, fund)) return ['FUND_INSUFFICIENT'];
  fund.approvedFen += gives ? 0 - amountFen : amountFen;
  entry.takenBack = true;
  return YES;
}

export function openLine(world: World, line: string): Verdict {
  const year = yearOf(world.day);
  if (world.funds.some((fund) => fund.year === year && fund.line === line)) return ['CONDITION_NOT_MET'];
  theFund(world, year, line);
  return YES;
}

/** A year that is over ends by decision; awards on their way go on with their money, and nothing is left behind. */
export function closeYear(world: World, fund: Fund, decision: 'CARRY' | 'LAPSE'): Verdict {
  if (fund.closed || fund.year >= yearOf(world.day)) return ['CONDITION_NOT_MET'];
  const heir = heirOf(world, fund);
  const free = availableIn(world, fund);
  const going = world.awards.filter((award) => award.fund === fund.key && award.lockedFen > 0);
  const locked = going.reduce((total, { lockedFen }) => total + lockedFen, 0);
  fund.approvedFen -= free + locked;
  heir.approvedFen += locked + (decision === 'CARRY' ? free : 0);
  for (const award of going) award.fund = heir.key;
  fund.closed = true;
  return YES;
}
