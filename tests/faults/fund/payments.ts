import { createHash } from 'node:crypto';
import { bringReturn, confirmReturn } from '../../../server/contract/bank-returns.ts';
import {
  buildBatch,
  cancelBatch,
  downloadBatch,
  listPayouts,
  readBatch,
  releaseBatch,
} from '../../../server/contract/payouts.ts';
import type { Chance } from '../long-form.ts';
import type { Asking, Street } from './asking.ts';
import type { Bank } from './bank.ts';
import type { Known } from './memory.ts';

type Deps = { street: Street; asking: Asking; bank: Bank; chance: Chance; most: number };

/** Maker and checker: batches made, released or taken apart, carried to the bank, and its answer brought back. */
export function makePayments({ street, asking, bank, chance, most }: Deps) {
  const { ask, patiently } = asking;
  const { memory, stage, town } = street;
  const learnt = new Set<string>();
  const inHand = new Set<string>();
  const oneOf = <T>(list: readonly T[]): T | undefined => list[chance.between(0, list.length)];

  async function file(batchId: string): Promise<Buffer | null> {
    const url = stage.portal.url + downloadBatch.url.replace(':batchId', batchId);
    const answer = await fetch(url, { headers: { cookie: town.cookies.maker } }).catch(() => null);
    const bytes = answer?.ok ? await answer.arrayBuffer().catch(() => null) : null;
    if (bytes) return Buffer.from(bytes);
    await patiently();
    return null;
  }

  async function confirm(batchId: string, returnId: string): Promise<void> {
    const go = () => ask('checker', confirmReturn, { params: { batchId, returnId } });
    await Promise.all(chance.share() < 0.2 ? [go(), go()] : [go()]);
  }

  /** The bank gets the file, pays, and its answer takes effect. */
  async function carry({ id: batchId, number }: { id: string; number: number }): Promise<void> {
    const bytes = await file(batchId);
    if (!bytes) return;
    const digest = createHash('sha256').update(bytes).digest('hex');
    if ((memory.digests.get(batchId) ?? digest) !== digest)
      memory.surprises.push(`batch ${number} is another file than was released`);
    const params = { batchId };
    const brought = await ask('maker', bringReturn, { params, body: { file: bank.answer(number, bytes) } });
    if (brought.body) return confirm(batchId, brought.body.id);
    if (brought.code !== 'ILLEGAL_TRANSITION') return;
    const { body } = await ask('checker', readBatch, { params });
    if (body?.waiting) await confirm(batchId, body.waiting.id);
  }

  /** Whoever sees that somebody works on a batch mostly leaves it to them. */
  async function handle(batch: { id: string; number: number; status: string }): Promise<void> {
    if (inHand.has(batch.id) && chance.share() > 0.1) return patiently();
    inHand.add(batch.id);
    await move(batch);
    inHand.delete(batch.id);
  }

  async function move(batch: { id: string; number: number; status: string }): Promise<void> {
    if (batch.status === 'RELEASED') return carry(batch);
    const params = { batchId: batch.id };
    if (chance.share() < 0.05) return void (await ask('checker', cancelBatch, { params }));
    const { body } = await ask('checker', releaseBatch, { params });
    if (body) memory.digests.set(batch.id, body.digest);
  }

  /** What became of a settled batch's awards, which go on from there. */
  async function learn(batchId: string, known: ReadonlyMap<string, Known>): Promise<Known[]> {
    learnt.add(batchId);
    const found: Known[] = [];
    for (let page = 1; ; page += 1) {
      const { body } = await ask('checker', readBatch, { params: { batchId }, query: { page } });
      if (!body) {
        learnt.delete(batchId);
        return [];
      }
      for (const { rewardId, rewardStatus, rewardVersion, outcome } of body.items) {
        const one = known.get(rewardId);
        if (!one || outcome === null) continue;
        found.push(Object.assign(one, { status: rewardStatus, version: rewardVersion }));
        if (outcome === 'RETURNED') one.returned += 1;
        memory.tally.returned += outcome === 'RETURNED' ? 1 : 0;
      }
      if (page * body.pageSize >= body.itemCount) return found;
    }
  }

  return {
    /** One look at the payment desk and one piece of work there; answers the awards whose batch is settled, null where none is left. */
    async work(known: ReadonlyMap<string, Known>): Promise<Known[] | null> {
      const { body } = await ask('maker', listPayouts);
      if (!body) return [];
      const settled = body.batches.find(({ id, status }) => status === 'SETTLED' && !learnt.has(id));
      if (settled) return learn(settled.id, known);
      const open = body.batches.filter(({ status }) => status === 'BUILT' || status === 'RELEASED');
      const batch = oneOf(open);
      if (!batch && body.payableCount === 0) return null;
      if (body.payable.length > 0 && (!batch || (open.length < 8 && chance.share() < 0.4))) {
        const size = chance.between(1, most + 1);
        const ids = body.payable.map(({ rewardId }) => rewardId);
        const from = chance.between(0, Math.max(1, ids.length - size));
        const made = await ask('maker', buildBatch, { body: { rewardIds: ids.slice(from, from + size) } });
        memory.tally.batches += made.body ? 1 : 0;
      } else if (batch) await handle(batch);
      return [];
    },
  };
}
