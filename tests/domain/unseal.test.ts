import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../server/domain/roles.ts';
import {
  type Seated,
  type UnsealCommand,
  UNSEAL_KINDS,
  UNSEAL_STATUSES,
  UNSEAL_TRANSITIONS,
  type UnsealSnapshot,
  askable,
  decideUnseal,
  legalUnsealVerbs,
  mustBeOpen,
  purposeReaders,
} from '../../server/domain/unseal.ts';
import { Refusal } from '../../server/domain/errors.ts';
import { NOW, person, system } from './lead-scenes.ts';
import { answerOf, pathsOf } from './refusals.ts';

const seated = (role: Role, staffId: string, ...desks: string[]): Seated => ({
  actor: person(role, staffId),
  desks,
});
const officer = seated('VERIFIER_POLICE', 'officer', 'POLICE');
const custodian = seated('IDENTITY_CUSTODIAN', 'custodian', 'IDENTITY');
const intake = seated('INTAKE_OFFICER', 'intake', 'INTAKE');
const auditor = seated('AUDITOR', 'auditor', 'AUDIT');

const asked = (over: Partial<UnsealSnapshot> = {}): UnsealSnapshot => ({
  kind: 'identity',
  status: 'ASKED',
  askedBy: 'officer',
  askedFrom: 'POLICE',
  endsAt: null,
  ...over,
});
const ask = (over: object = {}): UnsealCommand => ({
  verb: 'request',
  kind: 'identity',
  reason: 'CASE_NEED',
  purpose: '立案需要核对',
  ...over,
});
const approve: UnsealCommand = { verb: 'approve', minutes: 60 };

describe('who may ask', () => {
  it('is the letter U of the matrix', () => {
    expect(askable(['VERIFIER_POLICE'])).toEqual(['raw', 'identity']);
    for (const role of ['VERIFIER_LEAD', 'VERIFIER_MARKET', 'LEAD_COORDINATOR'] as const)
      expect(askable([role]), role).toEqual(['raw']);
    expect(askable(['AUDITOR'])).toEqual(['raw', 'identity']);
    const never = ['TOWNSHIP_OFFICER', 'REWARD_CLERK', 'PAYMENT_MAKER', 'LEADER', 'SYS_ADMIN', 'SEC_ADMIN'];
    for (const role of never as Role[]) expect(askable([role]), role).toEqual([]);
  });

  it('says why, by a reason of theirs and in words', () => {
    expect(decideUnseal(null, ask(), officer, NOW)).toMatchObject({ to: 'ASKED', askedFrom: 'POLICE' });
    expect(pathsOf(() => decideUnseal(null, ask({ purpose: '  ' }), officer, NOW))).toEqual(['purpose']);
    expect(pathsOf(() => decideUnseal(null, ask({ reason: 'AUDIT_SAMPLE' }), officer, NOW))).toEqual([
      'reason',
    ]);
    expect(pathsOf(() => decideUnseal(null, ask(), auditor, NOW))).toEqual(['reason']);
    expect(decideUnseal(null, ask({ reason: 'AUDIT_SAMPLE' }), auditor, NOW).to).toBe('ASKED');
  });

  it('is nobody who holds the key already, and nobody whom no desk has let in', () => {
    const both = seated('LEAD_COORDINATOR', 'c', 'INTAKE', 'LEAD_AGENCY');
    expect(pathsOf(() => decideUnseal(null, ask({ kind: 'raw' }), both, NOW))).toEqual(['kind']);
    expect(answerOf(() => decideUnseal(null, ask(), seated('VERIFIER_POLICE', 'p'), NOW))).toBe(
      'KEY_MISSING',
    );
  });
});

