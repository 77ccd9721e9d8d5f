import { describe, expect, it } from 'vitest';
import {
  COMPARTMENT_KINDS,
  deskKindOf,
  DESK_KINDS,
  holdersAtSubmission,
  receiptHolds,
} from '../../server/domain/compartments.ts';

describe('need to know', () => {
  it('gives each compartment to exactly these desks when a report comes in', () => {
    const table = Object.fromEntries(COMPARTMENT_KINDS.map((kind) => [kind, holdersAtSubmission(kind)]));
    expect(table).toEqual({
      raw: ['INTAKE'],
      brief: ['INTAKE', 'LEAD_AGENCY', 'POLICE', 'MARKET_REG'],
      identity: ['IDENTITY'],
      payment: ['PAYMENT'],
      talk: ['INTAKE', 'LEAD_AGENCY'],
      findings: [],
      access: [],
      appeal: ['REWARD'],
      team: [],
      notes: [],
      approval: [],
      assist: [],
      case: [],
    });
  });

  it('never gives who reported to a desk that handles what was reported', () => {
    const handling = ['raw', 'brief', 'talk'] as const;
    const handlers = new Set(handling.flatMap((kind) => holdersAtSubmission(kind)));
    for (const desk of [...holdersAtSubmission('identity'), ...holdersAtSubmission('payment')]) {
      expect(handlers.has(desk)).toBe(false);
    }
  });

  it("gives the receipt what its reporter wrote, and none of the office's own words", () => {
    expect(COMPARTMENT_KINDS.filter((kind) => receiptHolds(kind))).toEqual([
      'raw',
      'identity',
      'payment',
      'talk',
      'appeal',
    ]);
  });

  it('knows a desk by its code, with a unit only where there is one desk per unit', () => {
    for (const kind of DESK_KINDS.slice(0, 8)) expect(deskKindOf(kind)).toBe(kind);
    expect(deskKindOf('REGULATOR:EDUCATION')).toBe('REGULATOR');
    expect(deskKindOf('TOWNSHIP:640302100')).toBe('TOWNSHIP');
    for (const odd of ['', 'REGULATOR', 'TOWNSHIP:', 'POLICE:2', 'KITCHEN'])
      expect(deskKindOf(odd)).toBeUndefined();
  });
});
