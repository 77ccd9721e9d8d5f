import type zh from '../zh-CN/proof.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'Your place in the order',
  text: 'This report is number {place} in the log of the work (what the log holds is not public). The file below shows to anybody that it was received at this time and in this place, which nobody can change. It holds none of your words and no name.',
  download: 'Download the proof',
  keep: 'The file shows that somebody reported: keep it as carefully as the receipt code.',
  late: 'The log is still giving numbers. Look up progress with your receipt code in a moment to download the proof.',
  ownText:
    'You can download these at any time: one shows when the report came in and as which number, and holds none of your words; the other is all that you wrote, for people you trust and only when needed.',
  ownProof: 'The proof',
  ownStatement: 'The whole report',
  none: 'When this report came in there were no proofs yet.',
  howTo: 'How to check it',
  verify: {
    title: 'Check a receipt’s proof',
    lead: 'Put the proof file in and see whether it holds. Anybody can check one, without signing in; we keep no file.',
    file: 'The proof file',
    paste: 'Or paste what is in it',
    submit: 'Check',
    holdsTitle: 'The proof holds',
    holds:
      'Received at {time} as number {place} of the log. The checkpoint’s signature holds, and the log as it is now ({size} {size:entry|entries}) still contains it.',
    brokenTitle: 'The proof does not hold',
    problem: {
      SIGNATURE: 'The checkpoint was not signed by this portal, or it was changed.',
      ENTRY: 'It holds no entry of a report received.',
      COMMITMENT: 'The digest is not the one that the log names.',
      PLACE: 'The entry is not at the place that it claims.',
      LOG_DIFFERS:
        'The signature is real, but the log is no longer the one that was signed. Keep the file safe and tell the authority above and the audit office.',
    },
    unreadable: 'This is no proof file. Choose the file as it was downloaded, unchanged.',
    keyTitle: 'You don’t trust us? Check it yourself',
    key: 'With the public key below any tool that reads C2SP checkpoints checks a proof offline. Compare the key by another channel too.',
    publicKey: 'Public key',
    latest: 'Latest checkpoint',
    daysTitle: 'The checkpoint of each day',
    days: 'Signed once a day and kept outside the database. Each day’s log must begin with that of the day before.',
    noDays: 'There is no daily checkpoint yet.',
    dayLine: '{day}, {size} {size:entry|entries}',
  },
};
export default words;
