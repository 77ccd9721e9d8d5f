import { randomBytes, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { HandOverView } from '../../contract/hand-overs.ts';
import type { Clock } from '../../adapters/clock.ts';
import { openRecord, sealRecord } from '../../crypto/record.ts';
import type { Tx } from '../../db/connection.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { isOneOf, mustBeAnother } from '../../domain/acting.ts';
import { refuse } from '../../domain/errors.ts';
import {
  APPROVES,
  demandApprovable,
  demandAskable,
  demandTakeable,
  isForPolice,
} from '../../domain/hand-over.ts';
import { encodeCrockford } from '../../domain/receipt-code.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { Drawers } from '../compartments/drawers.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import type { Notices } from '../notifications/notices.ts';
import type { StaffStore } from '../staff/staff.store.ts';
import { sealedArchive } from './archive.ts';
import type { HandOverRow, HandOversStore } from './hand-overs.store.ts';
import type { Packing } from './packing.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  handOvers: HandOversStore;
  leads: Pick<LeadsStore, 'findReadable' | 'lock'>;
  staff: Pick<StaffStore, 'namesOf'>;
  drawers: Drawers;
  audit: AuditStore;
  notices: Notices;
  packing: Packing;
};
type Lead = NonNullable<Awaited<ReturnType<LeadsStore['lock']>>>;

/** 150 random bits, in six groups of five. */
const newPassphrase = (): string =>
  encodeCrockford(randomBytes(19)).slice(0, 30).match(/.{5}/g)?.join('-') ?? '';

const holds = (demand: () => void): boolean => {
  try {
    demand();
    return true;
  } catch {
    return false;
  }
};

const place = ({ id, leadId }: Pick<HandOverRow, 'id' | 'leadId'>) => ({
  table: 'hand_overs',
  row: `${id} ${leadId}`,
  column: 'sealed_passphrase',
});

