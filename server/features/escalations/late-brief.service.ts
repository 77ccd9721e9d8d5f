import { refuse } from '../../domain/errors.ts';
import { ENDED_LEAD_STATUSES } from '../../domain/lead-turn.ts';
import type { LeadStatus } from '../../domain/lead.ts';
import type { Caller } from '../caller.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadContent } from '../leads/lead-content.ts';
import type { LeadWords } from '../leads/lead-words.ts';

type Deps = { acts: LeadActs; words: LeadWords; content: LeadContent };

/** Intake still decides, and writes the brief with its decision; or the lead has ended. */
const NOT_NOW: readonly LeadStatus[] = ['SUBMITTED', 'SUPPLEMENT', ...ENDED_LEAD_STATUSES];

/** A lead that silence accepted has a brief without words until an officer has read the report and writes them. */
export function makeLateBriefService({ acts, words, content }: Deps) {
  return {
    /** @throws Refusal ILLEGAL_TRANSITION where the brief has its words, KEY_MISSING, STALE_VERSION, CONDITION_NOT_MET */
    write: (caller: Caller, leadId: string, body: { version: number; briefNarrative: string }) =>
      acts.on(caller, { leadId, version: body.version }, async (scene) => {
        const { tx, lead, now } = scene;
        const drawer = (await content.openBrief(tx, caller, leadId, now)) ?? refuse('KEY_MISSING');
        const written = (await content.brief(tx, drawer))?.narrative;
        if (written || NOT_NOW.includes(lead.status)) refuse('ILLEGAL_TRANSITION');
        await words.release(tx, caller, leadId, body.briefNarrative, now);
        await acts.settle(scene, {}, { act: 'brief.write' });
        return { ok: true } as const;
      }),
  };
}
export type LateBriefService = ReturnType<typeof makeLateBriefService>;
