import type { NoticeGiven, RegisteredChannel, ReporterStanding, SlipWay } from './code-lists/registration.ts';
import type { FieldError } from './errors.ts';
import { problemWhere } from './shape.ts';

/** What an officer says of a report that came by word of mouth or on paper. */
export type Registration = {
  channel: RegisteredChannel;
  /** When the call, the letter or the transfer came in; null: just now, with the reporter present or on the line. */
  cameInAt: Date | null;
  /** The number that it has elsewhere, such as the hotline's order. It leads to the reporter there, so it lies sealed. */
  outsideReference: string;
  standing: ReporterStanding;
  notice: NoticeGiven;
  slip: SlipWay;
};

type Said = { identityMode: 'ANON' | 'NAMED'; truthful: boolean; privacyRead: boolean };

/** Nothing lies that long before somebody registers it; an earlier day is a slip of the pen. */
const LONGEST_WAIT_MS = 366 * 24 * 60 * 60_000;
/** The officer's watch may be a little fast. */
const FAST_WATCH_MS = 5 * 60_000;

/** In these the reporter is there, so that the notice can be given. */
const FACE_TO_FACE: readonly RegisteredChannel[] = ['PHONE', 'VISIT'];
/** These reach the office through another one, which wants to be answered under its own number. */
const TRANSFERRED: readonly RegisteredChannel[] = ['HOTLINE_12345', 'PETITION'];

/** Whether the reporter is there while it is registered: it comes in now, and the notice can be given. */
export function reporterIsThere(channel: RegisteredChannel): boolean {
  return FACE_TO_FACE.includes(channel);
}

/** Whether the pledge of truthfulness and the privacy notice were put to the reporter. */
export function wasTold({ notice }: Pick<Registration, 'notice'>): boolean {
  return notice !== 'NOT_REACHED';
}

/**
 * What keeps a registration from being right, under `coming.…`, and under the form's own names where the two contradict
 * each other. Who can't be reached pledges nothing: a letter is taken in all the same (Decree 737 art. 16).
 */
export function checkRegistration(
  { channel, cameInAt, outsideReference, standing, notice, slip }: Registration,
  said: Said,
  now: Date,
): FieldError[] {
  const there = reporterIsThere(channel);
  const waited = cameInAt === null ? 0 : now.getTime() - cameInAt.getTime();
  const inTime = waited >= -FAST_WATCH_MS && waited <= LONGEST_WAIT_MS;
  const unread = !wasTold({ notice });
  return [
    ...problemWhere(cameInAt === null && !there, 'coming.cameInAt', 'REQUIRED'),
    ...problemWhere(!inTime, 'coming.cameInAt', 'OUT_OF_RANGE'),
    ...problemWhere(
      TRANSFERRED.includes(channel) && outsideReference.trim() === '',
      'coming.outsideReference',
      'REQUIRED',
    ),
    // Nobody reported what the office itself found in the press.
    ...problemWhere(channel === 'OPINION' && standing !== 'DUTY', 'coming.standing', 'NOT_ALLOWED'),
    ...problemWhere(channel === 'OPINION' && said.identityMode === 'NAMED', 'identityMode', 'NOT_ALLOWED'),
    ...problemWhere(channel === 'OPINION' && slip !== 'NONE', 'coming.slip', 'NOT_ALLOWED'),
    ...problemWhere(there && unread, 'coming.notice', 'NOT_ALLOWED'),
    ...problemWhere(channel === 'PHONE' && notice === 'SIGNATURE', 'coming.notice', 'NOT_ALLOWED'),
    // A pledge that nobody was asked for was not given.
    ...problemWhere(unread && said.truthful, 'truthful', 'NOT_ALLOWED'),
    ...problemWhere(unread && said.privacyRead, 'privacyRead', 'NOT_ALLOWED'),
    ...problemWhere(channel === 'PHONE' && slip === 'HANDED', 'coming.slip', 'NOT_ALLOWED'),
  ];
}
