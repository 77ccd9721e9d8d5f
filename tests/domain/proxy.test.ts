import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProxy, proxyTag } from '../../server/crypto/proxy-tag.ts';
import { tidyProxy } from '../../server/domain/proxy.ts';
import { pathsOf } from './refusals.ts';
import { trying } from './reward-scenes.ts';

const PEPPER = [Buffer.alloc(32, 7)] as const;

describe('somebody who collects in the reporter’s place', () => {
  it.each([
    [undefined, ['proxy.name', 'proxy.idTail']],
    [{ name: '', idTail: '' }, ['proxy.name', 'proxy.idTail']],
    [{ name: '李', idTail: '123X' }, ['proxy.name']],
    [{ name: '李四', idTail: '12' }, ['proxy.idTail']],
    [{ name: '李四', idTail: '12-4' }, ['proxy.idTail']],
    [{ name: '李四', idTail: '12345' }, ['proxy.idTail']],
    [{ name: '李四', idTail: ' 123x ' }, []],
  ])('%j: %j', (proxy, wrong) => {
    expect(pathsOf(() => tidyProxy(proxy))).toEqual(wrong);
  });

  it('is the same person however the officers spell what the card says', () => {
    const sent = proxyTag('one', tidyProxy({ name: '阿依古丽·买买提', idTail: '123x' }), PEPPER);
    const shown = tidyProxy({ name: '阿依古丽 买买提', idTail: '１２３Ｘ' });
    expect(isProxy(sent, 'one', shown, PEPPER)).toBe(true);
    expect(isProxy(sent, 'another', shown, PEPPER)).toBe(false);
    expect(isProxy(null, 'one', shown, PEPPER)).toBe(false);
    expect(isProxy(sent, 'one', shown, [Buffer.alloc(32, 8)])).toBe(false);
  });

  it('is nobody else: another name or another number is another person', () => {
    const part = fc.stringMatching(/^[0-9A-Z]{4}$/);
    const name = fc.stringMatching(/^[A-Z]{2,12}$/);
    fc.assert(
      fc.property(name, part, name, part, (oneName, oneId, otherName, otherId) => {
        const tag = proxyTag('one', { name: oneName, idTail: oneId }, PEPPER);
        const same = oneName === otherName && oneId === otherId;
        expect(isProxy(tag, 'one', { name: otherName, idTail: otherId }, PEPPER)).toBe(same);
      }),
    );
  });

  const proxy = { channel: 'PROXY', pickUpCodeAllowed: true, proxyAllowed: true };
  it.each([
    [proxy, []],
    [{ ...proxy, proxyAllowed: false }, ['channel']],
    [{ ...proxy, proxyAllowed: undefined }, ['channel']],
    [{ ...proxy, pickUpCodeAllowed: false }, ['channel']],
    [{ ...proxy, consent: false }, ['consent']],
    [{ ...proxy, declared: false }, ['declared']],
  ])('is sent only where the measure and the district allow it: %j', (facts, wrong) => {
    expect(pathsOf(trying('claim', 'REPORTER', { facts }))).toEqual(wrong);
  });

  it('is paid only where both officers saw the authority and the card', () => {
    const payoutOfficers = (one: boolean, other: boolean) => [
      { staffId: 'the PAYOUT_OFFICER', roles: ['PAYOUT_OFFICER'], sawAuthority: one },
      { staffId: 'the other payout officer', roles: ['PAYOUT_OFFICER'], sawAuthority: other },
    ];
    const reward = { claimChannel: 'PROXY' as const };
    const paid = (one: boolean, other: boolean) =>
      pathsOf(
        trying('payAtCounter', 'PAYOUT_OFFICER', {
          reward,
          facts: { payoutOfficers: payoutOfficers(one, other) },
        }),
      );
    expect(paid(true, true)).toEqual([]);
    expect(paid(true, false)).toEqual(['proxySeen']);
    expect(paid(false, true)).toEqual(['proxySeen']);
    expect(pathsOf(trying('batch', 'PAYMENT_MAKER', { reward }))).toEqual(['claimChannel']);
  });
});
