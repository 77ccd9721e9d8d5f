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
    contact: 'How to reach us: ',
    whatTitle: 'What we handle',
    what: {
      facts: 'The reported party, place, sector, mode and amounts: to route and verify.',
      words: 'Your words: kept encrypted. Intake reads the original; other desks read a brief.',
      files:
        'Files: the originals stay sealed. Staff see a copy with hidden data (where a photo was taken, who wrote it) removed; where it can’t be removed, they are warned. Originals leave only for the police.',
      identity:
        'Name and phone: only if you choose to give them, encrypted apart. Only the identity custodians’ key opens them; they do not go to the agencies with the report.',
      account:
        'A bank account: only when you claim a reward, with your separate consent, for the payment desk to pay you.',
    },
    unseal:
      'If the police must check who reported, an agency must read the original words, or the auditor inspects, they write down why, the desk that keeps the key agrees, and it opens for a limited time. Who opened it and when is recorded.',
    notTitle: 'What we do not collect',
    not: {
      ip: 'No network address or device data stands in a report or a log. To stop machines, an address becomes an unreadable number in memory and is gone after 20 minutes at most.',
      cookie:
        'No analytics, no advertising; only short-lived cookies for language, type size and your status page, and a mark by which an upload goes on, gone with the browser.',
      code: 'Your receipt code is shown once; we do not keep it.',
    },
    checkTitle: 'The automatic check',
    check:
      'When you send a report, your browser solves a small sum to show that it is no machine. The portal sets the sum itself; no other company takes part.',
    checkHcaptcha:
      'The small box on the report page comes from hCaptcha, a company abroad. It sees your network address and browser, and that somebody opened the report page; it never sees what you write. You may leave it unticked and send all the same.',
    keepTitle: 'How long',
    keep: 'Your name and phone, your words and files, and our own file of the case; counted from the day the case, and any reward, is closed:',
    keepColumns: { outcome: 'Result', identity: 'Name', words: 'Words', file: 'Our file' },
    outcome: {
      REFUSED: 'Not taken up',
      REFERRED: 'Passed on',
      WITHDRAWN: 'Taken back',
      UNSUBSTANTIATED: 'Not proven',
      FALSE_REPORT: 'False on purpose',
      VERIFIED: 'Verified',
      MERGED: 'Joined to another',
    },
    years: '{n} yr',
    months: '{n} mo',
    keepAccount:
      'A bank account stays {period}. The fund’s books stay as the accounting rules say; your name and account are not in them.',
    keepErase:
      'When the time is over and two people have approved it one after the other, the keys and files are destroyed. Nobody can open them again, not even we; the log keeps a line saying so. What a review, a court or the law still needs waits. Old copies in backups go when the backup does.',
    keepUploads:
      'A file starts to upload when you choose it. Without a report it stays sealed for one day and is then removed; “Remove” removes it at once.',
    keepLog:
      'The log of the work records which step, when, and which member of staff, never who you are or what you wrote. It can’t be changed and is not destroyed: it proves who was first and who answers for what.',
    rightsTitle: 'Your rights',
    rights:
      'With your receipt code you can read, add to and withdraw your report, and waive a reward. To correct or delete something, to ask or to complain, leave a message on the status page or call: ',
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
