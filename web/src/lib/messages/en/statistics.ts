import type zh from '../zh-CN/statistics.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'Statistics',
  lead: 'How many reports came, were accepted and verified, how long people waited, what was paid in rewards.',
  none: 'Nothing is due to be published yet',
  noneText: 'Each quarter comes out a month after its end. The next time: {date}.',
  unread: 'The numbers can’t be read just now',
  choose: 'Which year',
  running: '{year} (not over)',
  yearOf: '{year}',
  quarterOf: 'Q{quarter}',
  monthOf: 'Month {month}',
  figures: 'The whole year',
  measures: { received: 'Received', accepted: 'Accepted', verified: 'Verified' },
  acceptDays: 'Until acceptance',
  determineDays: 'Until determination',
  daysHalf: 'half waited no more than {days} working {days:day|days}',
  daysNone: 'not published',
  overdue: 'Answered late',
  share: { exactly: '{percent}%', below: 'below {percent}%', above: 'above {percent}%' },
  paid: 'Rewards paid',
  paidText: '{count} {count:reward|rewards}, {amount} in all',
  byQuarter: 'By quarter',
  byMonth: 'By month',
  bySector: 'By sector',
  byTownship: 'By township',
  byChannel: 'By way of reporting',
  withheld: 'not published',
  withheldShort: '—',
  partWithheld: '{count} more are small, or would give a small one away, and are not listed.',
  chartOf: '{title}: a bar chart; its numbers stand in the table below',
  tableOf: 'The numbers: {title}',
  showTable: 'See the numbers',
  howTitle: 'What is counted, and what is not published',
  how: {
    count:
      'Everything is counted by the day on which it happened: received, accepted, verified. What came last year and was verified this year counts as verified this year.',
    small:
      'Fewer than {small} is not published, and neither is “none”, so that nobody can guess who reported. Some larger numbers are withheld with them, so that no sum gives them away.',
    late: 'A quarter and a year come out a month after their end.',
    fixed:
      'What came out is not changed. What is registered or corrected later counts when it is registered.',
    days: 'Working days from receipt to acceptance, and from acceptance to determination: the one in the middle.',
    overdue:
      'Answered late: of what fell due, how much had no answer in time. Where that is little, only below what it lies.',
  },
  next: 'The next comes out on {date}.',
  publishedOn: 'published {date}',
  download: 'Download all numbers (CSV)',
};

export default words;
