import { mustBeOneOf } from './acting.ts';
import type { Actor } from './actor.ts';
import type { IdentityMode } from './code-lists/report-form.ts';
import { refuse } from './errors.ts';
import type { PublicStatus } from './reporter-view.ts';

/** A report, as far as naming its reporter asks; `namedAt`: when somebody who reported anonymously gave their name. */
export type Nameable = { identityMode: IdentityMode; namedAt: Date | null; withdrawnAt: Date | null };

/** As the reporter sees the lead, so that a "no" tells nothing that the page doesn't. */
const OVER: readonly PublicStatus[] = ['REFERRED_OUT', 'WITHDRAWN', 'CLOSED'];

/**
 * An anonymous reporter gives name and phone. There is no way back: what was sealed was sealed.
 * @throws Refusal ILLEGAL_TRANSITION where the name is known, TOO_LATE once nothing follows that could need it
 */
export function decideNaming(
  lead: Nameable,
  publicStatus: PublicStatus,
  actor: Actor,
  now: Date,
): Pick<Nameable, 'identityMode' | 'namedAt'> {
  mustBeOneOf(actor, ['REPORTER']);
  if (lead.identityMode === 'NAMED') refuse('ILLEGAL_TRANSITION');
  if (OVER.includes(publicStatus) || lead.withdrawnAt !== null) refuse('TOO_LATE');
  return { identityMode: 'NAMED', namedAt: now };
}

/** How the report came: whoever named themselves later reported anonymously, which a measure may not pay. */
export function modeAtReport({ identityMode, namedAt }: Omit<Nameable, 'withdrawnAt'>): IdentityMode {
  return namedAt ? 'ANON' : identityMode;
}
