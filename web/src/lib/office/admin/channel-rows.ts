import type { ChannelBody } from '$contract/channels.ts';
import type { Typed } from '../../form-state.ts';

/** A row of the form; `stands` where it is published already. */
export type ChannelRow = Omit<ChannelBody, 'kind'> & { kind: string; stands: boolean };

/** What is published, a new row for each kind that must be, one more, and as many as a refused form had. */
export function channelRows(
  channels: readonly ChannelBody[],
  missing: readonly string[],
  typed: Typed | undefined,
): ChannelRow[] {
  const unitCode = channels[0]?.unitCode ?? 'LEAD_AGENCY';
  const empty = (kind: string): ChannelRow => ({
    ...{ kind, value: '', hoursZh: '', hoursEn: '' },
    unitCode,
    stands: false,
  });
  const rows = [
    ...channels.map((channel) => ({ ...channel, stands: true })),
    ...missing.map(empty),
    empty('OTHER'),
  ];
  const had = Object.keys(typed ?? {}).filter((name) => /^channels\.\d+\.kind$/.test(name)).length;
  return [...rows, ...Array.from({ length: Math.max(0, had - rows.length) }, () => empty('OTHER'))];
}
