import type { BankAccount } from '../../contract/receipt.ts';
import type { KeyRing } from '../../crypto/key-ring.ts';
import type { Tx } from '../../db/connection.ts';
import { tidyAccount, wrongAccount } from '../../domain/bank-account.ts';
import { holdersAtSubmission, receiptHolds } from '../../domain/compartments.ts';
import { refuse } from '../../domain/errors.ts';
import type { Proxy } from '../../domain/proxy.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { StaffStore } from '../staff/staff.store.ts';

/** The sheet in a lead's payment drawer; the reward and each payment of it say which one they go by. */
type ClaimSheet = { rewardId: string } & ClaimContent;
/** To which account the money goes, or who collects it. */
type ClaimContent = { account: BankAccount } | { proxy: Proxy };

type Deps = { drawers: Drawers; staff: StaffStore };

/**
 * Where reporters' accounts and proxies lie: sealed to the payment desk and to the receipt, and to nobody else. The desk's
 * grant is held back under a second lock, which the portal lends while a batch with a payment of the lead is under way.
 */
export function makeBankAccounts({ drawers, staff }: Deps) {
  return {
    /** Puts it under a claim; answers its sheet's id. @throws Refusal DESK_NOT_KEYED while the payment desk has no member */
    async put(
      tx: Tx,
      claim: { leadId: string; rewardId: string; receiptKey: Buffer; content: ClaimContent },
      now: Date,
    ): Promise<string> {
      const { leadId, rewardId, content, receiptKey } = claim;
      const desks = (await staff.keyedDesks(tx, holdersAtSubmission('payment'))).flatMap((desk) =>
        desk.publicKey ? [{ id: desk.id, publicKey: desk.publicKey }] : [],
      );
      if (!desks.length) refuse('DESK_NOT_KEYED');
      const drawer =
        (await drawers.openByReceipt(tx, receiptKey, leadId, 'payment')) ??
        (await drawers.make(
          tx,
          {
            leadId,
            kind: 'payment',
            desks: [],
            others: desks,
            ...(receiptHolds('payment') ? { receiptKey } : {}),
          },
          now,
        ));
      const body = { rewardId, ...content } satisfies ClaimSheet;
      return drawers.put(tx, drawer, { kind: 'CLAIM', author: 'REPORTER', body, at: now });
    },

    /**
     * The accounts on those very sheets, in their order; null where the ring opens nothing: whoever isn't at the desk, or
     * keeps away from the lead, or comes before a batch was built or after the bank has answered.
     */
    async open(
      tx: Tx,
      ring: KeyRing,
      claims: readonly { leadId: string; rewardId: string; documentId: string }[],
    ): Promise<(BankAccount | null)[]> {
      const leadIds = [...new Set(claims.map(({ leadId }) => leadId))];
      const opened = await drawers.openMany(tx, ring, leadIds, 'payment');
      const ids = claims.map(({ documentId }) => documentId);
      const sheets = await drawers.sheetsById<ClaimSheet>(tx, opened.values(), ids);
      return claims.map(({ leadId, rewardId, documentId }) => {
        if (!opened.has(leadId)) return null;
        const sheet = sheets.get(documentId);
        if (sheet?.rewardId !== rewardId || !('account' in sheet))
          throw new Error('a bank claim without an account');
        return sheet.account;
      });
    },
  };
}
export type BankAccounts = ReturnType<typeof makeBankAccounts>;

/** As people write it, brought into one spelling. @throws Refusal BAD_REQUEST naming each field */
export function soundAccount(account: BankAccount): BankAccount {
  const wrong = wrongAccount(account);
  if (wrong.length) refuse('BAD_REQUEST', wrong);
  return tidyAccount(account);
}
