import { min, ne, or, sql } from 'drizzle-orm';
import { leadSteps, leads } from '../../db/tables/index.ts';
import type { LeadStatus } from '../../domain/lead.ts';

const listOf = (statuses: readonly LeadStatus[]) =>
  sql.join(
    statuses.map((status) => sql`${status}`),
    sql`, `,
  );

/** A lead's first step into one of these states; over leads joined with their steps, grouped by lead. */
export const firstInto = (statuses: readonly LeadStatus[]) =>
  min(sql`case when ${leadSteps.to} in (${listOf(statuses)}) then ${leadSteps.at} end`).mapWith(leadSteps.at);

/** Whatever ended its waiting at intake. */
export const firstAnswered = () =>
  min(sql`case when ${leadSteps.from} = 'SUBMITTED' then ${leadSteps.at} end`).mapWith(leadSteps.at);

/** What came without a proof that a person sent it counts once intake has done anything with it. */
export const counts = () => or(ne(leads.screening, 'UNVERIFIED'), ne(leads.status, 'SUBMITTED'));
