import type zh from '../zh-CN/casework.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  last: { title: 'Last step:', all: 'The whole record' },
  holds: {
    title: 'Results held back',
    hint: 'A hold ends by itself, and the reporter then reads how things stand. Three working days before, its reviewer is reminded: set it anew if it is still needed, or do nothing.',
    none: 'No result is held back now.',
    until: 'Held until',
    mine: 'You review it',
    reviewer: 'Reviewed by {name}',
    heldBy: 'Set by {name}',
    youReview: 'You look at it again before it ends.',
    reviewedBy: '{name} looks at it again before it ends.',
    endsByItself: 'It ends by itself; whoever still needs it sets it anew before then.',
  },
  moved: {
    hint: 'Work under way moves at once: the verification goes to a colleague of the unit with a certificate, or back to the unit; proposals and signatures lapse, and whoever goes on gives their own.',
    what: 'At work on it: {what}.',
    to: '{name} goes on.',
    desk: 'It is your desk’s again.',
  },
  neverYours: 'What the units found is for the three of them',
  robot: {
    gone: 'The group gets no more reminders; its address and what was sent are deleted for good.',
    confirm: 'Yes, remove it',
  },
  awards: {
    title: 'Awards and payments',
    hint: 'Steps of awards that are late or due soon. What waits for a reporter to claim is not counted.',
    mine: 'Dates of awards and payments',
  },
  oneOfficer:
    'Two officers with certificates verify. One had to keep away: name another under “The three units” before signing.',
  reopenAnother: 'Another head decides whether this is reopened: you issued or closed it.',
  events: {
    accepted: '{unit} signed for its task',
    signed: '{unit} signed its findings',
    drafted: 'Joint determination drafted',
    agreed: '{unit} signed the joint determination',
  },
};
export default words;
