import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heirAmong, officersWithout } from '../../server/domain/recusal.ts';
import { decideTask } from '../../server/domain/task.ts';
import { NOW, person } from './lead-scenes.ts';
import { answerOf } from './refusals.ts';

const named = (...ids: string[]) => ids.map((staffId) => ({ staffId, certificateNo: `宁C-${staffId}` }));
const free = (staffId: string, busyWith: number) => ({ staffId, certificateNo: `宁C-${staffId}`, busyWith });

describe('whoever keeps away from a lead they verify', () => {
  it('is followed by the colleague with the least to do who is not named yet', () => {
    expect(heirAmong([free('Bai', 3), free('Li', 1), free('Ma', 0)], named('Ma', 'Qin'))?.staffId).toBe('Li');
    expect(heirAmong([free('Ma', 0)], named('Ma', 'Qin'))).toBeNull();
    expect(officersWithout(named('Ma', 'Qin'), 'Ma', free('Li', 1), true)).toEqual({
      officers: named('Qin', 'Li'),
      status: 'ACCEPTED',
    });
  });

  it('leaves the task to the unit where nobody follows: anew before it began, short of one after', () => {
    expect(officersWithout(named('Ma', 'Qin'), 'Ma', null, false)).toEqual({ officers: [], status: 'OPEN' });
    const after = officersWithout(named('Ma', 'Qin'), 'Ma', null, true);
    expect(after).toEqual({ officers: named('Qin'), status: 'ACCEPTED' });
    const finding = { checks: {}, conclusion: '', summary: '' } as never;
    const qin = person('VERIFIER_POLICE', 'Qin');
    const sign = () => decideTask({ unit: 'POLICE', ...after }, { verb: 'sign', finding }, qin, NOW);
    expect(answerOf(sign)).toBe('CONDITION_NOT_MET');
    expect(sign).toThrow(expect.objectContaining({ fields: [{ path: 'officers', code: 'NOT_ENOUGH' }] }));
  });

  it('is never among the officers again, and nobody is named twice', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 2 });
    fc.assert(
      fc.property(ids, ids, fc.boolean(), (officers, people, begun) => {
        const gone = officers[0]!;
        const others = people.filter((id) => id !== gone).map((id) => free(id, 1));
        const heir = heirAmong(others, named(...officers));
        const after = officersWithout(named(...officers), gone, heir, begun).officers.map(
          (one) => one.staffId,
        );
        expect(after).not.toContain(gone);
        expect(new Set(after).size).toBe(after.length);
      }),
    );
  });
});
