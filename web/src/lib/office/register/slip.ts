import type { RegisteredReport } from '$contract/registrations.ts';

/** A registration as its page shows it, once. */
export type Registered = RegisteredReport & {
  slip: string | undefined;
  cameInAt: string | undefined;
  /** Names of files that were empty. */
  empty: string[];
  qr: { size: number; path: string } | null;
  statusAddress: string;
};

/** A receipt with its code, for the reporter's hands. */
export type Slip = Omit<Registered, 'receiptCode' | 'qr'> & {
  receiptCode: string;
  qr: { size: number; path: string };
};

/** Null where nobody was shown the code. */
export function slipOf(registered: Registered): Slip | null {
  const { receiptCode, qr, ...rest } = registered;
  return receiptCode === null || qr === null ? null : { ...rest, receiptCode, qr };
}
