import { setTimeout as sleep } from 'node:timers/promises';
import type { Endpoint } from '../../../server/contract/endpoint.ts';
import { type Call, type Good, urlOf } from '../../support/actor.ts';
import type { Portal } from '../../support/portal.ts';
import { type Outcome, send } from '../rounds/sender.ts';
import type { Memory } from './memory.ts';
import type { Award, Hand, Town } from './town.ts';

/** The portal that runs at the moment; `up` resolves when one does again. */
export type Stage = { portal: Portal; up: Promise<unknown> };
export type Street = { stage: Stage; town: Town; memory: Memory };

/** A no that somebody gets who came second, or who does not know what became of their last request. */
const RACED = new Set(['STALE_VERSION', 'ILLEGAL_TRANSITION', 'NOT_FOUND', 'TOO_LATE', 'FUND_INSUFFICIENT']);

const isLost = (outcome: Outcome<unknown>): boolean =>
  outcome.kind === 'BROKEN' || (outcome.kind === 'REFUSED' && [429, 503].includes(outcome.status));

/** What came of it: the answer, our own no, or that nobody knows. */
export type Answer<T> = { body: T; code: null } | { body: null; code: string };

/** Asks over the line; whoever hears nothing waits until there is somebody to ask again. */
export function makeAsking({ stage, town, memory }: Street) {
  async function patiently(): Promise<void> {
    await stage.up;
    await sleep(20);
  }

  return {
    patiently,
    /** `of`: the award and its step, so that the office is held to what it acknowledged. */
    async ask<const E extends Endpoint>(
      who: Hand | null,
      endpoint: E,
      parts: Call<E> = {},
      of?: { award: Award; transition: string },
    ): Promise<Answer<Good<E>>> {
      const headers: Record<string, string> = who ? { cookie: town.cookies[who] } : {};
      const request: RequestInit = { method: endpoint.method, headers };
      if (parts.body !== undefined) {
        headers['content-type'] = 'application/json';
        request.body = JSON.stringify(parts.body);
      }
      memory.tally.asked += 1;
      const outcome = await send<Good<E>>(stage.portal.url + urlOf(endpoint.url, parts), request);
      if (outcome.kind === 'ACKNOWLEDGED') {
        memory.tally.acts += endpoint.method === 'GET' ? 0 : 1;
        if (of) memory.acknowledge(of.award, of.transition);
        return { body: outcome.body, code: null };
      }
      if (isLost(outcome)) {
        memory.tally.unheard += 1;
        if (of) memory.miss(of.award, of.transition);
        await patiently();
        return { body: null, code: 'LOST' };
      }
      const said = outcome.kind === 'REFUSED' ? outcome.error : undefined;
      const code = said?.code ?? '';
      memory.tally[code === 'FUND_INSUFFICIENT' ? 'short' : 'raced'] += 1;
      if (!RACED.has(code)) memory.surprises.push(`${endpoint.url}: ${JSON.stringify(said)}`);
      return { body: null, code };
    },
  };
}
export type Asking = ReturnType<typeof makeAsking>;
