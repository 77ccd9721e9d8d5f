import { readLogOverview } from '$contract/audit.ts';
import { readRecovery } from '$contract/recovery.ts';
import { readBoard } from '$contract/board.ts';
import { readCalendar } from '$contract/calendar.ts';
import { readChannels } from '$contract/channels.ts';
import { readLicences } from '$contract/licences.ts';
import { readOverview } from '$contract/dashboards.ts';
import { readDuty } from '$contract/duty.ts';
import { readFund } from '$contract/fund.ts';
import { readLook } from '$contract/look.ts';
import { listLeads } from '$contract/leads.ts';
import { listCounter } from '$contract/counter.ts';
import { listPayouts } from '$contract/payouts.ts';
import { listRegistrations } from '$contract/registrations.ts';
import { readRetention } from '$contract/retention.ts';
import { listRobots } from '$contract/robots.ts';
import { listRewards } from '$contract/rewards.ts';
import { listSchemes } from '$contract/schemes.ts';
import { readSettingsHistory } from '$contract/settings-history.ts';
import { listMails } from '$contract/mails.ts';
import { readRouting } from '$contract/routing.ts';
import { readSettings } from '$contract/settings.ts';
import { listHeldWork } from '$contract/successions.ts';
import { listStaff } from '$contract/staff.ts';
import { listUnseals, openIdentity } from '$contract/unseals.ts';
import { mayUse } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { LayoutServerLoad } from './$types';

const PAGES = [
  { href: '/verification', key: 'verification', endpoint: listLeads },
  { href: '/verification/board', key: 'board', endpoint: readBoard },
  {
    href: '/verification/overview',
    key: 'overview',
    endpoint: readOverview,
    covers: ['/verification/supervision', '/verification/reports'],
  },
  { href: '/verification/register', key: 'register', endpoint: listRegistrations },
  { href: '/verification/successions', key: 'successions', endpoint: listHeldWork },
  { href: '/office/unseals', key: 'unseals', endpoint: listUnseals },
  { href: '/vault', key: 'vault', endpoint: openIdentity },
  { href: '/verification/retention', key: 'retention', endpoint: readRetention },
  { href: '/finance/rewards', key: 'rewards', endpoint: listRewards },
  { href: '/finance/payments', key: 'payments', endpoint: listPayouts },
  { href: '/finance/counter', key: 'counter', endpoint: listCounter },
  { href: '/finance/fund', key: 'fund', endpoint: readFund },
  { href: '/finance/schemes', key: 'schemes', endpoint: listSchemes },
  { href: '/admin/staff', key: 'staff', endpoint: listStaff },
  { href: '/admin/recovery', key: 'recovery', endpoint: readRecovery },
  { href: '/admin/settings', key: 'settings', endpoint: readSettings },
  { href: '/admin/routing', key: 'routing', endpoint: readRouting },
  { href: '/admin/calendar', key: 'calendar', endpoint: readCalendar },
  { href: '/office/duty', key: 'duty', endpoint: readDuty },
  { href: '/admin/robots', key: 'robots', endpoint: listRobots },
  { href: '/admin/channels', key: 'channels', endpoint: readChannels },
  { href: '/admin/look', key: 'look', endpoint: readLook },
  { href: '/admin/licences', key: 'licences', endpoint: readLicences },
  { href: '/admin/history', key: 'history', endpoint: readSettingsHistory },
  { href: '/audit', key: 'audit', endpoint: readLogOverview },
  { href: '/admin/mails', key: 'mails', endpoint: listMails },
] as const;

/** Who is here, and the pages that this person's roles open. */
export const load: LayoutServerLoad = async (event) => {
  const me = await requireStaff(event);
  const pages = PAGES.filter(({ endpoint }) => mayUse(me, endpoint)).map((page) => ({
    href: page.href,
    key: page.key,
    covers: 'covers' in page ? page.covers : [],
  }));
  return { me, pages };
};
