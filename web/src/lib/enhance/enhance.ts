import { keepForms } from './keep-forms.ts';
import { offerHelps } from './offer-helps.ts';
import { leaveWithoutTrace } from './quick-exit.ts';

// The whole script of a resident's page, a few kilobytes instead of a framework: everything works without it. A page
// that hydrates itself (the staff's) doesn't load it.
offerHelps();
keepForms(offerHelps);
leaveWithoutTrace();
