import { argon2, randomBytes } from 'node:crypto';
import { SEAL_OVERHEAD, openUnder, sealUnder } from './aead.ts';
import { CannotOpen } from './cannot-open.ts';
import { SUITE_1, suiteOf } from './suites.ts';

/** What Argon2id costs: memory in KiB, passes over it, lanes. */
export type PasswordCost = { memoryKiB: number; passes: number; parallelism: number };

/** RFC 9106, section 4, second recommended option: 64 MiB, three passes, four lanes. */
export const PRODUCTION_COST: PasswordCost = { memoryKiB: 65536, passes: 3, parallelism: 4 };

/** For the demo's and the tests' accounts, whose passwords are no secret: some milliseconds. */
export const LIGHT_COST: PasswordCost = { memoryKiB: 1024, passes: 1, parallelism: 1 };

const SALT_SIZE = 16;
const COST_SIZE = 1 + 4 + 4 + 1;
const HEAD_SIZE = COST_SIZE + SALT_SIZE;
const CONTEXT = 'tipward staff key';

/** Whose key it is: both are bound in, so that nobody's key opens in another person's row. */
export type KeyOwner = { id: string; publicKey: Buffer };

const contextOf = (head: Buffer, owner: KeyOwner): string[] => [
  CONTEXT,
  head.toString('hex'),
  owner.id,
  owner.publicKey.toString('hex'),
];

/**
 * Locks a private key under a password: suite ‖ memory ‖ passes ‖ lanes ‖ salt ‖ sealed key. There is no password hash
 * beside it: whether it opens is the check. The cost is stored, so that it can be raised when the owner next signs in.
 */
export async function lockPrivateKey(
  password: string,
  privateKey: Buffer,
  cost: PasswordCost,
  owner: KeyOwner,
): Promise<Buffer> {
  const head = headOf(cost);
  const key = await stretch(password, head);
  return Buffer.concat([head, sealUnder(key, privateKey, contextOf(head, owner))]);
}

/**
 * The private key, or null where the password is wrong, the row is another's or the sealed part was changed (which
 * cannot be told apart).
 * @throws CannotOpen where `locked` is not of this form.
 */
export async function unlockPrivateKey(
  password: string,
  locked: Buffer,
  owner: KeyOwner,
): Promise<Buffer | null> {
  lockedCost(locked);
  const head = locked.subarray(0, HEAD_SIZE);
  const key = await stretch(password, head);
  try {
    return openUnder(key, locked.subarray(HEAD_SIZE), contextOf(head, owner));
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

/** Costs what {@link unlockPrivateKey} costs, for a user name that nobody has: time must not tell who exists. */
export async function decoyUnlock(cost: PasswordCost): Promise<null> {
  const sealed = Buffer.concat([Buffer.of(SUITE_1), randomBytes(SEAL_OVERHEAD + 31)]);
  const nobody = { id: '', publicKey: Buffer.alloc(32) };
  await unlockPrivateKey('', Buffer.concat([headOf(cost), sealed]), nobody);
  return null;
}

/** The cost a key was locked at; where it is below today's, lock it anew. @throws CannotOpen */
export function lockedCost(locked: Buffer): PasswordCost {
  suiteOf(locked);
  if (locked.length < HEAD_SIZE + SEAL_OVERHEAD) throw new CannotOpen();
  const cost = {
    memoryKiB: locked.readUInt32BE(1),
    passes: locked.readUInt32BE(5),
    parallelism: locked.readUInt8(9),
  };
  if (!isBearable(cost)) throw new CannotOpen();
  return cost;
}

/** At most 1 GiB and 64 passes: a changed row must not be able to stop the server. */
function isBearable({ memoryKiB, passes, parallelism }: PasswordCost): boolean {
  const lanes = parallelism >= 1 && parallelism <= 16;
  return lanes && memoryKiB >= 8 * parallelism && memoryKiB <= 1_048_576 && passes >= 1 && passes <= 64;
}

function headOf(cost: PasswordCost): Buffer {
  if (!isBearable(cost)) throw new RangeError('an Argon2id cost out of bounds');
  const head = Buffer.concat([Buffer.alloc(COST_SIZE), randomBytes(SALT_SIZE)]);
  head.writeUInt8(SUITE_1, 0);
  head.writeUInt32BE(cost.memoryKiB, 1);
  head.writeUInt32BE(cost.passes, 5);
  head.writeUInt8(cost.parallelism, 9);
  return head;
}

/** Argon2id in the thread pool. NFKC first: a Chinese keyboard may give full-width digits for the same keys. */
function stretch(password: string, head: Buffer): Promise<Buffer> {
  const parameters = {
    message: Buffer.from(password.normalize('NFKC'), 'utf8'),
    nonce: head.subarray(COST_SIZE),
    memory: head.readUInt32BE(1),
    passes: head.readUInt32BE(5),
    parallelism: head.readUInt8(9),
    tagLength: 32,
  };
  return new Promise((resolve, reject) => {
    argon2('argon2id', parameters, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
