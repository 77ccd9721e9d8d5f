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
    lastYear: '{year}: {accepted} accepted, {verified} verified',
    lastYearLink: 'Statistics',
    unsureTitle: 'Not sure? Look here first',
    unsure: {
      learn: { title: 'Recognise it', text: 'Three marks, six tricks, and what to do if you have paid' },
      licensed: { title: 'Is it licensed?', text: 'Look a name up on the list of licensed institutions' },
      rewards: { title: 'Reward rules', text: 'How much, how it is reckoned; reckon it yourself' },
      about: { title: 'How it works', text: 'Who takes each step, and in how many days' },
    },
    otherTitle: 'Rather not online',
    otherLink: 'All ways',
    urgentTitle: 'Happening right now?',
    call110: 'Call 110',
    urgentText:
      'If somebody is fleeing, moving money away, or a crowd is gathering, call the police first, then tell us the rest here.',
    closed:
      'This portal is being prepared and cannot take reports online yet. Please use the other ways below.',
  },
  about: {
    title: 'How a report is handled',
    lead: 'From sending to closing: who acts, how many days, and what you can see.',
    whoTitle: 'Who verifies',
    who: 'The development and reform bureau leads; the police and market regulation verify with it. Each sends at least two certified officers and looks at five things: licences, publicity, people, business and money. A finding needs all three signatures.',
    wayTitle: 'The way of a lead',
    wayLegend:
      'Filled marks are yours, hollow ones ours. Working days leave out public holidays. Where we miss one, the status page says “overdue”.',
    rewardTitle: 'How rewards are paid',
    reward:
      'Once a report is verified, the amount follows the scheme that was in force when you reported, with its arithmetic shown. Six different people take the steps: clerk, reviewer, approver, finance officer, payment maker, payment checker. Anonymous reporters can claim too: by bank transfer, or with a pick-up code at the counter.',
    rewardMore: 'The rules and the calculator',
    rewardSilent:
      'If you are anonymous we cannot reach you. Come back with your receipt code; an unclaimed reward expires.',
    anonTitle: 'How anonymity works',
    anon: 'What you do not write, we do not have. You get a receipt code; we keep no copy and cannot recover it. Your words and files are encrypted as you send them, and only the desks at work hold a key.',
    honestTitle: 'What we cannot do',
    honest:
      'A lost receipt code is truly lost. On an office computer or network, its administrator may see that you visited this site; if that worries you, use your own phone’s data.',
  },
  way: {
    submit: {
      title: 'Reporting',
      who: 'you',
      text: 'Online, by phone, letter or visit: the same queue, the same receipt. You get a receipt code at once, shown only once.',
    },
    accept: {
      title: 'Intake',
      who: 'intake desk',
      text: 'Reads the original, writes a brief without anything that gives you away, and decides whether to accept.',
    },
    assign: {
      title: 'Assignment',
      who: 'lead agency',
      text: 'To development and reform, police and market regulation at once; only the brief goes to them.',
    },
    verify: {
      title: 'Joint verification',
      who: 'the three agencies',
      text: 'Two officers each look at licences, publicity, people, business and money.',
    },
    determine: {
      title: 'Determination',
      who: 'the three agencies',
      text: 'Three signatures, issued by the head; verified or not, you are told.',
    },
    dispose: {
      title: 'Disposal',
      who: 'authorities, police',
      text: 'A warning and an order to mend, a guided settlement, or, where a crime is suspected, the police.',
    },
    reward: {
      title: 'Working out the reward',
      who: 'reward desk, finance bureau',
      text: 'By the measure of the day on which you reported, with the arithmetic shown.',
    },
    claim: {
      title: 'Claiming it',
      who: 'you',
      text: 'Come back with your receipt code. If you are anonymous we cannot reach you.',
    },
    clock: {
      accept: 'answered within {days}',
      assign: 'within {days}; urgent ones within {urgent}',
      verify: 'within {days}, {more} longer at most, and you are told',
      determine: 'within {days}',
      dispose: 'a transfer to the police is decided within {days}',
      reward: 'begins within {days} of the finding',
      claim: 'within {named} if named, {anonymous} if anonymous',
    },
    side: {
      supplement:
        'Not enough: we say what is missing, you have {days}, and our own clock stands still meanwhile',
      refuse:
        'Not accepted: we say why; within {ask} you may ask for a review, which others decide within {days}',
      refer: 'Another authority’s matter: it goes there, and you are told where',
      unproven: 'Not proven: we say why; within {ask} you may add evidence or ask for a review',
      pay: 'Once you have claimed, it is paid within {days}',
    },
  },
  channels: {
    title: 'Other ways to report',
    lead: 'Call, write or come by.',
    none: 'The other ways are still being set up',
    noneText: 'Please look again later; in an emergency call 110.',
    hours: 'Hours: {hours}',
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
    law: 'Regulation on Preventing and Handling Illegal Fund-Raising, article 16: anybody may report; the authorities publish phone and e-mail and keep the reporter secret.',
    qrTitle: 'Scan to open this site on a phone',
    qrText: 'Print it and put it on the notice board.',
    same: 'A call, a letter or a visit is registered in the same order, with the same receipt.',
    tip: 'Before you call, think of three things: what they are called, where they are, how they get people to pay.',
  },
  privacy: {
    title: 'Privacy',
    lead: 'Who handles your data and why, who can see it, how long it stays, and what you may ask.',
    whoTitle: 'Who handles it',
    who: 'The office for preventing and handling illegal fund-raising of {district}, at the development and reform bureau. Legal basis: a statutory duty (Personal Information Protection Law, article 13(3)).',
    contact: 'How to reach us: ',
    whyTitle: 'What for',
    why: 'For three things only: to verify what you say, to tell you the result, to pay a reward. For nothing else: not sold, not exchanged, no profiles, no automatic decisions.',
    mustTitle: 'If you leave something out',
    must: 'Only whom it is about, where, sector, mode and what happened are needed. Without name and phone it is accepted and verified all the same; an ID number is not asked when you report, a bank account only when you claim.',
    whatTitle: 'What we handle',
    what: {
      facts: 'The reported party, place, sector, mode and amounts: to route and verify.',
      words: 'Your words: kept encrypted. Intake reads the original; other desks read a brief.',
      files:
        'Files: the originals stay sealed. Staff see a copy with hidden data (where a photo was taken, who wrote it) removed; where it can’t be removed, they are warned. Originals leave only for the police.',
      identity:
        'Name and phone: only if you choose to give them, encrypted apart. Only the identity custodians’ key opens them; they do not go to the agencies with the report.',
      contactMail:
        'A mail address or mobile number, if you choose to leave one: encrypted apart, used only to say “please have a look”; the reminder says nothing of a report, and you can remove it at any time. Reminders must go out while nobody is at work, so, unlike all else, the key lies on the server. Your mail provider, or the telephone company, learns that you got one: leave none if that worries you.',
      conversation: 'Messages: kept encrypted, for intake, the lead agency and you.',
      account:
        'A bank account: only when you claim a reward, with your separate consent, for the payment desk to pay you. So are the name and the last four characters of the identity number of somebody you send to collect it.',
    },
    shareTitle: 'Who receives it',
    share:
      'The brief goes to development and reform, police, market regulation and whoever assists them, as the law demands. Your name and phone do not. In a bank transfer the bank sees name, account and amount, and no word of a report. What you write stays in the country.',
    unseal:
      'If the police must check who reported, an agency must read the original words, or the auditor inspects, they write down why, the desk that keeps the key agrees, and it opens for a limited time. Who opened it and when is recorded.',
    notTitle: 'What we do not collect',
    not: {
      ip: 'No network address or device data stands in a report or a log. To stop machines, an address becomes an unreadable number in memory and is gone after 20 minutes at most.',
      cookie:
        'No analytics, no advertising; only short-lived cookies for language, type size and your status page, and a mark by which an upload goes on, gone with the browser. A draft of a report is kept only if you tick for it, on your own device, and wiped when you send it or after 7 days.',
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
    safeTitle: 'How it is protected',
    safe: 'It is encrypted apart as you send it, each desk has a key of its own, every opening stands in a log that can’t be changed, and erasing destroys the key. If something leaks, we announce it as the law demands.',
    childTitle: 'Under fourteen',
    child: 'Please report together with a parent or guardian.',
    rightsTitle: 'Your rights',
    rightsList: {
      see: 'To know and see: with your receipt code you see all that you sent, and which offices opened it.',
      copy: 'To copy: the status page hands you your report and the proof of its receipt.',
      correct: 'To correct and add: add words and evidence at any time; tell us in a message what is wrong.',
      withdraw:
        'To withdraw: before acceptance it ends there; afterwards it is noted, but what is under way is finished. Take back your consent to a payment, and the account is no longer used.',
      erase:
        'To erase: it is erased when its time is over; ask for it earlier, and we say where the law forbids it.',
      complain: 'To complain: to the cyberspace administration or the police, or go to court.',
    },
    rights:
      'If you are anonymous your receipt code is enough; you need no other proof of who you are. To correct or delete something, to ask or to complain, leave a message on the status page or call: ',
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Everybody should be able to do this alone.',
    standardTitle: 'By which standard',
    standard:
      'Built by article 32 of the Law on Barrier-Free Environments, GB/T 37668 and WCAG 2.2 level AA. Each change is checked on all pages by a tool, then by hand with keyboard and zoom.',
    doesTitle: 'What it does',
    does: {
      keyboard: 'Everything works with the keyboard, and the focus is plain to see.',
      reader: 'Screen readers read out each choice, error and time limit; pictures and charts have words.',
      elderly:
        '“Large type” at the top right: larger letters, stronger contrast, until you close the browser.',
      zoom: 'At 400 % nothing needs to be dragged sideways.',
      noscript: 'Reporting, checking progress, the calculator and the look-up work without JavaScript.',
      colour: 'Nothing is told by colour alone; words or patterns stand beside it.',
      dark: 'It follows a phone’s dark mode, and has no motion where you asked for less.',
      time: 'No form has a time limit; no captcha is a picture.',
      print: 'Every page can be printed.',
    },
    limitsTitle: 'What it does not do yet',
    limits: {
      files: 'Pictures and recordings that you upload get no description from us.',
      video: 'There is no sign language and no video.',
    },
    troubleTitle: 'If something is difficult',
    trouble:
      'Tell us by a phone number, mailbox or address under “Other ways to report” which page and which device. Staff can fill the form in for you on the telephone.',
  },
};

export default words;
