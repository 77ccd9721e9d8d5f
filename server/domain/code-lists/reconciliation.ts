import type { CodeItem } from './code-item.ts';

/** Why books and bank may differ at the end of a month. */
export const RECONCILIATION_REASONS = [
  { code: 'IN_TRANSIT', zh: '在途款项，下月到账', en: 'On its way; the bank books it next month' },
  { code: 'NOT_BOOKED_YET', zh: '已付未记，下月补记', en: 'Paid and not booked yet; booked next month' },
  { code: 'BANK_OWN', zh: '银行自身收支（利息、手续费）', en: 'The bank’s own: interest or fees' },
  { code: 'BANK_ERROR', zh: '银行差错，已通知更正', en: 'The bank’s mistake; it has been told' },
] as const satisfies readonly CodeItem[];