/** Originals on their way to the police: asked for by one, approved by another, who alone learns the passphrase. */
export function makeHandOversService(deps: Deps) {
  const { inTransaction, clock, handOvers, leads, staff, drawers, audit, notices, packing } = deps;

  async function locked(tx: Tx, caller: Caller, leadId: string) {
    const lead = (await leads.lock(tx, leadId)) ?? refuse('NOT_FOUND');
    const raw = (await drawers.open(tx, caller.ring, leadId, 'raw')) ?? refuse('KEY_MISSING');
    return { lead, raw };
  }
  const log = (tx: Tx, { actor }: Caller, leadId: string, act: string, facts: Record<string, string>) =>
    audit.append(tx, { actor, act, subject: { kind: 'LEAD', id: leadId }, facts, at: clock.now() });

  /** Where the section stands on the lead's page. */
  const pathTo = (leadId: string) => `/verification/leads/${leadId}#hand-over`;

  const mayDo = (row: HandOverRow, lead: Lead, { actor }: Caller) => ({
    mayApprove: holds(() => demandApprovable(row, lead, actor)),
    mayTake: holds(() => demandTakeable(row, lead, actor)),
  });

  const viewOf = (row: HandOverRow, lead: Lead, caller: Caller, names: Map<string, string>): HandOverView => {
    return {
      id: row.id,
      documentNo: row.documentNo,
      askedByName: names.get(row.askedBy) ?? '',
      askedAt: row.askedAt.toISOString(),
      approvedByName: row.approvedBy && (names.get(row.approvedBy) ?? ''),
      approvedAt: row.approvedAt?.toISOString() ?? null,
      handedOverAt: row.handedOverAt?.toISOString() ?? null,
      archiveSha256: row.archiveSha256,
      archiveBytes: row.archiveBytes,
      ...mayDo(row, lead, caller),
    };
  };

  return {
    /** @throws Refusal NOT_FOUND */
    list: (caller: Caller, leadId: string): Promise<{ handOvers: HandOverView[]; mayAsk: boolean }> =>
      inTransaction(async (tx) => {
        const lead = (await leads.findReadable(tx, leadId, caller.ring)) ?? refuse('NOT_FOUND');
        const rows = await handOvers.ofLead(tx, leadId);
        const names = await staff.namesOf(
          tx,
          rows.flatMap((row) => [row.askedBy, row.approvedBy]),
        );
        return {
          handOvers: rows.map((row) => viewOf(row, lead, caller, names)),
          mayAsk: isForPolice(lead) && isOneOf(caller.actor, ['INTAKE_OFFICER']),
        };
      }),

    /** What waits for the caller to approve or to carry, of the leads that they may read. */
    waiting: (caller: Caller) =>
      inTransaction(async (tx) => {
        const waiting: { leadId: string; reference: string; handOverId: string }[] = [];
        for (const row of await handOvers.open(tx)) {
          const lead = await leads.findReadable(tx, row.leadId, caller.ring);
          if (!lead) continue;
          const { mayApprove, mayTake } = mayDo(row, lead, caller);
          if (mayApprove || mayTake)
            waiting.push({ leadId: lead.id, reference: lead.reference, handOverId: row.id });
        }
        return { waiting };
      }),

    /** @throws Refusal NOT_FOUND, KEY_MISSING, NOT_YOUR_STEP, ILLEGAL_TRANSITION, CONDITION_NOT_MET */
    ask: (caller: Caller, leadId: string, documentNo: string): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        const { lead } = await locked(tx, caller, leadId);
        demandAskable(lead, caller.actor, documentNo);
        const id = randomUUID();
        await handOvers.add(tx, { id, leadId, documentNo, askedBy: caller.staffId, askedAt: clock.now() });
        await log(tx, caller, leadId, 'handOver.ask', { handOverId: id });
        const notice = { template: 'LEAD_TURN', path: pathTo(leadId), roles: APPROVES } as const;
        await notices.tell(tx, { ...notice, except: caller.staffId }, clock.now());
        return { id };
      }),

    /**
     * The passphrase leaves here once, to whoever approves; it waits sealed for the archive that it locks.
     * @throws Refusal NOT_FOUND, KEY_MISSING, NOT_YOUR_STEP, SECOND_PERSON_NEEDED, ILLEGAL_TRANSITION
     */
    approve: (caller: Caller, leadId: string, handOverId: string): Promise<{ passphrase: string }> =>
      inTransaction(async (tx) => {
        const { lead, raw } = await locked(tx, caller, leadId);
        const row = (await handOvers.lock(tx, leadId, handOverId)) ?? refuse('NOT_FOUND');
        mustBeAnother(caller.actor, row.askedBy);
        demandApprovable(row, lead, caller.actor);
        const passphrase = newPassphrase();
        await handOvers.save(tx, row.id, {
          approvedBy: caller.staffId,
          approvedAt: clock.now(),
          sealedPassphrase: sealRecord(raw.key, passphrase, place(row)),
        });
        await log(tx, caller, leadId, 'handOver.approve', { handOverId });
        const notice = { template: 'LEAD_TURN', path: pathTo(leadId), people: [row.askedBy] } as const;
        await notices.tellPeople(tx, notice, clock.now());
        return { passphrase };
      }),

    /**
     * The archive, as it streams. Each file's departure is on the log before the first byte; with the last one the
     * passphrase is destroyed and the archive's digest written down. One that broke off can be taken again.
     * @throws Refusal NOT_FOUND, KEY_MISSING, NOT_YOUR_STEP, ILLEGAL_TRANSITION, TOO_LATE, EVIDENCE_DAMAGED
     */
    async take(
      caller: Caller,
      leadId: string,
      handOverId: string,
    ): Promise<{ name: string; content: Readable }> {
      const { passphrase, parts, reference } = await inTransaction(async (tx) => {
        const { lead, raw } = await locked(tx, caller, leadId);
        const row = (await handOvers.lock(tx, leadId, handOverId)) ?? refuse('NOT_FOUND');
        demandTakeable(row, lead, caller.actor);
        const opened = openRecord(raw.key, row.sealedPassphrase ?? refuse('TOO_LATE'), place(row));
        const packed = await packing.of(tx, caller, lead, raw, row);
        return { passphrase: opened.toString('utf8'), parts: packed, reference: lead.reference };
      });
      const { content, whole } = sealedArchive(passphrase, parts);
      const done = async ({ sha256, bytes }: { sha256: string; bytes: number }) =>
        inTransaction(async (tx) => {
          await handOvers.save(tx, handOverId, {
            sealedPassphrase: null,
            archiveSha256: sha256,
            archiveBytes: bytes,
            handedOverAt: clock.now(),
          });
          await log(tx, caller, leadId, 'handOver.done', { handOverId, archiveSha256: sha256 });
        });
      // One that broke off, or whose end could not be written down, can be taken again; neither may end the portal.
      void whole.then(done).catch(() => undefined);
      return { name: `${reference}-${handOverId.slice(0, 8)}.zip`, content };
    },
  };
}
export type HandOversService = ReturnType<typeof makeHandOversService>;
