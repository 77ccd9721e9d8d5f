import type zh from '../zh-CN/errors.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  title: 'Not sent yet',
  notOpened: 'Not opened',
  pageTitle: 'Error: {title}',
  reference: 'If you ask for help, quote this number: {id}',
  retryAfter: 'Please try again in {seconds} {seconds:second|seconds}.',
  retryAfterMinutes: 'Please try again in {minutes} {minutes:minute|minutes}.',
  thisField: 'this field',
  offline: 'The server cannot be reached. Check your connection and try again; what you typed is still here.',
  notFoundTitle: 'There is no such page',
  notFoundText: 'The address may be wrong, or the page has moved. Every report already sent is still there.',
  brokenTitle: 'This page cannot be opened right now',
  brokenText:
    'The fault is ours, not yours. Every report already sent is safe. Please try again in a few minutes.',
  forbiddenTitle: 'This page is closed to you',
  backHome: 'Back to the home page',
  sentences: {
    BAD_REQUEST: 'Some answers need a second look. Mend them and send again.',
    NOT_SIGNED_IN: 'You are not signed in, or your session has ended. Please sign in to go on.',
    FORBIDDEN: 'This page belongs to another post. If you need it, ask the security administrator.',
    NOT_FOUND: 'Nothing was found. It may have moved, or the address is wrong.',
    SIGN_IN_FAILED: 'You could not be signed in. Check the user name, password and one-time code.',
    SIGN_IN_SLOWED: 'Too many attempts. Please wait a few minutes; the account is not locked for good.',
    RECEIPT_UNKNOWN: 'No report opens with this code. Compare it letter by letter; capitals do not matter.',
    DUPLICATE_SUBMISSION:
      'We already have this report. Use the receipt code you got the first time; if you never got it, reload the page and fill in a new one.',
    ILLEGAL_TRANSITION:
      'This cannot be done in the present state. Refresh to see whether somebody has done it already.',
    NOT_YOUR_STEP: 'Another post takes this step.',
    SECOND_PERSON_NEEDED: 'Another person must take this step; nobody may do both halves.',
    CONDITION_NOT_MET: 'Something is still missing. See below.',
    TOO_LATE: 'The time limit has passed.',
    STALE_VERSION:
      'Somebody acted after you opened this. Below is how it stands now, and what you wrote is still there; check it and submit once more.',
    RECUSED: 'You keep away from this and can’t act on it.',
    REFERRAL_NEEDED:
      'The reporter asked that one of the three units not see this, so it can’t be verified jointly here. Refer it to the authority above.',
    KEY_MISSING: 'Your desk holds no key to this.',
    ERASED:
      'Its period is over: this was destroyed as the rules ask, and nobody can open it. The record of what was done remains.',
    DESK_NOT_KEYED:
      'A desk that must receive this has no member yet. Ask the administrator to staff it first.',
    SEAL_BROKEN: 'A seal here does not match its record. Nothing was opened or sent; it is on the audit log.',
    FUND_INSUFFICIENT:
      'The fund does not have enough left. Nothing was locked and the books have not changed.',
    FACT_MISSING: 'The reward cannot be worked out yet: facts are missing. See below.',
    SCHEME_INVALID: 'The reward scheme has a mistake and was not saved.',
    FILE_TOO_LARGE:
      'A file is too large and was not taken. Make it smaller or split it; everything else is still here.',
    TOO_MANY_FILES:
      'Too many files; none were taken. Send the most telling ones now; you can add the rest later with your receipt code.',
    UPLOAD_OUT_OF_STEP:
      'The upload was interrupted; nothing was stored wrongly. Please try again: it goes on where it broke off.',
    UPLOAD_CHECKSUM_WRONG:
      'A piece of the file was damaged on its way and was not kept. Please try again: it goes on from there.',
    UPLOAD_UNFINISHED: 'A file is not fully uploaded yet. Wait for it, or remove it, and then send.',
    UPLOAD_GONE:
      'A file waited too long and was cleared away. Please choose it again and send once more; what you typed is still here.',
    EVIDENCE_QUARANTINED:
      'A virus was found in this file. It is kept sealed and cannot be opened; the lead goes on as usual.',
    EVIDENCE_NOT_SCANNED_YET:
      'This file is waiting for its virus scan and opens once that is done. Please try again in a while.',
    EVIDENCE_NOT_READY:
      'The copy of this file that people can look at is still being made. Try again in a minute; nothing is lost.',
    EVIDENCE_NOT_CLEANED:
      'Hidden information in this file (such as where a picture was taken) could not be removed. To show it to the joint team, tick “release all the same” first.',
    EVIDENCE_DAMAGED:
      'The stored file is damaged or gone and cannot be opened. This was logged; please ask the system administrator to restore it from a backup.',
    TOO_MANY_REQUESTS: 'Too many requests. Please wait a moment; what you already sent is not affected.',
    PROOF_NEEDED:
      'Too many wrong receipt codes came from this network just now. Your browser will do a small check by itself; then press the button again. Without scripts, please come back in a few minutes: your code stays valid.',
    UNVERIFIED_FULL:
      'We cannot take more reports without the automatic check right now. What you typed is still here: allow scripts on this page and send it again, or try a little later; you can also call, write or come in person.',
    SETUP_CLOSED: 'This set-up link has been used, or never existed.',
    USERNAME_TAKEN: 'Somebody already has this user name. Please choose another.',
    HELP_CODE_REFUSED:
      'The user name or the one-time code is wrong, or the code was used or has run out. Please check; if it still fails, ask your colleague to start again.',
    HELP_NOT_CONFIRMED:
      'The code is right, but the security administrator has not confirmed it yet. Ask them to confirm it on the Staff page, then try again.',
    PASSKEY_REFUSED: 'This passkey was not accepted. Please try once more, or use a one-time code.',
    SHARES_REFUSED:
      'The recovery shares did not make the key. What is wrong with each stands below; nothing was opened or changed.',
    ROUTING_INVALID: 'The routing rules have a mistake and were not saved.',
    BUSY: 'Many people are here at once. Please try again shortly; what you typed is still here.',
    STORE_FULL:
      'The server has no room at the moment and did not take this. What you sent before is safe; you can report without files now and add them later.',
    INTERNAL: 'Something broke and this was not done. Try again later; if it goes on, please call us.',
  },
  fields: {
    REQUIRED: 'Please fill in “{label}”',
    TOO_SHORT: '“{label}” is too short; please say more',
    TOO_LONG: '“{label}” is too long; please shorten it',
    NOT_IN_LIST: 'Please choose “{label}”',
    NOT_A_NUMBER: '“{label}” must be a number',
    OUT_OF_RANGE: '“{label}” is out of range',
    BAD_FORMAT: '“{label}” is not in the right form',
    MUST_ACCEPT: 'Please read and tick “{label}”',
    MUST_DIFFER: '“{label}” must differ from what stands before it',
    MUST_MATCH: '“{label}” is not the same as above',
    NOT_ENOUGH: '“{label}” is not enough yet',
    NOT_ALLOWED: '“{label}” cannot be filled in here',
    MISSING_FACT: '“{label}” is still missing',
    EXPIRED: '“{label}” is no longer valid; use the one made last',
    ELSEWHERE: '“{label}” is another district’s',
    UNKNOWN_GAP:
      '“{label}” has a placeholder that nothing fills: only the names listed beside it may stand in braces',
    NEEDS_GAP: '“{label}” lacks a placeholder that it needs: please put in the one named beside it',
    TELLING:
      '“{label}” would tell others what it is about: no words such as report, reward or tip, and no web address',
  },
  mends: {
    tenLetters: '“{label}” needs at least 10 characters',
    twoLetters: '“{label}” needs at least 2 characters',
    digitsMissing: '“{label}” has too few digits; please give the whole number',
    digitsOnly: '“{label}” takes digits only',
    percentOnly: '“{label}” takes a number only, such as 18',
    percentUp: '“{label}” can’t be below the first figure, nor without bounds',
    yearToo: '“{label}” has a month; please choose the year too',
    notYet: '“{label}” is still to come; please choose again',
    endAfterBegin: '“{label}” must be after the beginning, and past',
    word: 'Please type {label}',
    wordAsShown: 'Please type the word as the hint shows it',
    tickOne: 'Please tick at least one',
    sixDigits: '“{label}” is 6 digits',
    receiptLength: 'A receipt code has 16 letters and digits; you entered {count}',
    fileTooLarge: '“{name}” is larger than {limit}; make it smaller, split it or leave it out for now',
    notEnoughFiles: 'Choose the files to add first',
    fileTooMany: '“{name}” was not taken: at most {limit} files',
    fileOverTotal: '“{name}” was not taken: together at most {limit}',
    filesTooLarge: '“{label}” are too large together; the limit is {limit}',
    tooManyFiles: '“{label}”: at most {limit} files, you chose {count}',
  },
};

export default words;
