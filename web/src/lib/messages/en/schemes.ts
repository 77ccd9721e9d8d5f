import type zh from '../zh-CN/schemes.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'Reward measures',
  lead: 'The clerk drafts, the approver proposes on a document, finance checks and puts into force: three people. A lead is reckoned by the measure of the day it came in.',
  none: 'No reward measure yet',
  noneText:
    'It stands here once the clerk has drafted one. Without one in force, verified leads earn nothing.',
  noneActive: 'No measure is in force',
  noneActiveText:
    'Leads that come in now will earn no reward. Please put the district’s approved measure into force by the three steps below.',
  version: 'Version {version}',
  status: { DRAFT: 'Draft', ACTIVE: 'In force', RETIRED: 'Retired' },
  demonstration: 'For demonstration: nobody may be paid by it',
  demonstrationText:
    'The amounts are made up and no government has approved them. Start from it: write in the approved measure, take out the line “verification”, and save it as a new draft.',
  documentNo: 'Approval document',
  noDocument: 'Not proposed yet',
  history: 'History',
  acts: { DRAFT: 'Drafted', PROPOSE: 'Proposed', ACTIVATE: 'Put into force' },
  system: 'the system (at first set-up)',
  stage: 'At “{title}”',
  stageOf: '{scheme}, version {version}, at “{title}” ({id})',
  adds: 'on top of the stages before',
  replaces: 'in place of the stages before',
  when: 'Condition',
  amount: 'Reward',
  terms: 'Other terms',
  content: 'The tiers',
  document: 'The document (JSON)',
  documentOf: 'The document of {title}, version {version}',
  from: 'Start a draft from this version',
  propose: 'Propose it',
  proposeLead: 'Check each amount against the approval document, then enter its number.',
  documentNoHint: 'For example: 利政发〔2026〕8号',
  activate: 'Put into force',
  activateLead: 'Check each amount above against the original of “{documentNo}”.',
  activateText:
    'The measure now in force retires at the same moment; leads that came in before are still reckoned by it.',
  activateButton: 'Checked, put this version into force',
  draft: 'Draft a new version',
  draftLead:
    'Edit it and save it as a draft. The office numbers the version and keeps its status. A saved draft cannot be changed; draft another one instead.',
  json: 'The measure (JSON)',
  jsonHint: 'Amounts are in fen: 500000 is ¥5,000. What stands here is a draft that works as it is.',
  submit: 'Save as draft',
  broken: 'This JSON cannot be read: {reason}',
  wrong: 'What to mend',
  whole: 'The whole measure',
  doneDraft: 'The draft is saved; the approver proposes it next.',
  donePropose: 'Proposed; finance checks it and puts it into force next.',
  doneActivate: 'In force. Leads that come in from now on are reckoned by this version.',
  waiting: '{count} {count:measure waits|measures wait} for your check',
};
export default words;
