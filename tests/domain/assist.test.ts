import { describe, expect, it } from 'vitest';
import { decideAssistAnswer, decideAssistRequest } from '../../server/domain/assist.ts';
import { LEAD_STATUSES } from '../../server/domain/lead.ts';
import { ROLES } from '../../server/domain/roles.ts';
import { NOW, wearing } from './lead-scenes.ts';
import { answerOf } from './refusals.ts';

const later = new Date(NOW.getTime() + 86_400_000);
const ask = { unit: 'CIVIL_AFFAIRS', text: '请核对备案。', dueAt: later };

describe('a request for assistance', () => {
  it.each(ROLES)('is not for %s to make, unless that is the coordinator', (role) => {
    const lead = { status: 'VERIFYING' as const, assistUnits: ['CIVIL_AFFAIRS'] };
    expect(answerOf(() => decideAssistRequest(lead, ask, wearing(role), NOW))).toBe(
      role === 'LEAD_COORDINATOR' ? 'ALLOWED' : 'NOT_YOUR_STEP',
    );
  });

  it.each(LEAD_STATUSES)('while the lead is %s is made as long as the team works on it', (status) => {
    const lead = { status, assistUnits: ['CIVIL_AFFAIRS'] };
    const open = ['ASSIGNED', 'VERIFYING', 'DETERMINING'].includes(status);
    expect(answerOf(() => decideAssistRequest(lead, ask, wearing('LEAD_COORDINATOR'), NOW))).toBe(
      open ? 'ALLOWED' : 'ILLEGAL_TRANSITION',
    );
  });

  it('is answered by its own unit alone, once', () => {
    const regulator = { ...wearing('INDUSTRY_REGULATOR'), unit: 'CIVIL_AFFAIRS' };
    const request = { unit: 'CIVIL_AFFAIRS', answeredAt: null };
    expect(answerOf(() => decideAssistAnswer(request, '未备案', regulator))).toBe('ALLOWED');
    expect(answerOf(() => decideAssistAnswer({ ...request, unit: 'HOUSING' }, '未备案', regulator))).toBe(
      'NOT_YOUR_STEP',
    );
    expect(answerOf(() => decideAssistAnswer({ ...request, answeredAt: NOW }, '未备案', regulator))).toBe(
      'ILLEGAL_TRANSITION',
    );
  });
});
