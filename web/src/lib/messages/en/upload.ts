import type zh from '../zh-CN/upload.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  waiting: 'Files already uploaded',
  untick: 'They go with this form; no need to choose them again. Untick whatever you do not want to send.',
  going: '{percent}% · {speed} a second · {left} left',
  starting: 'Getting ready…',
  pausing: 'The connection is lost. It goes on from {percent}% by itself once you are back.',
  sealing: 'Checking and sealing…',
  done: 'Encrypted and saved',
  again: 'The page was closed at {percent}%. Choose this file once more and it goes on from there.',
  gone: 'The page was closed at {percent}%. It was made on that page and is gone: please remove it and record or photograph again.',
  failed: 'It was not uploaded. Please try again, or remove it.',
  large: 'This file is too large and was not taken. Make it smaller, or split it.',
  many: 'At most {files} files; this one was not added.',
  busy: 'Many files are coming in at the moment; it goes on by itself when there is room.',
  retry: 'Try again',
  hold: 'The form goes off by itself once the files are up. Please keep this page open.',
  unfinished: 'Some files are not up yet. Try again or remove them, and then send.',
  said: '{name}: {percent}%',
  saidDone: '{name}: encrypted and saved',
  seconds: '{n} {n:second|seconds}',
  minutes: '{n} {n:minute|minutes}',
};
export default words;
