import type zh from '../zh-CN/learn.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'Learn to recognise it',
  lead: 'Three marks of illegal fund-raising, six usual tricks, and what to do if you have paid already.',
  elementsTitle: 'All three together: illegal fund-raising',
  elements: {
    licence: { title: 'No licence', text: 'No financial licence, or money taken in under another name.' },
    promise: {
      title: 'A promised return',
      text: 'Capital and interest, or goods, shares or care in their place, are promised.',
    },
    public: {
      title: 'Anybody may pay in',
      text: 'Promotion meetings, leaflets, chat groups, one brings another: nobody is turned away.',
    },
  },
  elementsLaw:
    'Regulation on Preventing and Handling Illegal Fund-Raising, article 2. The money need not be gone first, and you need not be sure of all three to report.',
  sentencesTitle: 'Two sentences to remember',
  sentences: {
    yield: 'High return means high risk: where pies fall from the sky, there is a trap on the ground.',
    loss: 'Whoever takes part bears the risk: the loss is your own, and nobody makes it good.',
  },
  sentencesLaw:
    'The second is article 25 of the regulation: losses suffered by taking part in illegal fund-raising are borne by the participants.',
  casesTitle: 'The usual tricks',
  caseParts: { how: 'How it works', say: 'What they say', tell: 'How to see through it' },
  cases: {
    campus: {
      title: 'Campus loans',
      how: 'Students borrow, buy phones by instalments or fake orders, give ID card and contacts as security, and are sent to the next lender to pay the last.',
      say: '“No credit check, a student card will do.” “Bring three classmates and yours is waived.”',
      tell: 'Banks tell the parents and set limits. Whoever wants recruits, your contacts or a fee in advance is none.',
    },
    trap: {
      title: 'Trap loans',
      how: 'You get ten thousand and sign for thirty, “the usual way”. You are made to fail, the debt is “settled” into a larger one, in the end they want house and car. Some lend money that they took in from the public for high interest.',
      say: '“The contract is only a form.” “Leave your money with us to lend, interest every month.”',
      tell: 'Another sum in the contract than in your hand, cash to be given back on the spot, blank signatures, the title deed: stop at once, and keep contract and bank statements.',
    },
    rebate: {
      title: 'Spend and get it back',
      how: 'Pay for goods, top up or join first; all of it is to come back by instalments, and more for recruits. What comes back is the money of those who came later.',
      say: '“What you spend comes back, so it is free.” “Twenty per cent for each friend.”',
      tell: 'Goods far dearer than elsewhere, money that comes from newcomers, refunds with conditions. Pies don’t fall from the sky; there is a trap on the ground.',
    },
    shares: {
      title: 'Private shares',
      how: 'Cooperatives, farms, small firms and friends take “shares” or “mutual aid” from the village with a guaranteed dividend, paid from the next person’s money.',
      say: '“We are all from this village.” “Twelve per cent guaranteed, leave whenever you like.”',
      tell: 'A real share can lose. Look: does your name stand in the register, was there ever a meeting, may you see the books?',
    },
    elderly: {
      title: 'Care for the elderly',
      how: 'Membership cards, beds booked ahead, “house for care”, health products sold at meetings: large prepayments for interest or a discount.',
      say: '“Fifty thousand keeps your bed, with interest until you come.” “Free trips, free check-ups, free eggs.”',
      tell: 'Homes that take prepayments must file them, and the money is supervised. A bed not yet built, a house to be mortgaged: ask your children and the civil affairs bureau first.',
    },
    online: {
      title: 'Investment and virtual coins',
      how: 'Somebody plays expert, lover or classmate, puts you into a group in which all “earn”, and has you buy coins, currencies or early shares on a false site or app. Small sums come back; large ones don’t.',
      say: '“Inside news, you can’t lose.” “Pay the tax and a deposit before you withdraw.”',
      tell: 'Not in the app store but behind a code to scan, paid to a private account: no real platform. Look it up under “Is it licensed?” first.',
    },
  },
  nowTitle: 'You have paid already: what now',
  now: {
    stop: 'Pay nothing more, least of all “to unfreeze” what you paid.',
    keep: 'Keep everything: contract, receipt, transfers, chats, leaflets, photos of the meeting. Delete nothing, confront nobody.',
    money: 'Paid just now? Call 96110 or 110 at once: the bank may still stop it.',
    report:
      'Report it here, anonymously if you like. Whoever paid may report too; nobody is punished for having been cheated.',
    crowd:
      'Don’t gather or block their door, and trust nobody who gets your money back for a fee: that is often the second fraud.',
  },
  linkLicensed: 'See whether it is licensed',
  linkReport: 'Report',
  pictures: {
    campus: 'A student card drawn into a chain of loans',
    trap: 'A small pile in the hand, a large one in the contract',
    rebate: 'The latecomers’ money is paid to those before them',
    shares: 'A share certificate that says “guaranteed”, with nothing below it',
    elderly: 'A house not yet built takes prepayments',
    online: 'A curve on a phone that only ever rises',
  },
};

export default words;
