import type { Name } from './people.ts';

/** Every page that anybody can open from the street. */
export const STREET = [
  '/',
  '/report',
  '/status',
  '/about',
  '/rewards',
  '/learn',
  '/licensed',
  '/statistics',
  '/channels',
  '/privacy',
  '/accessibility',
  '/verify',
  '/sign-in',
] as const;

/** Every page of those who work here, once, with somebody whose work it is. */
export const DESKS: readonly (readonly [Name, readonly string[]])[] = [
  [
    'intake',
    [
      '/office',
      '/office/desks',
      '/office/password',
      '/office/security',
      '/office/recusals',
      '/office/unseals',
      '/verification',
      '/verification?tray=ALL',
      '/verification/register',
    ],
  ],
  ['coordinator', ['/office/duty', '/office/reminders', '/verification/board', '/verification/successions']],
  ['head', ['/verification/overview', '/verification/reports']],
  ['leader', ['/verification/supervision']],
  ['custodian', ['/vault', '/vault/checks', '/office/unseals']],
  ['auditor', ['/audit', '/finance/fund']],
  ['archivist', ['/verification/retention']],
  [
    'clerk',
    [
      '/office',
      '/finance/rewards',
      '/finance/schemes',
      '/finance/schemes/editor',
      '/finance/schemes/comparison',
    ],
  ],
  [
    'finance',
    [
      '/finance/fund',
      '/finance/fund/ledger',
      '/finance/fund/months',
      '/finance/fund/alerts',
      '/finance/fund/reports',
      '/finance/rewards?tray=ALL',
      '/finance/schemes',
    ],
  ],
  ['maker', ['/finance/payments', '/finance/payments/templates/generic-csv']],
  ['payout1', ['/finance/counter', '/finance/windows']],
  ['secadmin', ['/admin/staff', '/admin/recovery']],
  [
    'sysadmin',
    [
      '/admin/settings',
      '/admin/routing',
      '/admin/channels',
      '/admin/licences',
      '/admin/villages',
      '/admin/look',
      '/admin/texts',
      '/admin/places',
      '/admin/catalogues',
      '/admin/notices',
      '/admin/calendar',
      '/admin/robots',
      '/admin/history',
      '/admin/district-file',
      '/admin/mails',
    ],
  ],
];
