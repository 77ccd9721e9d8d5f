import { setTimeout as sleep } from 'node:timers/promises';
import { chanceFrom } from '../long-form.ts';
import { type Street, makeAsking } from './asking.ts';
import type { Bank } from './bank.ts';
import { makeDesk } from './desk.ts';
import type { Known, Way } from './memory.ts';
import { makePayments } from './payments.ts';

type Crowd = { street: Street; bank: Bank; seed: number; clients: number; most: number };

/** So many awards are on the desks at once for each client: few enough that they meet over them. */
const EACH = 6;

const RESTS: ReadonlySet<string> = new Set(['PAID', 'WAIVED', 'REVOKED']);

const wayOf = (share: number): Way =>
  share < 0.05 ? 'WAIVE' : share < 0.1 ? 'REVOKE' : share < 0.3 ? 'COUNTER' : 'BANK';

/** Everybody at once, until each award is paid, given up, taken back, or refused with nothing left that would suffice. */
export function aCrowd({ street, bank, seed, clients, most }: Crowd) {
  const chance = chanceFrom(seed + 1);
  const asking = makeAsking(street);
  const desk = makeDesk(asking, chance);
  const payments = makePayments({ street, asking, bank, chance, most });
  const known = new Map<string, Known>(
    street.town.awards.map((award) => [
      award.id,
      { award, way: wayOf(chance.share()), status: 'CANDIDATE', version: 1 } as Known,
    ]),
  );
  for (const each of known.values()) Object.assign(each, { claimCode: null, returned: 0, short: false });
  const waiting = [...known.values()];
  const active: Known[] = [];
  const paying = new Set<Known>();
  const short = new Set<Known>();
  const inHand = new Set<Known>();
  let budgetMoved = true;
  /** So many clients are at work at this moment; what they learn may send an award round again. */
  let busy = 0;
  let finished = false;

  function refill(): void {
    while (active.length < clients * EACH && waiting.length) active.push(waiting.pop()!);
    if (active.length || paying.size || busy) return;
    if (!budgetMoved || !short.size) finished = true;
    budgetMoved = false;
    // Somebody gave budget back: whoever was refused asks again.
    for (const each of short) waiting.push(Object.assign(each, { short: false }));
    short.clear();
  }

  /** Where an award waits for what comes next; of two who had it in hand the later may know less than the earlier. */
  function put(one: Known): void {
    const at = active.indexOf(one);
    if (at >= 0) active.splice(at, 1);
    paying.delete(one);
    short.delete(one);
    if (RESTS.has(one.status ?? '')) return;
    if (one.way === 'BANK' && (one.status === 'CLAIMED' || one.status === 'BATCHED')) paying.add(one);
    else if (one.short) short.add(one);
    else active.push(one);
  }

  /** An award that nobody has in hand, or, one time in ten, one that somebody has: they meet over it. */
  function oneOf(list: readonly Known[]): Known | undefined {
    const one = list[chance.between(0, list.length)];
    return one && (!inHand.has(one) || chance.share() < 0.1) ? one : undefined;
  }

  /** Answers whether there was anything to do. */
  async function work(): Promise<boolean> {
    const one = oneOf(active);
    if (paying.size && (!one || chance.share() < 0.12)) {
      const settled = await payments.work(known);
      for (const each of settled ?? []) put(each);
      // Nothing is left at the desk: of whoever still seems to wait there its end was heard too late.
      if (!settled) for (const each of paying) put(Object.assign(each, { status: null }));
    } else if (one) {
      inHand.add(one);
      if (await desk.advance(one)) budgetMoved = true;
      inHand.delete(one);
      put(one);
    }
    return one !== undefined;
  }

  async function client(): Promise<void> {
    for (refill(); !finished; refill()) {
      busy += 1;
      const worked = await work();
      busy -= 1;
      if (!worked) await sleep(20);
    }
  }

  return {
    known,
    isOver: () => finished,
    run: () => Promise.all(Array.from({ length: clients }, client)),
  };
}
