import type { PaymentTemplate, TemplateColumn } from './payment-template.ts';

const ANSWER = {
  lineNo: '序号',
  accountNo: '账号',
  amount: '金额(元)',
  result: '处理结果',
  reference: '回单号',
  batchNo: '批次号',
  paidWords: ['成功', '已入账', '交易成功'],
  returnedWords: ['失败', '退汇', '交易失败'],
};

const COLUMNS: TemplateColumn[] = [
  { field: 'LINE_NO', title: '序号' },
  { field: 'ACCOUNT_NAME', title: '户名' },
  { field: 'ACCOUNT_NO', title: '账号' },
  { field: 'BANK_NAME', title: '开户行' },
  { field: 'AMOUNT_YUAN', title: '金额(元)' },
  { field: 'PURPOSE', title: '附言' },
];

/** The bank's slip and the payee's statement lie open to others: neither may say what the money is for. */
const PURPOSE = '专项资金';

const CSV: PaymentTemplate = {
  title: '通用银行代发（CSV）',
  format: 'CSV',
  encoding: 'UTF8_BOM',
  separator: ',',
  titles: true,
  head: [
    { field: 'BATCH_NO', title: '批次号' },
    { field: 'COUNT', title: '总笔数' },
    { field: 'TOTAL_YUAN', title: '总金额(元)' },
  ],
  headOneLine: false,
  columns: COLUMNS,
  purpose: PURPOSE,
  answer: ANSWER,
};

/** What a district finds when it opens its office; it changes them after its bank's own form. */
export const SHIPPED_TEMPLATES: Readonly<Record<string, PaymentTemplate>> = {
  'generic-csv': CSV,
  'generic-xlsx': { ...CSV, title: '通用银行代发（XLSX）', format: 'XLSX' },
  'generic-fixed': {
    ...CSV,
    title: '通用银行代发（定长文本，GB18030）',
    format: 'FIXED',
    encoding: 'GB18030',
    titles: false,
    head: [
      { field: 'BATCH_NO', title: '批次号', width: 10 },
      { field: 'DATE', title: '日期', width: 8 },
      { field: 'COUNT', title: '总笔数', width: 8 },
      { field: 'TOTAL_FEN', title: '总金额(分)', width: 16 },
    ],
    headOneLine: true,
    columns: [
      { field: 'LINE_NO', title: '序号', width: 8 },
      { field: 'ACCOUNT_NO', title: '账号', width: 32 },
      { field: 'ACCOUNT_NAME', title: '户名', width: 60 },
      { field: 'BANK_NAME', title: '开户行', width: 80 },
      { field: 'AMOUNT_FEN', title: '金额(分)', width: 14 },
      { field: 'PURPOSE', title: '附言', width: 30 },
    ],
  },
};
export const DEFAULT_TEMPLATE = 'generic-csv';
