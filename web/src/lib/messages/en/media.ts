import type zh from '../zh-CN/media.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  ways: {
    camera: 'Take a photo',
    voice: 'Record voice',
    paste: 'Paste a screenshot',
    drop: 'You can also drag files onto this page, or press Ctrl+V to paste a screenshot.',
    photoName: 'photo',
    voiceName: 'recording',
    shotName: 'screenshot',
    noPicture:
      'There is no picture on the clipboard. Copy a screenshot first, then press “Paste a screenshot”.',
    noClipboard:
      'The browser did not let us read the clipboard. Please choose the screenshot with the file box above.',
    noRecorder:
      'Recording could not be opened; the connection may be down. Try again, or record with your phone’s own recorder and choose the file.',
  },
  voice: {
    asking: 'Please allow the microphone when your browser asks.',
    going: 'Recording',
    limit: '{minutes} {minutes:minute|minutes} at most',
    known:
      'People who know you can tell your voice. If you don’t want to be recognised, please write instead.',
    stop: 'Stop',
    took: 'Recorded: {length}. Please listen to it first.',
    full: 'Time is up and recording has stopped: {length}. Please listen to it first.',
    use: 'Add to evidence',
    again: 'Record again',
    drop: 'Throw away',
    refused:
      'The microphone was not allowed. You can allow it in the browser’s settings and try again, or record with your phone’s own recorder and choose the file.',
    missing: 'This browser cannot record. Please record with your phone’s own recorder and choose the file.',
    none: 'No microphone was found. Please record with your phone’s own recorder and choose the file.',
    broken:
      'Nothing was recorded; another program may be using the microphone. Try again later, or record with your phone’s own recorder and choose the file.',
    undecided:
      'Nothing is decided about this recording yet: add it to the evidence, or throw it away? Then go on.',
  },
  bring: {
    title: 'What you can hand in',
    contract: 'Contract',
    contractHint: 'every page, with the seal',
    slip: 'Receipt',
    slipHint: 'both sides',
    transfer: 'Transfer record',
    transferHint: 'bank or WeChat, with date and payee',
    leaflet: 'Leaflet, poster',
    leafletHint: 'all of it, phone and QR code too',
    chat: 'Chat screenshot',
    chatHint: 'with the group’s name and the date',
    film: 'Recording, video',
    filmHint: 'as it is, uncut',
    keep: 'You can report without any of these. Keep the originals: they may be looked at later, and we don’t take them away.',
  },
  receipt: {
    title: 'Receipt',
    picture: 'Save as a picture',
    saved: 'The picture is in your downloads. If it was not saved, press long on the picture below.',
    aloud: 'Read aloud',
    aloudStop: 'Stop',
    aloudBefore: 'Receipt code, four groups.',
    aloudGroup: 'Group {n}.',
    aloudAfter: 'That is all.',
    neutral: 'Neither the picture nor the printed page says what you reported.',
    heard: 'People near you can hear it read aloud.',
    noScript: 'Please copy it by hand or take a screenshot, or print by your browser’s menu.',
    letters:
      'There is no letter O, I, L or U in it: a round sign is the digit 0, an upright one the digit 1.',
    onceShort: 'Lost means lost. Show it to nobody.',
    number: 'Number',
    received: 'Date',
    scan: 'Scan with your phone, or open:',
    stepReceived: 'Your report received',
    stepAnswer: 'We tell you whether we accept it',
    stepVerify: 'If accepted: three agencies have verified it together',
    stepDetermine: 'Decision; if verified, the reward is worked out next',
    before: 'by {date}',
    latest:
      'These are the latest days; it may be sooner. A difficult case can be prolonged once, and your status page will say so.',
    back: 'Come back here on {date} and look for our answer with your receipt code.',
    reminder: 'Put it in my calendar',
    reminderHint: 'The entry only says “have a look”: no code, no address.',
    reminderTitle: 'Have a look',
    reminderFile: 'reminder.ics',
    sheetAnswer: 'First answer',
    sheetVerify: 'Verification',
    sheetResult: 'Result',
    sheetPlace: 'Entry number',
    sheetFiles: '{count} {count:file|files} received; fingerprints (SHA-256):',
    file: 'receipt',
  },
};

export default words;
