import type zh from '../zh-CN/office.ts';
import type { Translation } from '../translate.ts';

const words: Translation<typeof zh> = {
  signIn: {
    title: 'Staff sign-in',
    lead: 'For staff only. Reporters check progress with their receipt code and need no account.',
    username: 'User name',
    password: 'Password',
    code: 'One-time code',
    codeHint: 'The 6 digits in your authenticator; they change every 30 seconds.',
    submit: 'Sign in',
    signedOut: 'You have signed out.',
    trouble: 'Forgotten password or a new phone? Ask your unit’s security administrator.',
  },
  setup: {
    title: 'First set-up',
    lead: 'Fill in this page and the district’s portal is ready. The link works once.',
    usedTitle: 'This link no longer works',
    usedText:
      'The portal has been set up, or the link is wrong. Administrators: please sign in. For a new link, restart the server and look at its console.',
    districtTitle: 'The district',
    nameZh: 'District name (Chinese)',
    nameEn: 'District name (English)',
    cityZh: 'City (Chinese)',
    cityEn: 'City (English)',
    districtCode: 'Administrative code',
    districtCodeHint: '6 digits, for example 640302.',
    townships: 'Townships',
    townshipsHint:
      'One a line: code, Chinese name, English name, parted by spaces or commas. For example: 640302100 金积镇 Jinji',
    adminTitle: 'The first security administrator',
    adminHint: 'Opens accounts and gives out roles; cannot read reports.',
    adminName: 'Name',
    username: 'User name',
    usernameHint: 'Starts with a small letter; 3 to 32 letters, digits, dots or dashes.',
    password: 'Password',
    passwordHint: 'At least 12 characters; a sentence is easiest to keep and hardest to guess.',
    submit: 'Finish',
    doneTitle: 'All set',
    doneText: 'Put this key into your authenticator now. It is not shown again.',
    secret: 'Authenticator key',
    scan: 'or scan this code with your authenticator',
    nowSignIn: 'Done, sign in',
  },
};

export default words;
