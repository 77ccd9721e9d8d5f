import type { CodeItem } from './code-item.ts';

/** Why somebody's work goes to a colleague. */
export const SUCCESSION_REASONS = [
  { code: 'LEFT', zh: '离职', en: 'Has left' },
  { code: 'ILL', zh: '生病', en: 'Is ill' },
  { code: 'ON_LEAVE', zh: '休假或外出', en: 'Is on leave' },
  { code: 'MOVED', zh: '调岗', en: 'Has moved to other work' },
  { code: 'RECUSED', zh: '回避', en: 'Keeps away from it' },
  { code: 'WORKLOAD', zh: '任务调整', en: 'Work is shared out anew' },
] as const satisfies readonly CodeItem[];
