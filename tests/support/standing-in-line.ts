import type { TestOffice } from './office.ts';

/** Waits until so many transactions of an office stand in line for a lock. */
export async function standingInLine(office: TestOffice, count: number): Promise<void> {
  for (;;) {
    const rows = await office.rows(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (rows.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
