import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  balancesAfter,
  balancesPerLedger,
  figuresFrom,
  LEDGER_ACCOUNTS,
  LEDGER_EVENTS,
  LEDGER_OF,
  ledgerBreaches,
  noBalances,
  postingsFor,
} from '../../server/domain/ledger.ts';
import { ACCOUNT_WORDS, LEDGER_EVENT_WORDS } from '../../server/domain/ledger-words.ts';
import type { LedgerEvent, LedgerFacts } from '../../server/domain/ledger.ts';

/** An entry as the district's table writes it: debit / credit, in the words of the accounts. */
function written(event: LedgerEvent, facts: Partial<LedgerFacts> = {}): string[] {
  const lines = postingsFor(event, { amountFen: 100, ...facts });
  return lines.flatMap((debit, i) => {
    const credit = lines[i + 1];
    if (i % 2 === 1 || credit === undefined) return [];
    expect([debit.debitFen, debit.creditFen, credit.debitFen, credit.creditFen]).toEqual([100, 0, 0, 100]);
    expect(debit.ledger).toBe(credit.ledger);
    return [
      `${debit.ledger} ${ACCOUNT_WORDS['zh-CN'][debit.account]}/${ACCOUNT_WORDS['zh-CN'][credit.account]}`,
    ];
  });
}

describe('the entries', () => {
  it.each([
    ['APPROPRIATED', {}, ['BUDGET 可用额度/批复额度']],
    ['LOCKED', {}, ['BUDGET 已锁定/可用额度']],
    ['CLAIMED', {}, ['FINANCIAL 奖励费用/应付奖励']],
    ['PAID', {}, ['BUDGET 已支用/已锁定', 'FINANCIAL 应付奖励/国库支付']],
    ['RETURNED_LATE', {}, ['BUDGET 已锁定/已支用', 'FINANCIAL 国库支付/应付奖励']],
    ['RELEASED', {}, ['BUDGET 可用额度/已锁定']],
    ['RELEASED', { wasClaimed: true }, ['BUDGET 可用额度/已锁定', 'FINANCIAL 应付奖励/奖励费用']],
    ['CLAIM_REVERSED', {}, ['FINANCIAL 应付奖励/奖励费用']],
    ['CLAWED_BACK', {}, ['FINANCIAL 追回应收/奖励费用']],
    ['RECOVERED', { sameYear: true }, ['BUDGET 可用额度/已支用', 'FINANCIAL 国库/追回应收']],
    ['RECOVERED', { sameYear: false }, ['FINANCIAL 国库/追回应收', 'FINANCIAL 奖励费用/应缴财政']],
    ['WRITTEN_OFF', {}, ['FINANCIAL 奖励费用/追回应收']],
    ['LAPSED', {}, ['BUDGET 批复额度/可用额度']],
  ] as const)('of %s with %o is %j', (event, facts, entry) => {
    expect(written(event, facts)).toEqual(entry);
  });

  it('lock the difference to what is locked already, up or down', () => {
    expect(postingsFor('LOCKED', { amountFen: 100, previousLockedFen: 30 })).toEqual([
      { ledger: 'BUDGET', account: 'LOCKED', debitFen: 70, creditFen: 0 },
      { ledger: 'BUDGET', account: 'AVAILABLE', debitFen: 0, creditFen: 70 },
    ]);
    expect(postingsFor('LOCKED', { amountFen: 30, previousLockedFen: 100 })).toEqual([
      { ledger: 'BUDGET', account: 'AVAILABLE', debitFen: 70, creditFen: 0 },
      { ledger: 'BUDGET', account: 'LOCKED', debitFen: 0, creditFen: 70 },
    ]);
    expect(postingsFor('LOCKED', { amountFen: 100, previousLockedFen: 100 })).toEqual([]);
  });

  it('balance in each ledger by itself, whatever happened', () => {
    const facts = fc.record({
      amountFen: fc.nat(1_000_000_000),
      wasClaimed: fc.boolean(),
      sameYear: fc.boolean(),
      previousLockedFen: fc.nat(1_000_000_000),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...LEDGER_EVENTS.filter((event) => event !== 'REVERSED')),
        facts,
        (event, told) => {
          const lines = postingsFor(event, told);
          expect(balancesPerLedger(balancesAfter(noBalances(), lines))).toEqual({ BUDGET: 0, FINANCIAL: 0 });
          for (const line of lines) {
            expect(line.ledger).toBe(LEDGER_OF[line.account]);
            expect(line.debitFen > 0).not.toBe(line.creditFen > 0);
          }
        },
      ),
    );
  });

  it.each([0.5, -1, Number.NaN, 2 ** 53, Infinity])('refuse %s fen', (amountFen) => {
    expect(() => postingsFor('PAID', { amountFen })).toThrow(RangeError);
    expect(() => postingsFor('LOCKED', { amountFen: 100, previousLockedFen: 0.5 })).toThrow(RangeError);
  });
});

