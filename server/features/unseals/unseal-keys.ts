import type { OpenedUnseal } from '../../contract/unseals.ts';
import { isVouchedFor, staffHolder } from '../../crypto/key-mac.ts';
import { openForPerson, sealForPerson } from '../../crypto/unseal.ts';
import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import type { UnsealKind } from '../../domain/unseal.ts';
import type { Caller } from '../caller.ts';
import { BrokenSeal, orBrokenSeal } from '../compartments/broken-seal.ts';
import type { Drawers, OpenDrawer } from '../compartments/drawers.ts';
import { type RawSheet, readOwnAnswers } from '../reports/report-facts.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import type { UnsealRecord, UnsealsStore } from './unseals.store.ts';

type Deps = {
  holdKey: Buffer;
  keyMacKey: Buffer;
  unseals: UnsealsStore;
  staff: StaffStore;
  drawers: Drawers;
};

/** A drawer's key on its way to one person: sealed by whoever holds it, opened by whoever asked. */
export function makeUnsealKeys({ holdKey, keyMacKey, unseals, staff, drawers }: Deps) {
  const placeOf = async (tx: Tx, row: UnsealRecord) => {
    const drawer = (await unseals.compartment(tx, row.compartmentId)) ?? refuse('NOT_FOUND');
    if (drawer.erasedAt) refuse('ERASED');
    return { id: row.id, staffId: row.askedBy, drawer };
  };

  return {
    /**
     * Both halves of the key for the asker alone: to a public key that the server vouches for, and no other.
     * @throws Refusal KEY_MISSING; CONDITION_NOT_MET where the asker has left or keeps away from the lead by now
     */
    async sealToAsker(tx: Tx, caller: Caller, row: UnsealRecord) {
      const open = (await drawers.open(tx, caller.ring, row.leadId, row.kind)) ?? refuse('KEY_MISSING');
      const asker = (await staff.find(tx, row.askedBy)) ?? refuse('NOT_FOUND');
      const still = asker.active && (await unseals.mayKnow(tx, row.leadId, asker.id));
      mustHold(['askedBy', still, 'NOT_ALLOWED']);
      if (!isVouchedFor(keyMacKey, staffHolder(asker), asker.keyMac))
        throw new BrokenSeal({ kind: 'STAFF', id: asker.id });
      return sealForPerson(open.key, await placeOf(tx, row), asker.publicKey, holdKey);
    },

    /** The drawer, by the asker's own key. @throws Refusal TOO_LATE once either half is destroyed; BrokenSeal */
    async openedBy(tx: Tx, caller: Caller, row: UnsealRecord): Promise<OpenDrawer> {
      const { sealedKey, heldKey } = row;
      if (!sealedKey || !heldKey) return refuse('TOO_LATE');
      const place = await placeOf(tx, row);
      const key = orBrokenSeal({ kind: 'LEAD', id: row.leadId }, { drawer: row.kind }, () =>
        openForPerson({ sealedKey, heldKey }, place, caller.ring, holdKey),
      );
      return { ...place.drawer, key };
    },

    /** What lies in it. The opening is on the log by then. */
    async contentOf(
      tx: Tx,
      drawer: OpenDrawer,
      kind: UnsealKind,
    ): Promise<Pick<OpenedUnseal, 'kind' | 'raw' | 'person'>> {
      if (kind === 'identity') {
        // Whoever named themselves later left a second sheet.
        const sheet = (await drawers.sheets<OpenedUnseal['person']>(tx, drawer, 'PERSON')).at(-1);
        return { kind, raw: null, person: sheet?.body ?? null };
      }
      const [report] = await drawers.sheets<RawSheet>(tx, drawer, 'REPORT');
      const raw = report ? { narrative: report.body.narrative, ...readOwnAnswers(report.body) } : null;
      return { kind, raw, person: null };
    },
  };
}
