import type zh from '../zh-CN/clocks.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  settings: {
    title: 'When a date is missed',
    hint: 'First the supervisor of the step is told, then the head of the lead agency; then it counts on the scorecard. Urgent tips count in minutes. A change leaves what is on record as it is.',
    rungs: {
      SUPERVISOR: 'Tell the supervisor',
      HEAD: 'Tell the head of the lead agency',
      SCORECARD: 'Count it on the scorecard',
    },
    on: 'In use',
    workingDays: 'On which working day overdue',
    urgentMinutes: 'Urgent tips: after the date',
    minutes: 'minutes',
    days: 'working day',
    officeHour: 'Hour of the reminders on working days',
    oclock: 'o’clock',
    silenceAccepts: 'A report without a decision in time counts as accepted',
    silenceHint:
      'The system accepts it and says so on record; the brief holds only the structured facts until an officer writes it. Not for urgent or unverified reports, nor while a step is proposed.',
    policePhone: 'Phone of the police on duty, for urgent tips',
  },
  brief: {
    title: 'Write the brief',
    text: 'Silence accepted this lead, so its brief holds only the structured facts. Open the words as written with a purpose, read them, and write what the units may read.',
    submit: 'Put it into the brief',
    done: 'The brief is written; the units can read it now.',
  },
  board: {
    title: 'What is due',
    lead: 'Which leads are past their date, which fall due today and this week, and whose turn they are. Each number opens its list.',
    asOf: 'As of',
    dues: { overdue: 'Overdue', today: 'Due today', week: 'Due this week' },
    byParty: 'By step and unit',
    party: 'Whose turn',
    byPerson: 'By person',
    byPersonHint: 'Officers named in a task that their unit has yet to finish.',
    person: 'Person',
    scorecard: 'On this year’s scorecard',
    all: 'Everybody',
    open: '{who}: {due}, {count} leads, open the list',
    empty: 'Nothing is overdue, and nothing falls due this week',
    emptyText: 'Leads with a date appear here before it comes.',
    noPeople: 'No named officer owes anything now.',
    note: 'This week includes today. A lead that several units owe counts once with each, and once in the total. Leads that you keep away from are in the numbers and not in the lists.',
  },
  reminders: {
    nav: 'Reminders',
    title: 'Reminders',
    lead: 'These are about your own reminders only.',
    mail: 'The daily mail',
    mailHint:
      'On working-day mornings, when something is overdue or due. Numbers and references, no content.',
    digest: 'Send me a mail on each working day with something due',
    language: 'Language of the mail',
    save: 'Save',
    saved: 'Saved.',
    calendar: 'Calendar',
    calendarHint:
      'Puts the dates of your leads into the calendar of your phone or computer: references and dates only.',
    address: 'Your link, shown this once',
    addressText: 'In your calendar program, subscribe to a calendar and paste this link.',
    warning:
      'Whoever has the link sees which references are with you and when they are due. Pass it to nobody; renew it if it gets lost.',
    made: 'Link made',
    read: 'Last read:',
    never: 'not yet',
    make: 'Make a link',
    renew: 'Make a new link',
    end: 'End the link',
    ended: 'The link has ended; calendars that used it are not updated any more.',
  },
  ladder: {
    title: 'Missed dates',
    reached: '{who} {rung}',
    owedBy: 'Owed by {who}',
    due: 'Was due by {date}',
    next: 'If nothing happens: {rung} on {date}',
    rungs: {
      SUPERVISOR: 'supervisor told',
      HEAD: 'head of the lead agency told',
      SCORECARD: 'counted on the scorecard',
    },
    coming: {
      SUPERVISOR: 'the supervisor is told',
      HEAD: 'the head of the lead agency is told',
      SCORECARD: 'it counts on the scorecard',
    },
  },
};
export default words;
