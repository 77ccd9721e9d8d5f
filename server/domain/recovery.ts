import { JOINT_DESKS, type JointDesk } from './compartments.ts';
import type { FieldCode, FieldError } from './errors.ts';
import { encodeCrockford, inGroups, normaliseCrockford } from './receipt-code.ts';
import type { Role } from './role-list.ts';

/** The three agencies, one share each; any two of them restore a desk. */
export const RECOVERY_AGENCIES = JOINT_DESKS;
export const SHARES_NEEDED = 2;

/** A share's form on paper: 40 bytes, 64 letters in groups of four. */
const FORM = 0x10;
const SHARE_SIZE = 33;
const HEAD_SIZE = 5;
const CHECK_SIZE = 2;
const LETTERS = ((HEAD_SIZE + SHARE_SIZE + CHECK_SIZE) * 8) / 5;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** One byte of the paper names the key; nobody makes that many. */
export const LAST_RECOVERY_KEY = 255;

export type RecoveryShare = {
  agency: JointDesk;
  /** Which recovery key of the district it belongs to. */
  generation: number;
  districtCode: string;
  share: Uint8Array;
};

/** Two bytes that catch a slip of the pen (CRC-16/CCITT). */
function checkOf(bytes: Uint8Array): number {
  let crc = 0xffff;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff;
  }
  return crc;
}

/** The share as it is printed and typed: Crockford's base 32 in groups of four. @throws RangeError for an unlawful one */
export function writeShare({ agency, generation, districtCode, share }: RecoveryShare): string {
  const district = Number(districtCode);
  const known = RECOVERY_AGENCIES.indexOf(agency);
  if (share.length !== SHARE_SIZE || generation < 1 || generation > LAST_RECOVERY_KEY || known < 0)
    throw new RangeError('not a recovery share');
  const body = Uint8Array.of(
    FORM | known,
    generation,
    (district >> 16) & 255,
    (district >> 8) & 255,
    district & 255,
    ...share,
  );
  const check = checkOf(body);
  return inGroups(encodeCrockford(Uint8Array.of(...body, check >> 8, check & 255)));
}

/** What was typed, read back; null where it is no share or one letter is wrong. */
export function readShare(typed: string): RecoveryShare | null {
  const text = normaliseCrockford(typed, LETTERS);
  const bytes = text === null ? null : decodeCrockford(text);
  const [form = 0, generation = 0, high = 0, middle = 0, low = 0] = bytes ?? [];
  const agency = RECOVERY_AGENCIES[form & 0x0f];
  if (!bytes || (form & 0xf0) !== FORM || !agency || generation < 1) return null;
  const check = checkOf(bytes.subarray(0, -CHECK_SIZE));
  if (bytes.at(-2) !== check >> 8 || bytes.at(-1) !== (check & 255)) return null;
  return {
    agency,
    generation,
    districtCode: String((high << 16) | (middle << 8) | low).padStart(6, '0'),
    share: bytes.subarray(HEAD_SIZE, -CHECK_SIZE),
  };
}

function decodeCrockford(text: string): Uint8Array {
  const bytes = new Uint8Array((text.length * 5) / 8);
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    held = ((held << 5) | ALPHABET.indexOf(letter)) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (held >> bits) & 255;
      at += 1;
    }
  }
  return bytes;
}

/**
 * What is wrong with each of the shares that were typed (`shares.0`, `shares.1`): a slip of the pen, another
 * district's, one agency's twice, or a key that is not among `generations` any more. Empty where they may be tried.
 */
export function shareTroubles(
  read: readonly (RecoveryShare | null)[],
  district: { code: string; generations: readonly number[] },
): FieldError[] {
  const troubles = read.map((share, index): FieldCode | null => {
    if (!share) return 'BAD_FORMAT';
    if (share.districtCode !== district.code) return 'ELSEWHERE';
    if (!district.generations.includes(share.generation)) return 'EXPIRED';
    const before = read.slice(0, index);
    if (before.some((other) => other?.agency === share.agency)) return 'MUST_DIFFER';
    return before.some((other) => other && other.generation !== share.generation) ? 'MUST_MATCH' : null;
  });
  return troubles.flatMap((code, index) => (code ? [{ path: `shares.${index}`, code }] : []));
}

type Keeper = {
  id: string;
  active: boolean;
  enrolled: boolean;
  unitCode: string;
  roles: readonly Role[];
  /** The desks whose key the person holds. */
  deskCodes: readonly string[];
};

/**
 * Whether somebody may keep an agency's share: let in by their colleagues at that agency's own desk, with a password of
 * their own, and no administrator. An account that an administrator made up is let in nowhere and keeps nothing.
 */
export function mayKeepShare(agency: JointDesk, person: Keeper): boolean {
  const own = person.active && person.enrolled;
  const administers = person.roles.includes('SEC_ADMIN') || person.roles.includes('SYS_ADMIN');
  return own && person.unitCode === agency && person.deskCodes.includes(agency) && !administers;
}
