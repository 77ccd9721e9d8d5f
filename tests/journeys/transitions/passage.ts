import type { LeadTransitionId } from '../../../server/domain/lead-transitions.ts';
import type { Name } from '../../support/people.ts';
import type { Filled, Lead } from './lead.ts';
import type { OfficeDay } from './office-day.ts';

/** What the reporter's page says after a step: the third column of the handbook's table, in the page's own words. */
export type Told = {
  /** The heading, word for word. */
  title: string;
  /** What stands on the page besides. */
  says?: readonly string[];
  /** What must not stand there. */
  hides?: readonly string[];
};

type Reply = { status: number; error: { code: string } };

type Passage = {
  id: LeadTransitionId;
  /** What happens between the step before and this one; by calls, for only the step itself is walked here. */
  before?: (day: OfficeDay, lead: Lead) => Promise<unknown>;
  told: Told;
};

/** A step that a member of staff takes on the lead's page. */
export type AtTheDesk = Passage & {
  by: Name;
  /** Who puts it before `by`, where it takes two. */
  proposedBy?: Name;
  /** The `act` that its form names itself with; `step-<verb>` where nothing is said. */
  form?: string;
  fields?: Filled | ((lead: Lead) => Filled);
  /** The same act by a call, where it has a door of its own. */
  call?: (day: OfficeDay, name: Name, lead: Lead) => Promise<Reply>;
};

/** A step that the reporter takes on a page of theirs. */
export type OnTheStreet = Passage & {
  by: 'REPORTER';
  act: (day: OfficeDay, lead: Lead) => Promise<unknown>;
  /** What others get who try it. */
  others: (day: OfficeDay, lead: Lead) => Promise<Reply[]>;
};

/** One lead and the steps that it is taken through, one after the other. */
export type Story = {
  of: string;
  /** How the lead comes to where the first step begins. */
  begins: (day: OfficeDay) => Promise<Lead>;
  passages: readonly (AtTheDesk | OnTheStreet)[];
};
