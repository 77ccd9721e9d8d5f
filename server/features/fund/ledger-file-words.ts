import { ACCOUNT_ZH, type Account, type LedgerEvent } from '../../domain/ledger.ts';

type Words = {
  all: string;
  balances: string;
  balanceColumns: string[];
  journal: string;
  journalColumns: string[];
  accounts: Record<Account, string>;
  events: Record<LedgerEvent, string>;
};

/** What a file of the books calls things. */
export const LEDGER_FILE_WORDS: Record<'zh-CN' | 'en', Words> = {
  'zh-CN': {
    all: '全部分录',
    balances: '科目余额',
    balanceColumns: ['科目', '余额（元，借方减贷方）'],
    journal: '分录',
    journalColumns: [
      '编号',
      '期间',
      '时间',
      '事项',
      '科目',
      '借方（元）',
      '贷方（元）',
      '奖励',
      '凭证',
      '经办',
    ],
    accounts: ACCOUNT_ZH,
    events: {
      APPROPRIATED: '下达额度',
      LOCKED: '锁定',
      CLAIMED: '申领',
      PAID: '支付',
      RETURNED_LATE: '事后退汇',
      RELEASED: '释放',
      CLAIM_REVERSED: '申领冲回',
      CLAWED_BACK: '追回',
      RECOVERED: '已追回',
      WRITTEN_OFF: '核销',
      LAPSED: '年终失效',
      REDUCED: '调减额度',
      CARRIED_OUT: '额度结转下年',
      CARRIED_IN: '上年额度转入',
      LOCK_CARRIED_OUT: '在途奖励转下年',
      LOCK_CARRIED_IN: '上年在途奖励转入',
      REVERSED: '冲销',
    },
  },
  en: {
    all: 'all entries',
    balances: 'Balances',
    balanceColumns: ['Account', 'Balance (yuan, debits less credits)'],
    journal: 'Journal',
    journalColumns: [
      'Entry',
      'Month',
      'Time',
      'Event',
      'Account',
      'Debit (yuan)',
      'Credit (yuan)',
      'Reward',
      'Voucher',
      'By',
    ],
    accounts: {
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
    events: {
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
  },
};
