/** A page as somebody sees it: where, under which name it is kept, and the link on it that is followed first. */
export type Scene = { name: string; path: string; follow?: string };

export const STREET: readonly Scene[] = [
  { name: 'home', path: '/' },
  { name: 'about', path: '/about' },
  { name: 'rewards', path: '/rewards' },
  { name: 'learn', path: '/learn' },
  { name: 'licensed', path: '/licensed' },
  { name: 'statistics', path: '/statistics' },
  { name: 'channels', path: '/channels' },
  { name: 'privacy', path: '/privacy' },
  { name: 'accessibility', path: '/accessibility' },
  { name: 'verify', path: '/verify' },
  { name: 'status', path: '/status' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'not-found', path: '/nowhere' },
];

const LEAD = 'a[href*="/verification/leads/"]:visible';
const AWARD = 'a[href*="/finance/rewards/"]:visible';

/** Who opens what at their desk. */
export const OFFICE: Record<string, readonly Scene[]> = {
  intake: [
    { name: 'office', path: '/office' },
    { name: 'desks', path: '/office/desks' },
    { name: 'password', path: '/office/password' },
    { name: 'security', path: '/office/security' },
    { name: 'recusals', path: '/office/recusals' },
    { name: 'queue-intake', path: '/verification' },
    { name: 'queue-all', path: '/verification?tray=ALL' },
    { name: 'lead', path: '/verification', follow: LEAD },
    { name: 'register', path: '/verification/register' },
  ],
  coordinator: [
    { name: 'queue', path: '/verification' },
    { name: 'board', path: '/verification/board' },
    { name: 'duty', path: '/office/duty' },
    { name: 'reminders', path: '/office/reminders' },
    { name: 'lead-coordinator', path: '/verification?tray=ALL', follow: LEAD },
  ],
  archivist: [{ name: 'retention', path: '/verification/retention' }],
  custodian: [
    { name: 'vault', path: '/vault' },
    { name: 'checks', path: '/vault/checks' },
    { name: 'unseals', path: '/office/unseals' },
  ],
  auditor: [{ name: 'audit', path: '/audit' }],
  clerk: [{ name: 'schemes', path: '/finance/schemes' }],
  reviewer: [
    { name: 'awards', path: '/finance/rewards?tray=ALL' },
    { name: 'award', path: '/finance/rewards?tray=ALL', follow: AWARD },
  ],
  finance: [
    { name: 'fund', path: '/finance/fund' },
    { name: 'ledger', path: '/finance/fund/ledger' },
    { name: 'months', path: '/finance/fund/months' },
    { name: 'fund-report', path: '/finance/fund/reports' },
  ],
  maker: [
    { name: 'payments', path: '/finance/payments' },
    {
      name: 'batch',
      path: '/finance/payments',
      follow: 'a[href*="/finance/payments/"]:not([href$=templates]):visible',
    },
  ],
  payout1: [
    { name: 'counter', path: '/finance/counter' },
    { name: 'windows', path: '/finance/windows' },
  ],
  secadmin: [
    { name: 'staff', path: '/admin/staff' },
    { name: 'recovery', path: '/admin/recovery' },
  ],
  sysadmin: [
    'settings',
    'routing',
    'calendar',
    'robots',
    'channels',
    'licences',
    'villages',
    'mails',
    'look',
    'texts',
    'places',
    'catalogues',
    'notices',
    'district-file',
  ].map((page) => ({ name: `admin-${page}`, path: `/admin/${page}` })),
};
