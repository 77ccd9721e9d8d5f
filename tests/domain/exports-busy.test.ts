import { expect, it } from 'vitest';
import type { OfficeFileTask } from '../../server/adapters/office-file/office-file.ts';
import { makeExports } from '../../server/features/exports/exports.ts';
import { makeGate } from '../../server/features/gate.ts';

type Deps = Parameters<typeof makeExports>[0];

it('tells whoever comes to a full table-maker when to come back, and serves them once it is free', async () => {
  const { promise: made, resolve: finish } = Promise.withResolvers<Buffer>();
  const asked: OfficeFileTask[] = [];
  const exports = makeExports({
    clock: { now: () => new Date('2026-11-23T10:00:00+08:00') },
    inTransaction: (work: (tx: never) => Promise<unknown>) => work(undefined as never),
    audit: { append: () => Promise.resolve() },
    makeOfficeFile: (file: OfficeFileTask) => {
      asked.push(file);
      return made;
    },
    gate: makeGate({ atOnce: 1, waiting: 1, retryAfter: 20 }),
  } as unknown as Deps);
  const caller = { name: '柯协调', actor: { kind: 'SYSTEM' } } as unknown as Parameters<
    typeof exports.take
  >[0];
  const take = () =>
    exports.take(caller, {
      ...{ what: 'overview', format: 'xlsx', lang: 'zh-CN', title: '统计', filter: '', total: 0 },
      sheets: [],
    });
  const [first, second] = [take(), take()];
  await expect(take()).rejects.toMatchObject({ code: 'BUSY', retryAfter: 20 });
  finish(Buffer.from('x'));
  expect((await first).body).toEqual((await second).body);
  expect((await take()).body.toString()).toBe('x');
  expect(asked).toHaveLength(3);
});
