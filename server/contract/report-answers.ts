/** Rules that the form applies before it is sent, apart from the endpoints so that a phone loads little. */
export { localDate } from '../domain/calendar.ts';
export { ABOUT_WHEN, PHONE, wrongAnswers } from '../domain/report-answers.ts';
