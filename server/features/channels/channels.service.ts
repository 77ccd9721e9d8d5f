import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { ChannelBody } from '../../contract/channels.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { checkChannels } from '../../domain/channels.ts';
import { refuse } from '../../domain/errors.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';

type Deps = { inTransaction: InTransaction; clock: Clock; district: DistrictStore; audit: AuditStore };

/** The published ways to report (Decree 737 art. 16). Their list shares the district's version with its settings. */
export function makeChannelsService({ inTransaction, clock, district, audit }: Deps) {
  return {
    read: () =>
      inTransaction(async (tx) => {
        const { version } = (await district.find(tx)) ?? refuse('NOT_FOUND');
        const rows = await district.channels(tx);
        return {
          version,
          channels: rows.map(({ channel: { kind, value, hoursZh, hoursEn, unitCode } }) => ({
            kind,
            value,
            hoursZh,
            hoursEn,
            unitCode,
          })),
        };
      }),

    /** Shown to everybody at once. @throws Refusal BAD_REQUEST (`channels.2.value`), STALE_VERSION */
    save: (caller: Caller, version: number, typed: readonly ChannelBody[]): Promise<void> =>
      inTransaction(async (tx) => {
        const units = (await district.units(tx)).map(({ code }) => code);
        const fields = checkChannels(typed, units);
        if (fields.length) refuse('BAD_REQUEST', fields);
        // The version first: whoever replaces the list at the same moment waits here, and is told.
        if (!(await district.save(tx, version, {}))) refuse('STALE_VERSION');
        const before = (await district.channels(tx)).map(({ channel }) => printed(channel));
        const after = typed.map(printed);
        await district.replaceChannels(
          tx,
          typed.map((channel, position) => ({
            ...channel,
            id: randomUUID(),
            value: channel.value.trim(),
            position,
          })),
        );
        // Published to the whole street, so no secret: the log keeps which number stood there, and which one came.
        await audit.append(tx, {
          actor: caller.actor,
          act: 'channels.save',
          subject: { kind: 'SETTINGS', id: 'channels' },
          facts: {
            channels: typed.length,
            added: after.filter((one) => !before.includes(one)).join('; '),
            removed: before.filter((one) => !after.includes(one)).join('; '),
          },
          at: clock.now(),
        });
      }),
  };
}
export type ChannelsService = ReturnType<typeof makeChannelsService>;

function printed({ kind, value }: { kind: string; value: string }): string {
  return `${kind} ${value.trim()}`;
}
