import { randomUUID } from 'node:crypto';
import type { Clock } from '../../adapters/clock.ts';
import type { GroupRobot } from '../../adapters/group-robot.ts';
import type { NewRobot, RobotChange, RobotKey, RobotView } from '../../contract/robots.ts';
import type { InTransaction } from '../../db/transaction.ts';
import { type FieldError, refuse } from '../../domain/errors.ts';
import { isRobotAddress } from '../../domain/robot.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { RobotKeys } from './robot-keys.ts';
import { robotWords } from './robot-words.ts';
import type { RobotRow, RobotsStore } from './robots.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  robots: RobotsStore;
  keys: RobotKeys;
  far: GroupRobot;
  audit: AuditStore;
  publicOrigin: string;
  /** An origin on the loopback that a test stands in with for the messengers. */
  loopback?: string | undefined;
};

const SHOWN_POSTS = 5;

/** One that a district file brought has none until somebody types it. */
const hasAddress = ({ sealedAddress }: RobotRow): boolean => sealedAddress.length > 0;

/** The group robots, as the administrator keeps them. What opens a group is shown to nobody again. */
export function makeRobotsService(deps: Deps) {
  const { inTransaction, clock, robots, keys, far, audit, publicOrigin, loopback } = deps;

  const log = (
    tx: Parameters<AuditStore['append']>[0],
    caller: Caller,
    act: string,
    id: string,
    facts: Record<string, string | boolean>,
  ) =>
    audit.append(tx, {
      actor: caller.actor,
      act,
      subject: { kind: 'SETTINGS', id: 'robots' },
      facts: { robotId: id, ...facts },
      at: clock.now(),
    });

  function check({ kind, address, secret = '' }: Pick<NewRobot, 'kind' | 'address' | 'secret'>): void {
    const fields: FieldError[] = [];
    if (!isRobotAddress(kind, address.trim(), loopback)) fields.push({ path: 'address', code: 'BAD_FORMAT' });
    if (kind === 'WECOM' && secret) fields.push({ path: 'secret', code: 'NOT_ALLOWED' });
    if (kind !== 'WECOM' && !secret.trim()) fields.push({ path: 'secret', code: 'REQUIRED' });
    if (fields.length) refuse('BAD_REQUEST', fields);
  }

  return {
    list: (): Promise<{ robots: RobotView[] }> =>
      inTransaction(async (tx) => {
        const views: RobotView[] = [];
        for (const row of await robots.list(tx)) {
          const { id, kind, name, events, active, version } = row;
          const posts = await robots.lastPosts(tx, id, SHOWN_POSTS);
          views.push({
            ...{ id, kind, name, events, active, version },
            host: hasAddress(row) ? new URL(keys.opened(row).address).hostname : null,
            posts: posts.map((post) => ({
              event: post.event,
              status: post.status,
              attempts: post.attempts,
              answer: post.answer,
              createdAt: post.createdAt.toISOString(),
              sentAt: post.sentAt?.toISOString() ?? null,
            })),
          });
        }
        return { robots: views };
      }),

    /** @throws Refusal BAD_REQUEST where the address is none of the messenger's, or the signature's secret is missing */
    add: (caller: Caller, form: NewRobot): Promise<{ id: string }> =>
      inTransaction(async (tx) => {
        check(form);
        const id = randomUUID();
        const { kind, name, events } = form;
        const opens = keys.sealed(id, form.address.trim(), form.secret?.trim() || null);
        const by = { createdBy: caller.staffId, createdAt: clock.now() };
        await robots.add(tx, { id, kind, name: name.trim(), events, ...opens, ...by });
        await log(tx, caller, 'robot.add', id, { robotKind: kind });
        return { id };
      }),

    /** @throws Refusal NOT_FOUND, STALE_VERSION */
    change: (caller: Caller, id: string, { version, name, events, active }: RobotChange): Promise<void> =>
      inTransaction(async (tx) => {
        const row = (await robots.lock(tx, id)) ?? refuse('NOT_FOUND');
        if (row.version !== version) refuse('STALE_VERSION');
        await robots.save(tx, id, { name: name.trim(), events, active });
        await log(tx, caller, 'robot.change', id, { robotKind: row.kind, inUse: active });
      }),

    /** @throws Refusal NOT_FOUND, STALE_VERSION, BAD_REQUEST as for a new one */
    rekey: (caller: Caller, id: string, { version, address, secret }: RobotKey): Promise<void> =>
      inTransaction(async (tx) => {
        const { kind, ...row } = (await robots.lock(tx, id)) ?? refuse('NOT_FOUND');
        if (row.version !== version) refuse('STALE_VERSION');
        check({ kind, address, ...(secret === undefined ? {} : { secret }) });
        await robots.save(tx, id, keys.sealed(id, address.trim(), secret?.trim() || null));
        await log(tx, caller, 'robot.rekey', id, { robotKind: kind });
      }),

    /** What it said stays on record; what opens its group goes. @throws Refusal NOT_FOUND */
    remove: (caller: Caller, id: string): Promise<void> =>
      inTransaction(async (tx) => {
        const row = (await robots.lock(tx, id)) ?? refuse('NOT_FOUND');
        const gone = { sealedAddress: Buffer.alloc(0), sealedSecret: null };
        await robots.save(tx, id, { ...gone, active: false, removedAt: clock.now() });
        await log(tx, caller, 'robot.remove', id, { robotKind: row.kind });
      }),

    /**
     * Says a sentence in the group now, and answers what the far end said.
     * @throws Refusal NOT_FOUND, CONDITION_NOT_MET at `address` while nobody has typed one
     */
    test: (caller: Caller, id: string): Promise<{ ok: boolean; answer: string }> =>
      inTransaction(async (tx) => {
        const row = (await robots.lock(tx, id)) ?? refuse('NOT_FOUND');
        if (!hasAddress(row)) refuse('CONDITION_NOT_MET', [{ path: 'address', code: 'REQUIRED' }]);
        const now = clock.now();
        const text = robotWords('TEST', {}, publicOrigin);
        const said = await far.say({ kind: row.kind, ...keys.opened(row), text }, now);
        await robots.addPost(tx, {
          id: randomUUID(),
          robotId: id,
          event: 'TEST',
          occasion: randomUUID(),
          facts: {},
          status: said.ok ? 'SENT' : 'FAILED',
          attempts: 1,
          answer: said.answer,
          createdAt: now,
          sentAt: said.ok ? now : null,
        });
        await log(tx, caller, 'robot.test', id, { robotKind: row.kind });
        return said;
      }),
  };
}
export type RobotsService = ReturnType<typeof makeRobotsService>;
