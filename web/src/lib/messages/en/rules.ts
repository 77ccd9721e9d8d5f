import type zh from '../zh-CN/rules.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'The reward rules',
  lead: 'What a verified report earns, how it is reckoned, what earns nothing, and by when to claim.',
  none: 'No reward measure is in force now',
  noneText:
    'You can report all the same, and it is verified all the same. A measure stands here once it is approved; until then no amount is promised.',
  unread: 'The rules can’t be read just now',
  unreadText: 'Please look again in a while.',
  proposal: 'This is a proposal that no government has approved',
  proposalText:
    'The amounts below are made up to show how it works; they promise nothing. Only the district government’s own document counts.',
  inForce: '{title}, version {version}',
  since:
    'Reports received since {date} are reckoned by this version; earlier ones by the measure of the day on which they came.',
  document: 'Approved by: {number}',
  basis: 'Based on: {basis}',
  amounts: 'How much',
  stage: 'When: {title}',
  grades:
    'The three offices that verify a lead grade it together: the more direct its evidence, the closer what you told is to what they found, and the more it helped, the higher the grade. Grade 1 is the highest.',
  adds: 'adds up',
  replaces: 'replaces what came before',
  when: 'Case',
  amount: 'Reward',
  require: 'What it takes',
  exclusions: 'What earns nothing',
  terms: 'What else holds',
  claimTitle: 'By when to claim',
  claimNamed: 'Named reports',
  claimAnonymous: 'Anonymous reports',
  claimFrom: 'from the day on which your status page says that it can be claimed',
  claimNot: 'This measure does not reward anonymous reports',
  claimHow:
    'If you are anonymous we cannot reach you. Come back with your receipt code: what is not claimed in time counts as waived, and with a good reason you may ask for it to be restored.',
  calcTitle: 'Reckon it',
  calcLead: 'No name is asked, and nothing that you choose is kept. Where you don’t know, say so.',
  calcMode: 'How you would report',
  calcStages: 'How far it got',
  calcStagesHint: 'Several can be chosen; it is reckoned as if all had happened',
  notKnown: 'Not known',
  calcSubmit: 'Reckon',
  estimateTitle: 'The estimate',
  estimateOne: 'About {amount}',
  estimateRange: 'Between about {low} and {high}',
  estimateFrom: '{low} or more; the measure names no upper end',
  estimateNothing: 'Such a case earns no reward',
  estimateNot: 'An estimate, no promise. The grade and the amounts are what the verification finds.',
  estimateNotAdmitted:
    'This measure does not reward anonymous reports. Only a named report, or one whose reporter gives a name later, may earn it.',
  how: 'How it comes about',
  least: 'At least: ',
  most: 'At most: ',
  missing: 'It would be more exact with: {facts}',
  again: 'Reckon again',
  report: 'Report',
  facts: {
    lead_grade: 'the agencies grade it by evidence and use; nothing that you need to know',
    case_amount_fen: 'what everybody paid in, all together',
    participants: 'how many people take part',
    other: 'leave it where you don’t know',
  },
};

export default words;
