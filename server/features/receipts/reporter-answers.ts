import type { Static } from 'typebox';
import type { answerSupplement, askForReview } from '../../contract/receipt-acts.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import { refuse } from '../../domain/errors.ts';
import { decideReviewRequest } from '../../domain/lead.ts';
import { demandRoomForMessage } from '../../domain/message-quota.ts';
import { demandAnswers } from '../../domain/supplement.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import type { LeadScene } from '../leads/lead-scene.ts';
import { type MessageSheet, openRequest } from '../messages/message-sheet.ts';
import { keysOfCode } from './code-keys.ts';
import type { ReporterFiles } from './reporter-files.ts';

type Deps = { serverKeys: ServerKeys; drawers: Drawers; acts: LeadActs; reporterFiles: ReporterFiles };
type Answer = Static<typeof answerSupplement.schema.body>;
type Review = Static<typeof askForReview.schema.body>;

const REPORTER = { kind: 'REPORTER' } as const;
const DONE = { ok: true } as const;

/** What a reporter answers, and what they ask to be looked at again. */
export function makeReporterAnswers({ serverKeys, drawers, acts, reporterFiles }: Deps) {
  const conversation = async ({ tx, lead }: LeadScene, receiptKey: Buffer) => {
    const talk = (await drawers.openByReceipt(tx, receiptKey, lead.id, 'talk')) ?? refuse('RECEIPT_UNKNOWN');
    return { talk, sheets: await drawers.sheets<MessageSheet>(tx, talk, 'MESSAGE') };
  };

  return {
    /**
     * Answers what intake asks for (L04), whole: one line for each item. What the office has asked for is always welcome.
     * @throws Refusal ILLEGAL_TRANSITION where nothing is asked, TOO_LATE, BAD_REQUEST, and what the files forbid
     */
    async supply({ receiptCode, answers, text = '', uploads = [] }: Answer): Promise<typeof DONE> {
      const { lookupTag, wrappingKey } = keysOfCode(receiptCode, serverKeys.pepper);
      return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
        const { talk, sheets } = await conversation(scene, wrappingKey);
        const after = await acts.step(scene, { verb: 'supply' });
        demandAnswers(openRequest(sheets)?.asked ?? [], answers, uploads.length);
        const { ids } = await reporterFiles.keep(after, wrappingKey, uploads);
        const body: MessageSheet = { text, about: 'ANSWER', answers, ...(ids.length ? { files: ids } : {}) };
        await drawers.put(scene.tx, talk, { kind: 'MESSAGE', author: 'REPORTER', body, at: scene.now });
        return DONE;
      });
    },

    /**
     * Asks for a review: from now on another person than the one who decided owes the answer.
     * @throws Refusal ILLEGAL_TRANSITION, TOO_LATE, CONDITION_NOT_MET where one runs, and what the files forbid
     */
    async askForReview({ receiptCode, reason, uploads = [] }: Review): Promise<typeof DONE> {
      const { lookupTag, wrappingKey } = keysOfCode(receiptCode, serverKeys.pepper);
      return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
        const { lead, snapshot, days, now } = scene;
        const until = days.due('askReview', lead.statusSince);
        const { changes } = decideReviewRequest(snapshot, REPORTER, now, until);
        const { talk, sheets } = await conversation(scene, wrappingKey);
        demandRoomForMessage(sheets, now);
        const { scene: after, ids } = await reporterFiles.keep(scene, wrappingKey, uploads);
        const dueAt = days.due('decideReview', now);
        await acts.settle(after, { ...changes, dueAt }, { act: 'lead.askReview' });
        const body: MessageSheet = { text: reason, about: 'REVIEW', ...(ids.length ? { files: ids } : {}) };
        await drawers.put(scene.tx, talk, { kind: 'MESSAGE', author: 'REPORTER', body, at: now });
        return DONE;
      });
    },
  };
}
export type ReporterAnswers = ReturnType<typeof makeReporterAnswers>;
