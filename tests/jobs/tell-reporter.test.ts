import { expect, test } from 'vitest';
import { tellReporter } from '../../server/jobs/tell-reporter.ts';
import type { Office } from '../../server/wiring.ts';

const ADDRESS = 'someone@example.com';
const refusing = { contacts: { send: () => Promise.reject(new Error(`550 ${ADDRESS}: no such mailbox`)) } };
const run = async (attempts: number) =>
  tellReporter(refusing as unknown as Office)({ leadId: 'a lead' }, {
    job: { attempts, max_attempts: 12 },
  } as never);

test('a mail that is refused is tried again, and the queue keeps nothing of the address', async () => {
  const error = await run(3).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Error);
  const { message, stack, cause } = error as Error;
  expect(`${message} ${stack} ${String(cause)}`).not.toContain(ADDRESS);
});

test('the last try ends like any other: a mail that comes back is silence', async () => {
  await expect(run(12)).resolves.toBeUndefined();
});
