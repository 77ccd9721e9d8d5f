/** The books' words, the same on the pages as in their files. */
export { ACCOUNT_WORDS, LEDGER_EVENT_WORDS } from '../domain/ledger-words.ts';
