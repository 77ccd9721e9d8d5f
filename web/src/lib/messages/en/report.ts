import type zh from '../zh-CN/report.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'Make a report',
  lead: 'This takes about ten minutes. Answer whatever is not marked optional; “not known” is a good answer.',
  before:
    'At the end you get a receipt code, shown once. Have pen and paper ready, or a phone that can take a picture.',
  closed:
    'This portal is being prepared and cannot take reports online yet. Please see “Other ways to report”.',
  sections: {
    identity: 'Named or not',
    target: 'Whom you report',
    way: 'How they raise money',
    scale: 'Size and urgency',
    facts: 'What happened, and proof',
    reward: 'Reward',
    send: 'Confirm and send',
  },
  identityMode: 'How you report',
  anonHint:
    'No name, no phone: we cannot know who you are. Progress and reward depend on your receipt code alone.',
  namedHint: 'Leave your name and phone, so that we can ask you; claiming a reward is simpler too.',
  namedNotice:
    'Name and phone are encrypted apart; only the identity custodians hold the key, and they travel to no verifying agency. If the police must check them, they write down why, a custodian agrees, and it is recorded each time.',
  reporterName: 'Your name',
  reporterPhone: 'Your mobile number',
  kind: 'They are',
  name: 'Name',
  nameHint: 'Of the company, cooperative, site or person. Incomplete is fine; write what you know.',
  creditCode: 'Unified social credit code',
  creditCodeHint: '18 characters, printed on the licence or the contract.',
  creditCodeWarning:
    'This code looks odd. Please compare it once more; if it is printed like this, just go on.',
  personInCharge: 'Person in charge',
  targetPhone: 'Their phone or WeChat',
  township: 'Which township',
  place: 'Exact place',
  placeHint: 'Village or community, building, room.',
  website: 'Site, app or chat group',
  sector: 'Line of business',
  mode: 'How the money is raised',
  modeDecree: 'Common ways',
  modeCourt: 'Particular schemes',
  promisedReturn: 'Return promised',
  promisedReturnHint: 'For example: 18% a year, capital back in three months.',
  promotionWays: 'How they recruit',
  promotionWaysHint: 'Choose any that apply.',
  peopleBand: 'How many people paid',
  amountBand: 'How much was raised',
  since: 'Since when',
  sinceHint: 'For example: March this year.',
  stillRaising: 'Are they still taking money?',
  stillYes: 'Yes',
  stillNo: 'No, it stopped',
  stillUnknown: 'Not known',
  urgent: 'Is any of this happening?',
  urgentHint:
    'Choose any that apply. It is then assigned within 2 hours and the police are called. If it is happening now, call 110 too.',
  narrative: 'What happened',
  narrativeHint:
    'When, where, who, what they said, how they took the money. To stay anonymous, leave out what only you can know.',
  evidence: 'Files',
  evidenceHint: 'Contracts, receipts, transfers, leaflets, chats, photos, recordings.',
  evidenceNotice:
    'The originals stay sealed; staff see copies with hidden data (time, place, author) removed. Some files can’t be cleaned: if that worries you, send a screenshot of a photo. Cover what shows who you are.',
  source: 'How you know',
  avoid: 'Is there an office or a township that must not know?',
  avoidPromise: 'Whoever you tick gets no key to this report and can’t see it, now or later.',
  avoidLabel: 'Who must not know',
  avoidHint: 'As many as you like; no reason needed.',
  avoidIntake:
    'The police, market regulation and development and reform verify together: if you tick one of them, we refer the matter to the authority above. Every report on this site is first read by the intake desk of the Development and Reform Bureau, where the identity custodian also keeps names sealed; where they must not know, please use:',
  rewardWaived: 'I give up the reward',
  rewardHint:
    'You can also give it up later. Once verified, the scheme decides; anonymous reporters can claim too.',
  truthful: 'What I wrote is true as far as I know; I have invented nothing.',
  truthfulShort: 'pledge of truthfulness',
  truthfulHint: 'Being unsure or mistaken is fine; inventing facts on purpose has legal consequences.',
  privacy: 'I have read the ',
  privacyLink: 'privacy notice (opens in a new window)',
  lostNotice: 'The receipt code shown after sending cannot be recovered if lost; we do not have it either.',
  check: {
    working: 'A small automatic check is running in the background; just go on writing …',
    done: 'The automatic check is done.',
    without:
      'Your browser runs no scripts. You can report all the same: we receive it, give you a receipt code and answer within the same time.',
    hcaptcha:
      'Please tick the box below. It is hCaptcha’s, who will know that somebody opened this page; if it does not open or you would rather not, simply send the report.',
  },
  submit: 'Send the report',
  sending: 'Encrypting and saving; please keep this page open…',
  receipt: {
    title: 'We have your report',
    lead: 'Your words and files are encrypted and saved.',
    reference: 'Lead number',
    code: 'Receipt code',
    onceTitle: 'This code is shown only once',
    once: 'Copy it, photograph it or print it now. Lost means lost; we do not have it either. With it you check progress, add facts and claim a reward. Tell nobody; staff will never ask you for it.',
    qr: 'Scan to check progress on your phone',
    keep: 'Before you leave, make sure you have it.',
    loss: 'You have not ticked that the receipt code is written down. It is never shown again. Leave anyway?',
    nextTitle: 'What happens next',
    received: 'Received',
    acceptBy: 'By this day we tell you whether we accept it',
    later: 'After acceptance',
    laterText:
      'Development and reform, police and market regulation verify together, about {days} working {days:day|days}. Every date is on your status page.',
    silent:
      'If you are anonymous we cannot reach you. Please come back: we may need to ask you something, or a reward may be waiting.',
    silentNamed:
      'If we need you we call the number you left. Please come back too: there may be a question, or a reward may be waiting.',
    files: 'Files received',
    infected:
      'A virus was found in this file, so it is set apart; the original stays sealed. You did nothing wrong, and your report goes on. If you have a clean copy, you can add it on your status page.',
    emptyFiles: 'These files are empty and were not taken: {names}',
    digest: 'Fingerprint (SHA-256)',
    toStatus: 'Check progress',
    print: 'Check progress at: ',
  },
};

export default words;
