import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combineShares, newRecoveryKey } from '../../server/crypto/recovery.ts';
import {
  RECOVERY_AGENCIES,
  mayKeepShare,
  readShare,
  shareTroubles,
  writeShare,
} from '../../server/domain/recovery.ts';
import type { Role } from '../../server/domain/roles.ts';

const aShare = fc.record({
  agency: fc.constantFrom(...RECOVERY_AGENCIES),
  generation: fc.integer({ min: 1, max: 255 }),
  districtCode: fc.stringMatching(/^[0-9]{6}$/),
  share: fc.uint8Array({ minLength: 33, maxLength: 33 }),
});
const HERE = { code: '640302', generations: [1, 2] };
const share = (changes: object = {}) => ({
  agency: 'LEAD_AGENCY' as const,
  generation: 2,
  districtCode: '640302',
  share: new Uint8Array(33).fill(7),
  ...changes,
});

describe('a share on paper', () => {
  it('is read as it was written, however it is typed', () => {
    fc.assert(
      fc.property(aShare, fc.constantFrom('', ' ', '-', '—'), fc.boolean(), (each, gap, small) => {
        const written = writeShare(each);
        expect(written).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){15}[0-9A-HJKMNP-TV-Z]{4}$/);
        const typed = written.replaceAll('-', gap);
        expect(readShare(small ? typed.toLowerCase() : typed)).toEqual(each);
      }),
    );
  });

  it('is refused when one letter is wrong or two neighbours changed places', () => {
    fc.assert(
      fc.property(aShare, fc.nat(63), fc.integer({ min: 1, max: 31 }), (each, place, step) => {
        const letters = [...writeShare(each).replaceAll('-', '')];
        const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
        const wrong = [...letters];
        wrong[place] = alphabet.charAt((alphabet.indexOf(letters[place]!) + step) % 32);
        expect(readShare(wrong.join(''))).toBeNull();
        const [one, two] = [letters[place]!, letters[(place + 1) % 64]!];
        if (place === 63 || one === two) return;
        expect(
          readShare(
            letters
              .with(place, two)
              .with(place + 1, one)
              .join(''),
          ),
        ).toBeNull();
      }),
    );
    for (const typed of ['', '7K3M-9QX2-4FTA-8W1C', 'U'.repeat(64)]) expect(readShare(typed)).toBeNull();
  });

  it('is not written where it is none', () => {
    for (const changes of [{ generation: 0 }, { generation: 256 }, { share: new Uint8Array(32) }])
      expect(() => writeShare(share(changes))).toThrow(RangeError);
  });

  it('says what is wrong with which of the two', () => {
    const police = share({ agency: 'POLICE' });
    expect(shareTroubles([share(), police], HERE)).toEqual([]);
    const cases = [
      [[share(), null], 'BAD_FORMAT'],
      [[share(), share({ ...police, districtCode: '640303' })], 'ELSEWHERE'],
      [[share(), share({ ...police, generation: 3 })], 'EXPIRED'],
      [[share(), share({ generation: 1 })], 'MUST_DIFFER'],
      [[share(), share({ ...police, generation: 1 })], 'MUST_MATCH'],
    ] as const;
    for (const [typed, code] of cases)
      expect(shareTroubles(typed, HERE)).toEqual([{ path: 'shares.1', code }]);
  });
});

describe('the recovery key', () => {
  it('comes back out of any two of its three shares, and out of no single one', async () => {
    const { shares, ...key } = await newRecoveryKey(3, 2);
    const keys: (Buffer | null)[] = [];
    for (const pair of [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 0],
    ])
      keys.push(
        await combineShares(
          pair.map((index) => shares[index]!),
          key,
        ),
      );
    expect(keys.every((each) => each?.length === 32 && each.equals(keys[0]!))).toBe(true);
    for (const one of shares) {
      expect(await combineShares([one], key)).toBeNull();
      expect(await combineShares([one, one], key)).toBeNull();
    }
  });

  it('comes out of no share together with one that is not its own', async () => {
    const { shares, ...key } = await newRecoveryKey(3, 2);
    const other = await newRecoveryKey(3, 2);
    await fc.assert(
      fc.asyncProperty(fc.nat(2), fc.uint8Array({ minLength: 33, maxLength: 33 }), async (index, foreign) => {
        expect(await combineShares([shares[index]!, Buffer.from(foreign)], key)).toBeNull();
      }),
      { numRuns: 50 },
    );
    expect(await combineShares([shares[0]!, other.shares[1]!], key)).toBeNull();
    expect(await combineShares(other.shares, key)).toBeNull();
  });
});

describe('who keeps a share', () => {
  const person = (changes: object = {}) => ({
    id: 'a',
    active: true,
    enrolled: true,
    unitCode: 'POLICE',
    roles: ['VERIFIER_POLICE'] as Role[],
    deskCodes: ['POLICE'],
    ...changes,
  });
  it('was let in at that agency’s desk, has an own password and administers nothing', () => {
    expect(mayKeepShare('POLICE', person())).toBe(true);
    expect(mayKeepShare('MARKET_REG', person())).toBe(false);
    for (const changes of [
      { active: false },
      { enrolled: false },
      { roles: ['SEC_ADMIN'] },
      { roles: ['SYS_ADMIN'] },
      { deskCodes: [] },
      { deskCodes: ['INTAKE'] },
    ])
      expect(mayKeepShare('POLICE', person(changes))).toBe(false);
  });
});
