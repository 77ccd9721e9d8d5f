import type { Static } from 'typebox';
import type { nameReporter } from '../../contract/receipt-acts.ts';
import type { ServerKeys } from '../../crypto/server-keys.ts';
import { refuse } from '../../domain/errors.ts';
import { mustHold } from '../../domain/facts.ts';
import { decideNaming } from '../../domain/naming.ts';
import { publicLead } from '../../domain/reporter-view.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadActs } from '../leads/lead-acts.ts';
import { keysOfCode } from './code-keys.ts';

type Deps = { serverKeys: ServerKeys; drawers: Drawers; acts: LeadActs };

/**
 * An anonymous reporter gives name and phone: a second sheet in the drawer that identity custodians open, and nobody on
 * the case. From then on the report counts as named: a later award has the named window, one already told keeps its date.
 * @throws Refusal RECEIPT_UNKNOWN, CONDITION_NOT_MET, ILLEGAL_TRANSITION where the name is known, TOO_LATE, ERASED
 */
export function makeNameReporter({ serverKeys, drawers, acts }: Deps) {
  return async (body: Static<typeof nameReporter.schema.body>): Promise<{ ok: true }> => {
    const { receiptCode, name, phone, understood } = body;
    const { lookupTag, wrappingKey } = keysOfCode(receiptCode, serverKeys.pepper);
    return acts.on('REPORTER', { receiptTag: lookupTag }, async (scene) => {
      const { tx, lead, actor, now } = scene;
      mustHold(['understood', understood, 'MUST_ACCEPT'], ['name', name.trim().length >= 2]);
      const { publicStatus } = publicLead({ status: lead.status, disclosureHold: false });
      const changes = decideNaming(lead, publicStatus, actor, now);
      const identity =
        (await drawers.openByReceipt(tx, wrappingKey, lead.id, 'identity')) ?? refuse('RECEIPT_UNKNOWN');
      const person = { name: name.trim(), phone: phone.trim() };
      await drawers.put(tx, identity, { kind: 'PERSON', author: 'REPORTER', body: person, at: now });
      await acts.settle(scene, changes, { act: 'lead.nameReporter' });
      return { ok: true };
    });
  };
}
export type NameReporter = ReturnType<typeof makeNameReporter>;
