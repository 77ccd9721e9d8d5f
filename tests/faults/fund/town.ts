import { join } from 'node:path';
import { movableClock } from '../../../server/adapters/clock.ts';
import { superuserUrl } from '../../../server/adapters/embedded-postgres/hold.ts';
import { readPostmaster } from '../../../server/adapters/embedded-postgres/postmaster.ts';
import { buildApp } from '../../../server/app.ts';
import { appropriate } from '../../../server/contract/fund.ts';
import { decideFundOrder } from '../../../server/contract/fund-orders.ts';
import { districts } from '../../../server/db/tables/index.ts';
import { DEFAULT_SETTINGS } from '../../../server/domain/settings.ts';
import { fiscalYearOf } from '../../../server/features/fund/fiscal-year.ts';
import type { Office } from '../../../server/wiring.ts';
import { PATIENT } from '../../support/office.ts';
import type { Name } from '../../support/people.ts';
import type { Portal } from '../../support/portal.ts';
import { admitEverybody, callEverybody, hireStaff, layGround } from '../../support/staff-office.ts';
import { behind } from '../../support/staffed-portal.ts';
import { chanceFrom } from '../long-form.ts';
import { sendReport } from '../rounds/sender.ts';
import { type Award, someAwards } from './awards.ts';

/** Those who have a hand in money. */
const HANDS = [
  ...(['clerk', 'reviewer', 'approver', 'finance', 'head', 'maker', 'checker'] as const),
  ...(['payout1', 'payout2', 'auditor'] as const),
] satisfies Name[];
/** One at each desk that a report is sealed to. */
const READERS = ['intake', 'coordinator', 'police1', 'market1', 'custodian'] satisfies Name[];
export type Hand = (typeof HANDS)[number];

export type { Award };
export type Town = { cookies: Record<Hand, string>; awards: Award[] };

/** The database of a running portal, as its superuser. */
export const adminUrlOf = ({ dataDir }: Portal): string =>
  superuserUrl(readPostmaster(join(dataDir, 'postgres'))?.socketFolder ?? '', 'tipward');

/**
 * A district with a fund that suffices for `share` of what `count` awards come to, its money desks staffed and signed in,
 * and the awards as candidates. One report comes in by the form; the other leads are its row under new receipts, verified
 * without anybody's work, for it is their awards that are looked at here. Candidates are made as a lead's own step does.
 */
export async function aTown(portal: Portal, plan: { seed: number; count: number; share: number }) {
  const chance = chanceFrom(plan.seed);
  const cookies = await behind(portal, (office) => openDesks(office, portal));
  const { outcome } = await sendReport(portal.url, chance, { files: [0, 0], bytes: 0 });
  if (outcome.kind !== 'ACKNOWLEDGED') throw new Error('the first report was refused');
  const awards = await behind(portal, (office) => someAwards(office, plan.count, chance));
  const askedFen = awards.reduce((sum, { amountFen }) => sum + amountFen, 0);
  await behind(portal, (office) => fill(office, cookies, Math.floor(askedFen * plan.share)));
  return { cookies, awards } satisfies Town;
}

async function openDesks(office: Office, portal: Portal): Promise<Record<Hand, string>> {
  const clock = movableClock(new Date());
  const adminUrl = adminUrlOf(portal);
  await layGround(office, clock, { adminUrl, url: '', portalUrl: '', drop: async () => undefined });
  await office.inTransaction((tx) =>
    tx.update(districts).set({ settings: { ...DEFAULT_SETTINGS, limits: PATIENT } }),
  );
  const app = await buildApp(office, { pages: false });
  const staff = await hireStaff(office, clock, [...HANDS, ...READERS]);
  const as = callEverybody(app, clock, (name) => {
    const hired = staff.get(name);
    if (!hired) throw new Error(`${name} does not work here`);
    return hired;
  });
  await admitEverybody(office, staff, as);
  const cookies: Partial<Record<Hand, string>> = {};
  for (const name of HANDS) cookies[name] = await as(name).cookie();
  await app.close();
  return cookies as Record<Hand, string>;
}

/** The fund of this year, with its budget asked for by finance and confirmed by the head. */
async function fill(office: Office, cookies: Record<Hand, string>, amountFen: number): Promise<void> {
  const fiscalYear = fiscalYearOf(new Date());
  await office.inTransaction((tx) =>
    office.fund.openFund(tx, { fiscalYear, budgetLine: '2013850', title: '举报奖励专项资金' }),
  );
  const app = await buildApp(office, { pages: false });
  const asked = await app.inject({
    method: 'POST',
    url: appropriate.url,
    headers: { cookie: cookies.finance },
    payload: { amountFen, documentNo: '利财预〔2026〕12号' },
  });
  const { id } = asked.json<{ id: string }>();
  const url = decideFundOrder.url.replace(':orderId', id);
  const headers = { cookie: cookies.head };
  const said = await app.inject({ method: 'POST', url, headers, payload: { confirm: true } });
  if (said.statusCode !== 200) throw new Error(`the budget was refused: ${said.body}`);
  await app.close();
}
