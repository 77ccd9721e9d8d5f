import type { Account } from './ledger-accounts.ts';
import type { LedgerEvent } from './ledger-postings.ts';

/** 会计科目 as the pages and the files of the books call them. */
export const ACCOUNT_WORDS = {
  'zh-CN': {
    AVAILABLE: '可用额度',
    APPROVED: '批复额度',
    LOCKED: '已锁定',
    SPENT: '已支用',
    REWARD_EXPENSE: '奖励费用',
    REWARD_PAYABLE: '应付奖励',
    TREASURY_PAYMENT: '国库支付',
    CLAWBACK_RECEIVABLE: '追回应收',
    TREASURY: '国库',
    DUE_TO_FINANCE: '应缴财政',
  },
  en: {
    AVAILABLE: 'Available',
    APPROVED: 'Approved',
    LOCKED: 'Locked',
    SPENT: 'Spent',
    REWARD_EXPENSE: 'Reward expense',
    REWARD_PAYABLE: 'Reward payable',
    TREASURY_PAYMENT: 'Treasury payment',
    CLAWBACK_RECEIVABLE: 'Clawback receivable',
    TREASURY: 'Treasury',
    DUE_TO_FINANCE: 'Due to finance',
  },
} as const satisfies Record<string, Record<Account, string>>;

/** What an entry books. The budget's words are those of the control of funds: 批复、锁定、支用、释放、追回. */
export const LEDGER_EVENT_WORDS = {
  'zh-CN': {
    APPROPRIATED: '批复额度',
    LOCKED: '锁定',
    CLAIMED: '申领',
    PAID: '支付',
    RETURNED_LATE: '事后退汇',
    RELEASED: '释放',
    CLAIM_REVERSED: '申领冲回',
    CLAWED_BACK: '追回',
    RECOVERED: '已追回',
    WRITTEN_OFF: '核销',
    LAPSED: '年终收回',
    REDUCED: '调减额度',
    CARRIED_OUT: '额度结转下年',
    CARRIED_IN: '上年额度转入',
    LOCK_CARRIED_OUT: '在途奖励转下年',
    LOCK_CARRIED_IN: '上年在途奖励转入',
    REVERSED: '冲销',
  },
  en: {
    APPROPRIATED: 'Appropriated',
    LOCKED: 'Locked',
    CLAIMED: 'Claimed',
    PAID: 'Paid',
    RETURNED_LATE: 'Returned late',
    RELEASED: 'Released',
    CLAIM_REVERSED: 'Claim reversed',
    CLAWED_BACK: 'Clawed back',
    RECOVERED: 'Recovered',
    WRITTEN_OFF: 'Written off',
    LAPSED: 'Lapsed at year-end',
    REDUCED: 'Reduced',
    CARRIED_OUT: 'Carried to the next year',
    CARRIED_IN: 'Carried from the year before',
    LOCK_CARRIED_OUT: 'Award moved to the next year',
    LOCK_CARRIED_IN: 'Award moved from the year before',
    REVERSED: 'Reversed',
  },
} as const satisfies Record<string, Record<LedgerEvent, string>>;
