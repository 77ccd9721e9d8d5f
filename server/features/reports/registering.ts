import type { Coming as ComingForm } from '../../contract/registrations.ts';
import type { ReportForm } from '../../contract/report.ts';
import { localDate } from '../../domain/calendar.ts';
import { refuse } from '../../domain/errors.ts';
import { type Registration, checkRegistration, wasTold } from '../../domain/registration.ts';
import { toldTogether } from './told-together.ts';
import type { Actor } from '../../domain/actor.ts';

/** How a report comes: from somebody on the street unless it says so. */
export type Coming = {
  actor?: Actor;
  /** Where an officer registers it for its reporter. */
  registration?: Registration;
  /** From the street by a form, which a machine could fill in: seconds until its address may send another unproved. */
  street?: { roomForUnverified(): Promise<number> };
};

/** What an officer said of how it came, as it lies sealed beside the words: the hotline's number leads to its caller. */
export type RegistrationSheet = { cameInAt: string; outsideReference: string | null; notice: string };

export function registrationOf({ cameInAt, outsideReference = '', ...said }: ComingForm): Registration {
  return { ...said, cameInAt: cameInAt === undefined ? null : new Date(cameInAt), outsideReference };
}

export function registrationSheet(registration: Registration, now: Date): RegistrationSheet {
  const { cameInAt, outsideReference, notice } = registration;
  return {
    cameInAt: (cameInAt ?? now).toISOString(),
    outsideReference: outsideReference.trim() || null,
    notice,
  };
}

/** For the log: how it came, on which day in China and whether anybody was shown its code; nothing that finds a person. */
export function registrationFacts({ cameInAt, standing, notice, slip }: Registration, now: Date) {
  return { cameIn: localDate(cameInAt ?? now), standing, notice, slip };
}

/**
 * The form's own check and, where an officer registers it, that of how it came, told together. Who couldn't be reached
 * has pledged nothing, which the form's check must not mind.
 * @throws Refusal BAD_REQUEST naming every field to mend
 */
export function checkRegistered(
  form: ReportForm,
  registration: Registration | undefined,
  now: Date,
  checkForm: (form: ReportForm) => void,
): void {
  if (!registration) return checkForm(form);
  const wrong = checkRegistration(registration, form, now);
  const pledged = wasTold(registration) ? form : { ...form, truthful: true, privacyRead: true };
  toldTogether(
    () => wrong.length > 0 && refuse('BAD_REQUEST', wrong),
    () => checkForm(pledged),
  );
}
