import { REPORTS } from './reports.ts';
import type { Story } from './stories.ts';

/** Working days ago on which the office opened: long enough for the oldest reports' periods to be over. */
export const OPENED = 275;

/** Reports of long ago, whose time in the archive is over: one may go, one is kept by law. */
export const OLD_STORIES: readonly Story[] = [
  {
    zh: '去年不予受理，保存期满，因诉讼依法留存',
    report: REPORTS.oldDeposit,
    beats: [
      [270, '09:20', (tip) => tip.submit()],
      [
        268,
        '10:10',
        (tip) => tip.step('intake', { verb: 'reject', propose: true, reason: 'NOT_FUNDRAISING' }),
      ],
      [267, '09:05', (tip) => tip.step('supervisor', { verb: 'reject' })],
      [240, '14:30', (tip) => tip.step('archivist', { verb: 'archiveRejected' })],
      [30, '15:20', (tip) => tip.hold('head', 'LITIGATION')],
    ],
  },
  {
    zh: '举报人已撤回，保存期满，等待销毁',
    report: REPORTS.oldWithdrawn,
    beats: [
      [150, '20:10', (tip) => tip.submit()],
      [149, '07:45', (tip) => tip.withdraw()],
      [145, '11:15', (tip) => tip.step('archivist', { verb: 'archiveWithdrawn' })],
    ],
  },
];
