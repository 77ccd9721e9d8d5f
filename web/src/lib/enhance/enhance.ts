import { bringFiles } from './bring-files.ts';
import { readDraft } from './draft-notes.ts';
import { forgetOnLeaving } from './forget.ts';
import { keepForms } from './keep-forms.ts';
import { offerHelps } from './offer-helps.ts';
import { noneOfThese } from './none-of-these.ts';
import { offerVoice } from './page-voice.ts';
import { provePerson } from './prove-person.ts';
import { leaveWithoutTrace } from './quick-exit.ts';
import { switchReading } from './switch-reading.ts';
import { warnBeforeLoss } from './warn-before-loss.ts';

// The whole script of a resident's page, a few kilobytes instead of a framework: everything works without it. A page
// that hydrates itself (the staff's) doesn't load it.
offerHelps();
const proveAgain = provePerson();
const afterAnswer = (): void => {
  offerHelps(true);
  offerVoice();
  proveAgain();
  (globalThis as { hcaptcha?: { render(place: Element): void } }).hcaptcha?.render(
    document.querySelector('.h-captcha') ?? document.createElement('div'),
  );
};
// First of all that listens: what it stops must not be sent.
warnBeforeLoss();
keepForms(afterAnswer);
noneOfThese();
bringFiles();
switchReading(() => {
  offerHelps();
  offerVoice();
});
offerVoice();
leaveWithoutTrace();
forgetOnLeaving();
// Asking for a draft wipes one that is too old, whatever page its owner comes back to.
readDraft();
