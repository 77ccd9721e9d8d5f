import type { Coming } from '../contract/registrations.ts';

/** A tip that came by word or on paper: who registered it, and how many hours it had lain before. */
export type Came = { by: string; hoursBefore?: number; coming: Omit<Coming, 'cameInAt'> };

/** A caller to whom the code was spelt out. */
export const CALL: Came = {
  by: 'intake',
  coming: { channel: 'PHONE', standing: 'RESIDENT', notice: 'VOICE', slip: 'READ_OUT' },
};

/** A letter with a return address, opened at a township. */
export const LETTER: Came = {
  by: 'township',
  hoursBefore: 17,
  coming: { channel: 'LETTER', standing: 'RESIDENT', notice: 'SIGNATURE', slip: 'POSTED' },
};

/** An order of the hotline, whose caller was called back. */
export const TRANSFER: Came = {
  by: 'intake2',
  hoursBefore: 3,
  coming: {
    channel: 'HOTLINE_12345',
    outsideReference: '示例工单-0417',
    standing: 'RESIDENT',
    notice: 'VOICE',
    slip: 'READ_OUT',
  },
};
