import type { ActionData, PageData } from './$types';

/** The reporter's view, its reasons put into words. */
export type View = NonNullable<PageData['view']>;
export type Reward = View['rewards'][number];
export type Outcome = ActionData;
/** What the visit before this redirect did, and to which reward. */
export type Finished = NonNullable<PageData['done']>;
