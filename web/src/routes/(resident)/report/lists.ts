import type { PageData } from './$types';

/** What the form offers, in the reader's language. */
export type Lists = PageData['lists'];
export type Limits = PageData['limits'];
