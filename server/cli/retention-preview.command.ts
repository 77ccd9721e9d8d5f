import { parseArgs } from 'node:util';
import { CannotStart } from '../cannot-start.ts';
import type { DueLead } from '../contract/retention.ts';
import { localDate } from '../domain/calendar.ts';
import type { Command } from './command.ts';
import { wiredOffice } from './wired-office.ts';

const LONGEST_DAYS = 3_660;

/** The list that the archivist's page shows: what will go within so many days, and what is kept. It changes nothing. */
export const previewRetention: Command = {
  name: 'retention preview',
  usage: '[--days N]',
  zh: '列出保存期满或将满的线索；不销毁任何内容',
  en: 'list what is due, or will be within N days; nothing is erased',
  async run(desk) {
    const days = daysOf(desk.args);
    const { retention } = await wiredOffice(desk);
    const { due, held, total } = await retention.read({ kind: 'SYSTEM' }, days);
    for (const lead of due) desk.print(lineOf(lead, ''));
    if (total > due.length) desk.print(`… 另有 ${total - due.length} 条 and ${total - due.length} more`);
    for (const lead of held) desk.print(lineOf(lead, `  留存 kept: ${lead.blockers.join(' ')}`));
    desk.print(`到期 ${total} 条，另有 ${held.length} 条留存。 ${total} due, ${held.length} kept.`);
  },
};

function lineOf(lead: DueLead, why: string): string {
  const { reference, outcome, dueSince, drawers, sheets, files, fileBytes } = lead;
  const what = `${drawers.join(' ')}  sheets ${sheets}  files ${files} (${fileBytes} B)`;
  return `${reference}  ${outcome}  ${localDate(new Date(dueSince))}  ${what}${why}`;
}

function daysOf(args: string[]): number {
  const { days = '0' } = parseArgs({ args, options: { days: { type: 'string' } } }).values;
  const number = Number(days);
  if (/^\d+$/.test(days) && number <= LONGEST_DAYS) return number;
  throw new CannotStart(
    'DAYS_WRONG',
    `--days 请写 0 到 ${LONGEST_DAYS}`,
    `--days takes 0 to ${LONGEST_DAYS}`,
  );
}
