import type zh from '../zh-CN/resident.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  home: {
    title: 'Seen suspicious fund-raising? Tell us.',
    lead: 'You may stay anonymous, and still receive a reward.',
    window: 'Home',
    promiseAnswer: 'An answer within {days} working {days:day|days}',
    promiseAnswerText: 'Accepted or not, we tell you. Look it up at any time with your receipt code.',
    promiseSealed: 'Your identity is sealed apart',
    promiseSealedText:
      'Whoever receives the lead, your name and phone do not travel with it; every opening is recorded.',
    promiseJoint: 'Three agencies verify together',
    promiseJointText:
      'Development and reform, police, market regulation: no finding without all three signatures.',
    signsTitle: 'What is worth reporting',
    signs: {
      return: 'Promises of safe capital and high interest, or of free shares, goods or buy-back',
      crowd: 'Open recruiting: promotion meetings, leaflets, chat groups, calls, word of mouth',
      noLicence: 'Nobody can say where the money goes or show a financial licence',
      elderly:
        'Money collected in the name of elderly care, wealth management, cooperatives or virtual coins',
      stop: 'Payments late, offices emptied, the people in charge out of reach',
    },
    signsNote: 'You need not be sure. Finding out is our work.',
    afterTitle: 'What happens next',
    after: {
      accept: {
        title: 'Intake',
        text: 'Within {days} working {days:day|days} we tell you whether we accept it.',
      },
      assign: {
        title: 'Assignment',
        text: 'Within 1 working day it goes to three agencies; if urgent, within 2 hours.',
      },
      verify: {
        title: 'Verification',
        text: 'The three agencies verify within {verify} working {verify:day|days}, extended once at most.',
      },
      determine: {
        title: 'Determination',
        text: 'They meet, sign and conclude within {determine} working {determine:day|days}.',
      },
      close: {
        title: 'Closing and reward',
        text: 'Once verified, a reward is worked out; you claim it with your receipt code.',
      },
    },
    otherTitle: 'Rather not online?',
    otherLink: 'All ways to report',
    urgentTitle: 'Happening right now?',
    call110: 'Call 110',
    urgentText:
      'If somebody is fleeing, moving money away, or a crowd is gathering, call 110 first, then tell us the rest here.',
    closed:
      'This portal is being prepared and cannot take reports online yet. Please use the other ways below.',
  },
  about: {
    title: 'How a report is handled',
    lead: 'From sending to closing: who acts, how many days, and what you can see.',
    whoTitle: 'Who verifies',
    who: 'The development and reform bureau leads; the police and market regulation verify with it. Each sends at least two certified officers and looks at five things: licences, publicity, people, business and money. A finding needs all three signatures.',
    clocksTitle: 'Time limits',
    clockStep: 'Step',
    clockWho: 'Who',
    clockLimit: 'Limit',
    clocks: {
      accept: { step: 'Intake', who: 'Intake desk', limit: '{days} working {days:day|days}' },
      supplement: {
        step: 'Supplying more',
        who: 'You',
        limit: '15 days; our own clock stands still meanwhile',
      },
      assign: {
        step: 'Assignment',
        who: 'Development and reform bureau',
        limit: '1 working day; urgent ones 2 hours',
      },
      verify: {
        step: 'Joint verification',
        who: 'The three agencies',
        limit: '{verify} working {verify:day|days}, extended once at most',
      },
      determine: {
        step: 'Determination',
        who: 'The three agencies',
        limit: '{determine} working {determine:day|days}',
      },
      reward: {
        step: 'Working out the reward',
        who: 'Reward desk, finance bureau',
        limit: 'starts once verified; 5 to 15 working days a step',
      },
      claim: { step: 'Claiming the reward', who: 'You', limit: '90 days if named, 180 days if anonymous' },
    },
    rewardTitle: 'How rewards are paid',
    reward:
      'Once a report is verified, the amount follows the scheme that was in force when you reported, with its arithmetic shown. Six different people take the steps: clerk, reviewer, approver, finance officer, payment maker, payment checker. Anonymous reporters can claim too: by bank transfer, or with a pick-up code at the counter.',
    rewardSilent:
      'If you are anonymous we cannot reach you. Come back with your receipt code; an unclaimed reward expires.',
    anonTitle: 'How anonymity works',
    anon: 'What you do not write, we do not have. You get a receipt code; we keep no copy and cannot recover it. Your words and files are encrypted as you send them, and only the desks at work hold a key.',
    honestTitle: 'What we cannot do',
    honest:
      'A lost receipt code is truly lost. On an office computer or network, its administrator may see that you visited this site; if that worries you, use your own phone’s data.',
  },
  channels: {
    title: 'Other ways to report',
    lead: 'Call, write or come by.',
    none: 'The other ways are still being set up',
    noneText: 'Please look again later; in an emergency call 110.',
    hours: 'Hours',
    kind: {
      PHONE: 'Phone',
      EMAIL: 'E-mail',
      ADDRESS: 'Address',
      WEB: 'Website',
      VISIT: 'In person',
      HOTLINE: 'Hotline',
      LETTER: 'Letter',
      OTHER: 'Other',
    },
    tip: 'Before you call, think of three things: what they are called, where they are, how they get people to pay.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'Who handles your data and why, who can see it, how long it stays, and what you may ask.',
    whoTitle: 'Who handles it',
    who: 'The office for preventing and handling illegal fund-raising of {district}, at the development and reform bureau. Legal basis: a statutory duty (Personal Information Protection Law, article 13(3)).',
    whatTitle: 'What we handle',
    what: {
      facts: 'The reported party, place, sector, mode and amounts: to route and verify.',
      words: 'Your words and files: kept encrypted. Intake reads the original; other desks read a brief.',
      identity:
        'Name and phone: only if you choose to give them, encrypted apart; only the identity custodians’ key opens them, and no verifying agency sees them.',
      account:
        'A bank account: only when you claim a reward, with your separate consent, for the payment desk alone.',
    },
    notTitle: 'What we do not collect',
    not: {
      ip: 'No address or device data stands in a report.',
      cookie:
        'No analytics, no advertising; only short-lived cookies for language, type size and your status page, and a mark by which an upload goes on, gone with the browser.',
      code: 'Your receipt code is shown once; we do not keep it.',
    },
    keepTitle: 'How long',
    keep: 'After closing, as the archive rules say. The portal’s log holds neither your network address nor anything you wrote.',
    rightsTitle: 'Your rights',
    rights:
      'With your receipt code you can read, add to and withdraw your report, and waive a reward. You can also call us; see “Other ways to report”.',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Everybody should be able to do this alone.',
    does: {
      keyboard: 'Everything works with the keyboard, and the focus is plain to see.',
      reader: 'Screen readers read out each choice, error and time limit.',
      elderly: '“Large type” at the top right: larger letters, stronger contrast.',
      noscript: 'Reporting and checking progress work without JavaScript.',
      colour: 'Nothing is told by colour alone; words stand beside it.',
    },
    troubleTitle: 'If something is difficult',
    trouble: 'Use a phone number, mailbox or address under “Other ways to report”.',
  },
};

export default words;
