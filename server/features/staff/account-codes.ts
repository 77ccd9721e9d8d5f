import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { type LayeredKey, layeredTag } from '../../crypto/layered-key.ts';
import type { Tx } from '../../db/connection.ts';
import { type AccountHelpReason, helpEndsAt } from '../../domain/account-help.ts';
import { encodeCrockford, formatReceiptCode, normaliseReceiptCode } from '../../domain/receipt-code.ts';
import type { AccountHelpsStore } from './account-helps.store.ts';

export type IssuedCode = { id: string; code: string; expiresAt: Date };

/** One-time codes of eighty random bits, in the receipt's letters; of each only a keyed digest is kept. */
export function makeAccountCodes(deps: { helps: AccountHelpsStore; pepper: LayeredKey }) {
  const { helps, pepper } = deps;
  const tagOf = (staffId: string, code: string) => layeredTag(pepper, `account help ${staffId} ${code}`);

  return {
    /** A fresh code for a person; one that was open before is good no more. `confirmedBy`: needs no other's word. */
    async issue(
      tx: Tx,
      asked: { staffId: string; reason: AccountHelpReason; by: string; confirmedBy?: string },
      now: Date,
    ): Promise<IssuedCode> {
      const { staffId, reason, by, confirmedBy } = asked;
      const before = await helps.lockOpenOf(tx, staffId);
      if (before) await helps.save(tx, before.id, { endedAt: now });
      const code = encodeCrockford(randomBytes(10));
      const row = {
        id: randomUUID(),
        staffId,
        reason,
        codeTag: tagOf(staffId, code),
        startedBy: by,
        startedAt: now,
        expiresAt: helpEndsAt(reason, now),
      };
      await helps.add(tx, {
        ...row,
        ...(confirmedBy ? { confirmedBy, confirmedAt: now } : {}),
      });
      return { id: row.id, code: formatReceiptCode(code), expiresAt: row.expiresAt };
    },

    /** Whether what was typed is the code of this help. */
    fits(help: { staffId: string; codeTag: Buffer }, typed: string): boolean {
      const code = normaliseReceiptCode(typed);
      return code !== null && timingSafeEqual(tagOf(help.staffId, code), help.codeTag);
    },
  };
}
export type AccountCodes = ReturnType<typeof makeAccountCodes>;