describe('the figures', () => {
  it('read positive, and what was appropriated is available, locked or spent', () => {
    const steps: [LedgerEvent, LedgerFacts][] = [
      ['APPROPRIATED', { amountFen: 1_000 }],
      ['LOCKED', { amountFen: 300 }],
      ['CLAIMED', { amountFen: 300 }],
      ['LOCKED', { amountFen: 200 }],
      ['CLAIMED', { amountFen: 200 }],
      ['PAID', { amountFen: 200 }],
    ];
    const balances = steps.reduce(
      (all, [event, facts]) => balancesAfter(all, postingsFor(event, facts)),
      noBalances(),
    );
    expect(figuresFrom(balances)).toEqual({
      appropriatedFen: 1_000,
      availableFen: 500,
      lockedFen: 300,
      spentFen: 200,
      payableFen: 300,
    });
  });

  it('are plain zeros for an empty fund', () => {
    for (const figure of Object.values(figuresFrom(noBalances()))) expect(Object.is(figure, 0)).toBe(true);
  });

  it.each(['zh-CN', 'en'] as const)('name every account and event in %s, no two alike', (lang) => {
    expect(new Set(Object.values(ACCOUNT_WORDS[lang])).size).toBe(LEDGER_ACCOUNTS.length);
    expect(new Set(Object.values(LEDGER_EVENT_WORDS[lang])).size).toBe(LEDGER_EVENTS.length);
  });
});

describe('the comparison of books and rewards', () => {
  const claimed = { status: 'CLAIMED', amountFen: 100, lockedFen: 100, claimed: true } as const;
  const books = (...events: [LedgerEvent, Partial<LedgerFacts>?][]) =>
    events.reduce(
      (all, [event, facts]) => balancesAfter(all, postingsFor(event, { amountFen: 100, ...facts })),
      noBalances(),
    );
  const codes = (...told: Parameters<typeof ledgerBreaches>) =>
    ledgerBreaches(...told).map((breach) => breach.code);

  it('is silent when they agree', () => {
    expect(codes([claimed], books(['APPROPRIATED'], ['LOCKED'], ['CLAIMED']))).toEqual([]);
    expect(codes([], noBalances())).toEqual([]);
  });

  it('says what differs', () => {
    expect(ledgerBreaches([claimed], books(['APPROPRIATED'], ['LOCKED']))).toEqual([
      { code: 'PAYABLE_DIFFERS', expectedFen: 100, actualFen: 0 },
    ]);
    expect(codes([claimed], books(['APPROPRIATED'], ['CLAIMED']))).toEqual(['LOCKED_DIFFERS']);
    expect(codes([], books(['LOCKED'], ['PAID']))).toContain('AVAILABLE_NEGATIVE');
    const paid = { ...claimed, status: 'PAID', lockedFen: 0, claimed: false } as const;
    expect(codes([paid], books(['APPROPRIATED'], ['LOCKED'], ['CLAIMED']))).toEqual([
      'LOCKED_DIFFERS',
      'PAYABLE_DIFFERS',
      'SPENT_DIFFERS',
    ]);
    const clawback = { ...paid, status: 'CLAWBACK' } as const;
    expect(codes([clawback], books(['APPROPRIATED'], ['LOCKED'], ['CLAIMED'], ['PAID']))).toEqual([
      'RECEIVABLE_DIFFERS',
    ]);
    expect(codes([], { ...noBalances(), SPENT: 1 })).toEqual(['BUDGET_UNBALANCED', 'SPENT_DIFFERS']);
    expect(codes([], { ...noBalances(), TREASURY: 1 })).toEqual(['FINANCIAL_UNBALANCED']);
  });
});
