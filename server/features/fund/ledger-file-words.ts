type Words = {
  all: string;
  balances: string;
  balanceColumns: string[];
  journal: string;
  journalColumns: string[];
};

/** What a file of the books calls things, beside the accounts and events, whose words the pages use too. */
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
  },
};