describe('who answers', () => {
  it('is a keeper of that drawer, and of no other', () => {
    expect(decideUnseal(asked(), approve, custodian, NOW)).toEqual({
      transition: 'U02',
      to: 'OPEN',
      endsAt: new Date(NOW.getTime() + 3_600_000),
    });
    expect(answerOf(() => decideUnseal(asked(), approve, intake, NOW))).toBe('NOT_YOUR_STEP');
    expect(answerOf(() => decideUnseal(asked({ kind: 'raw' }), approve, custodian, NOW))).toBe(
      'NOT_YOUR_STEP',
    );
    const seatless = seated('IDENTITY_CUSTODIAN', 'c');
    expect(answerOf(() => decideUnseal(asked(), approve, seatless, NOW))).toBe('KEY_MISSING');
  });

  it('refuses with words', () => {
    expect(pathsOf(() => decideUnseal(asked(), { verb: 'refuse', answer: ' ' }, custodian, NOW))).toEqual([
      'answer',
    ]);
    expect(decideUnseal(asked(), { verb: 'refuse', answer: '不必要' }, custodian, NOW).to).toBe('REFUSED');
  });

  it('is never the asker, nor anybody who also sits at the asker’s desk', () => {
    const ids = fc.constantFrom('officer', 'a', 'b');
    const desks = fc.subarray(['INTAKE', 'IDENTITY', 'POLICE', 'LEAD_AGENCY', 'AUDIT']);
    const roles = fc.subarray<Role>(['INTAKE_OFFICER', 'INTAKE_SUPERVISOR', 'IDENTITY_CUSTODIAN', 'AUDITOR']);
    const kinds = fc.constantFrom(...UNSEAL_KINDS);
    fc.assert(
      fc.property(ids, desks, roles, kinds, desks, (staffId, sits, wears, kind, [from = 'POLICE']) => {
        const actor = { kind: 'STAFF' as const, staffId, roles: wears, unit: 'X' };
        try {
          decideUnseal(asked({ kind, askedFrom: from }), approve, { actor, desks: sits }, NOW);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          return;
        }
        expect(staffId).not.toBe('officer');
        expect(sits).not.toContain(from);
        expect(sits).toContain(kind === 'raw' ? 'INTAKE' : 'IDENTITY');
      }),
    );
  });
});

describe('an unseal', () => {
  it('moves along its table and no other way', () => {
    const commands: UnsealCommand[] = [
      ask(),
      approve,
      { verb: 'refuse', answer: 'x' },
      { verb: 'withdraw' },
      { verb: 'close' },
      { verb: 'expire' },
    ];
    const people = [officer, custodian, intake, auditor, { actor: system, desks: [] }];
    for (const status of [null, ...UNSEAL_STATUSES]) {
      for (const command of commands) {
        const listed = UNSEAL_TRANSITIONS.some((row) => row.from === status && row.verb === command.verb);
        const request = status && asked({ status, endsAt: status === 'OPEN' ? NOW : null });
        const taken = people.filter((who) => {
          try {
            decideUnseal(request, command, who, NOW);
            return true;
          } catch {
            return false;
          }
        });
        expect(taken.length > 0, `${status} ${command.verb}`).toBe(listed);
      }
    }
  });

  it('is open to its asker until its end, and not a moment longer', () => {
    fc.assert(
      fc.property(fc.integer({ min: -120, max: 120 }), (minutes) => {
        const open = asked({ status: 'OPEN', endsAt: new Date(NOW.getTime() + minutes * 60_000) });
        const look = () => mustBeOpen(open, officer.actor, NOW);
        if (minutes > 0) expect(look).not.toThrow();
        else expect(answerOf(look)).toBe('TOO_LATE');
        expect(answerOf(() => mustBeOpen(open, custodian.actor, NOW))).toBe('NOT_YOUR_STEP');
      }),
    );
    expect(answerOf(() => mustBeOpen(asked(), officer.actor, NOW))).toBe('ILLEGAL_TRANSITION');
    expect(answerOf(() => mustBeOpen(asked({ status: 'ENDED' }), officer.actor, NOW))).toBe('TOO_LATE');
  });

  it('offers each person what they could do', () => {
    expect(legalUnsealVerbs(asked(), custodian, NOW)).toEqual(['approve', 'refuse']);
    expect(legalUnsealVerbs(asked(), officer, NOW)).toEqual(['withdraw']);
    expect(legalUnsealVerbs(asked(), intake, NOW)).toEqual([]);
    const over = asked({ status: 'OPEN', endsAt: NOW });
    expect(legalUnsealVerbs(over, officer, NOW)).toEqual([]);
  });

  it('keeps what a custodian writes from every desk that works on the case', () => {
    expect(purposeReaders('IDENTITY')).toEqual(['IDENTITY', 'AUDIT']);
    expect(purposeReaders('INTAKE')).toEqual(['INTAKE', 'AUDIT']);
    expect(purposeReaders('POLICE')).toEqual(['POLICE', 'INTAKE', 'IDENTITY', 'AUDIT']);
    expect(purposeReaders('AUDIT')).toEqual(['AUDIT', 'INTAKE', 'IDENTITY']);
  });
});
