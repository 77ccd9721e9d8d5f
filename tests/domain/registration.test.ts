import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  NOTICES_GIVEN,
  REPORTER_STANDINGS,
  REPORT_CHANNELS,
  type RegisteredChannel,
  SLIP_WAYS,
  codesOf,
} from '../../server/domain/code-lists.ts';
import { type Registration, checkRegistration, reporterIsThere } from '../../server/domain/registration.ts';

const NOW = new Date('2026-11-23T02:00:00Z');
const YESTERDAY = new Date('2026-11-22T02:00:00Z');
const CHANNELS = codesOf(REPORT_CHANNELS).filter((code): code is RegisteredChannel => code !== 'WEB');
const pledged = { identityMode: 'ANON', truthful: true, privacyRead: true } as const;
const unpledged = { identityMode: 'ANON', truthful: false, privacyRead: false } as const;

/** Everything in order for a channel, so that a test can break one thing. */
const lawful = (channel: RegisteredChannel): Registration => ({
  channel,
  cameInAt: reporterIsThere(channel) ? null : YESTERDAY,
  outsideReference: ['HOTLINE_12345', 'PETITION'].includes(channel) ? 'DH-2026-1123-0042' : '',
  standing: channel === 'OPINION' ? 'DUTY' : 'RESIDENT',
  notice: channel === 'OPINION' ? 'NOT_REACHED' : 'VOICE',
  slip: channel === 'OPINION' ? 'NONE' : 'POSTED',
});
const wrong = (
  changes: Partial<Registration> & { channel: RegisteredChannel },
  said: Parameters<typeof checkRegistration>[1] = pledged,
) => checkRegistration({ ...lawful(changes.channel), ...changes }, said, NOW);

describe('registering for a reporter', () => {
  it.each(CHANNELS)('%s can be registered', (channel) => {
    expect(wrong({ channel }, channel === 'OPINION' ? unpledged : pledged)).toEqual([]);
  });

  it.each(['PHONE', 'VISIT'] as const)(
    '%s needs no time of its own: it comes in as it is written',
    (channel) => {
      expect(wrong({ channel, cameInAt: null })).toEqual([]);
      expect(wrong({ channel, cameInAt: YESTERDAY })).toEqual([]);
    },
  );

  it.each(CHANNELS.filter((one) => !reporterIsThere(one)))('%s says when it came in', (channel) => {
    expect(wrong({ channel, cameInAt: null })).toContainEqual({ path: 'coming.cameInAt', code: 'REQUIRED' });
  });

  it('has come in before it is registered, and not years before', () => {
    const at = (text: string) => wrong({ channel: 'LETTER', cameInAt: new Date(text) });
    expect(at('2026-11-23T02:04:00Z')).toEqual([]);
    for (const text of ['2026-11-23T02:06:00Z', '2025-11-20T00:00:00Z', 'no time at all'])
      expect(at(text)).toEqual([{ path: 'coming.cameInAt', code: 'OUT_OF_RANGE' }]);
  });

  it.each(['HOTLINE_12345', 'PETITION'] as const)('%s brings the number under which it waits', (channel) => {
    expect(wrong({ channel, outsideReference: '  ' })).toEqual([
      { path: 'coming.outsideReference', code: 'REQUIRED' },
    ]);
  });

  it('gives the notice to whoever is there, and asks for no signature on the telephone', () => {
    const refused = [{ path: 'coming.notice', code: 'NOT_ALLOWED' }];
    expect(wrong({ channel: 'PHONE', notice: 'NOT_REACHED' }, unpledged)).toEqual(refused);
    expect(wrong({ channel: 'VISIT', notice: 'NOT_REACHED' }, unpledged)).toEqual(refused);
    expect(wrong({ channel: 'PHONE', notice: 'SIGNATURE' })).toEqual(refused);
    expect(wrong({ channel: 'VISIT', notice: 'SIGNATURE' })).toEqual([]);
    expect(wrong({ channel: 'LETTER', notice: 'NOT_REACHED' }, unpledged)).toEqual([]);
  });

  it('writes down no pledge that nobody was asked for', () => {
    expect(wrong({ channel: 'LETTER', notice: 'NOT_REACHED' })).toEqual([
      { path: 'truthful', code: 'NOT_ALLOWED' },
      { path: 'privacyRead', code: 'NOT_ALLOWED' },
    ]);
  });

  it('hands no paper through a telephone', () => {
    expect(wrong({ channel: 'PHONE', slip: 'HANDED' })).toEqual([
      { path: 'coming.slip', code: 'NOT_ALLOWED' },
    ]);
  });

  it('of what the office found itself has no reporter: no name, no receipt, no reward', () => {
    const found = { channel: 'OPINION', standing: 'RESIDENT', slip: 'POSTED' } as const;
    expect(wrong(found, { ...unpledged, identityMode: 'NAMED' })).toEqual([
      { path: 'coming.standing', code: 'NOT_ALLOWED' },
      { path: 'identityMode', code: 'NOT_ALLOWED' },
      { path: 'coming.slip', code: 'NOT_ALLOWED' },
    ]);
  });

  it('refuses nobody a report: whatever the channel, there is a way to take it in', () => {
    const any = fc.record({
      channel: fc.constantFrom(...CHANNELS),
      standing: fc.constantFrom(...codesOf(REPORTER_STANDINGS)),
      notice: fc.constantFrom(...codesOf(NOTICES_GIVEN)),
      slip: fc.constantFrom(...codesOf(SLIP_WAYS)),
      cameInAt: fc.option(fc.date({ noInvalidDate: true })),
      outsideReference: fc.string(),
    });
    fc.assert(
      fc.property(any, fc.boolean(), (said, pledge) => {
        const form = pledge ? pledged : unpledged;
        const mended = { ...said };
        for (const { path } of checkRegistration(said, form, NOW)) {
          const key = path.replace('coming.', '');
          if (key in mended)
            Object.assign(mended, { [key]: lawful(said.channel)[key as keyof Registration] });
        }
        const told = mended.notice === 'NOT_REACHED' ? unpledged : pledged;
        expect(checkRegistration(mended, told, NOW)).toEqual([]);
      }),
    );
  });
});
