import type { Tx } from '../../db/connection.ts';
import { refuse } from '../../domain/errors.ts';
import type { UploadsStore } from './uploads.store.ts';

/** When somebody may try again where the disk's share for uploads is full. */
const FULL_RETRY_S = 600;

type Deps = {
  rows: Pick<UploadsStore, 'bytesUnderWay'>;
  /** What all uploads may weigh together, by the district's settings. */
  maxBytesUnderWay: (tx: Tx) => Promise<number>;
};

/**
 * Whether so many more bytes still fit beside those of all uploads that no report has taken. Asked at an upload's
 * beginning and again as its bytes come, for announcing a file keeps no room for it.
 * @throws Refusal BUSY
 */
export function makeDemandRoom({ rows, maxBytesUnderWay }: Deps) {
  return async function demandRoom(tx: Tx, bytes: number): Promise<void> {
    const under = await rows.bytesUnderWay(tx);
    if (under + bytes > (await maxBytesUnderWay(tx))) refuse('BUSY', [], FULL_RETRY_S);
  };
}
export type DemandRoom = ReturnType<typeof makeDemandRoom>;
