import type { KeyRing } from '../../crypto/key-ring.ts';
import type { Tx } from '../../db/connection.ts';
import { holdersAtSubmission } from '../../domain/compartments.ts';
import { refuse } from '../../domain/errors.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { StaffStore } from '../staff/staff.store.ts';

type AppealSheet = { rewardId: string; text: string };
type Deps = { drawers: Drawers; staff: StaffStore };

/** Where the reasons of reporters lie who ask about an award: sealed to the reward desk and to the receipt. */
export function makeAppealWords({ drawers, staff }: Deps) {
  return {
    /** Answers its sheet's id. @throws Refusal DESK_NOT_KEYED while the reward desk has no member, ERASED */
    async put(
      tx: Tx,
      { leadId, rewardId, text, receiptKey }: AppealSheet & { leadId: string; receiptKey: Buffer },
      now: Date,
    ): Promise<string> {
      const desks = (await staff.keyedDesks(tx, holdersAtSubmission('appeal'))).flatMap((desk) =>
        desk.publicKey ? [{ id: desk.id, publicKey: desk.publicKey }] : [],
      );
      if (!desks.length) refuse('DESK_NOT_KEYED');
      const drawer =
        (await drawers.openByReceipt(tx, receiptKey, leadId, 'appeal')) ??
        (await drawers.make(tx, { leadId, kind: 'appeal', desks, receiptKey }, now));
      const body = { rewardId, text } satisfies AppealSheet;
      return drawers.put(tx, drawer, { kind: 'APPEAL', author: 'REPORTER', body, at: now });
    },

    /** The words on that sheet; null for whoever is not of the desk, and where they were erased. */
    async read(tx: Tx, ring: KeyRing, leadId: string, documentId: string): Promise<string | null> {
      const drawer = await drawers.openKept(tx, ring, leadId, 'appeal');
      if (!drawer) return null;
      const sheets = await drawers.sheets<AppealSheet>(tx, drawer, 'APPEAL');
      return sheets.find(({ id }) => id === documentId)?.body.text ?? null;
    },
  };
}
export type AppealWords = ReturnType<typeof makeAppealWords>;
