import type zh from '../zh-CN/audit.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'The log',
  lead: 'Who did or opened what, and when. You can read it and change nothing; that you read or exported it is written down too.',
  state: {
    size: '{size} {size:entry|entries}',
    waiting: '{count} waiting for their place',
    whole: 'Checked {time}: whole',
    broken: 'Checked {time}: broken',
    never: 'Not checked yet',
    checkpoint: 'Checkpoint of {day}: {size} {size:entry|entries}',
    noCheckpoint: 'No daily checkpoint yet',
    verify: 'Check now',
  },
  verdict: {
    whole: 'The log is whole: {size} {size:entry|entries}.',
    broken:
      'In {count} {count:place|places} the log is not what was written. Leave everything as it is, don’t restart, and report it.',
    place: 'number {place}',
    more: 'And {count} more.',
  },
  alerts: 'For your eye',
  noAlerts: 'Nothing needs your eye in particular.',
  filter: {
    title: 'Filter',
    from: 'From',
    to: 'To',
    act: 'Act',
    person: 'Person',
    lead: 'Lead',
    submit: 'Show',
    clear: 'Clear',
    wrong: 'There is no such lead or day.',
  },
  export: 'Export',
  exportCsv: 'Table (CSV)',
  exportJsonl: 'JSON Lines',
  columns: { place: 'No.', at: 'Time', act: 'Act', who: 'Who', subject: 'About', facts: 'Facts' },
  actor: { STAFF: 'Staff', REPORTER: 'Reporter', SYSTEM: 'System' },
  followLead: 'This lead only',
  empty: 'Nothing fits',
  emptyText: 'Try another time or another filter.',
  older: 'Older',
  newest: 'Newest',
};
export default words;
