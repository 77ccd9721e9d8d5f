import { createHmac } from 'node:crypto';

/** A name, phone or identity number as the server keeps it of an exclusion list: a digest under the pepper, and no name. */
export function personTag(mark: string, pepper: Buffer): Buffer {
  return createHmac('sha256', pepper)
    .update(JSON.stringify(['tipward person v1', mark]))
    .digest();
}
