import type { Unit } from '../../api/verification/walk.ts';

/** What somebody who keeps books by hand would have written beside a lead. `owner`: whose turn; '' where it rests. */
export type Noted = {
  leadId: string;
  reference: string;
  receiptCode: string | null;
  urgent: boolean;
  status: string;
  due: Date | null;
  owner: string;
  proposed: 'reject' | 'referOut' | 'rejectUnsupplied' | null;
  /** Working days that were left of the acceptance when more was asked for. */
  kept: number;
  asked: number;
  signed: Unit[];
  extended: boolean;
  returned: boolean;
  outcome: 'A' | 'B' | 'C' | 'NONE' | null;
  /** What the determination earns its reporter; nobody weighs it in these weeks. */
  award: { id: string; reference: string; due: Date } | null;
  /** What came before the measure was in force earns nothing by it. */
  unpaid: boolean;
  acts: string[];
};
