import type { Coming as ComingForm, RegisteredReport } from '../../contract/registrations.ts';
import type { ReportForm, SubmittedReport } from '../../contract/report.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { refuse } from '../../domain/errors.ts';
import type { Caller } from '../caller.ts';
import type { StoredFile } from '../evidence/evidence-files.ts';
import type { LeadsStore } from '../leads/leads.store.ts';
import { type Coming, registrationOf } from './registering.ts';

type Deps = {
  inTransaction: InTransaction;
  leads: Pick<LeadsStore, 'registeredBy'>;
  /** The one way into the office, which the street takes too: the same order, routing, clocks and seals. */
  submit: (form: ReportForm, stored: readonly StoredFile[], coming: Coming) => Promise<SubmittedReport>;
};

const LATELY = 20;

/** What officers register for reporters who call, write or come. */
export function makeRegistrationsService({ inTransaction, leads, submit }: Deps) {
  return {
    /**
     * Registering takes no key of intake's, for all of it is sealed to public keys; but an account that no desk has let
     * in is nobody's and registers nothing. Where there is no way to the reporter the receipt code is shown to nobody:
     * whoever knew it could answer, withdraw and claim in the reporter's name.
     * @throws Refusal KEY_MISSING, BAD_REQUEST with `coming.…`, and what {@link Deps.submit} throws
     */
    async register(
      caller: Caller,
      form: ReportForm,
      coming: ComingForm,
      stored: readonly StoredFile[],
    ): Promise<RegisteredReport> {
      if (caller.ring.deskIds.length === 0) refuse('KEY_MISSING');
      const registration = registrationOf(coming);
      const report = await submit(form, stored, { actor: caller.actor, registration });
      return registration.slip === 'NONE' ? { ...report, receiptCode: null } : report;
    },

    /** What this officer registered lately: their own acts, and nothing of what is in them. */
    registeredBy: ({ staffId }: Caller) =>
      inTransaction(async (tx) =>
        (await leads.registeredBy(tx, staffId, LATELY)).map(({ reference, receivedAt, channel }) => ({
          reference,
          receivedAt: receivedAt.toISOString(),
          channel,
        })),
      ),
  };
}
export type RegistrationsService = ReturnType<typeof makeRegistrationsService>;
