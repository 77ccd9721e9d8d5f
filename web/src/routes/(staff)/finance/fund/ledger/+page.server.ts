import { readFund } from '$contract/fund.ts';
import { exportLedger, readLedger } from '$contract/ledger.ts';
import { LEDGER_ACCOUNTS, LEDGER_EVENTS } from '$contract/vocabulary.ts';
import { call } from '#lib/api.ts';
import { mayUse, opened } from '#lib/server/staff-door.ts';
import { requireStaff } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { fetch, url } = event;
  const asked = (name: string): string | undefined => url.searchParams.get(name)?.trim() || undefined;
  const filter = {
    fundId: asked('fundId'),
    account: LEDGER_ACCOUNTS.find((one) => one === asked('account')),
    event: LEDGER_EVENTS.find((one) => one === asked('event')),
    period: /^20\d\d-(0[1-9]|1[0-2])$/.test(asked('period') ?? '') ? asked('period') : undefined,
    reward: asked('reward')?.slice(0, 40),
  };
  const before = Number(asked('before')) || undefined;
  const query = Object.fromEntries(
    Object.entries({ ...filter, before }).filter(([, value]) => value !== undefined),
  );
  const me = await requireStaff(event);
  const ledger = opened(event, await call(fetch, readLedger, { query }));
  return {
    ledger,
    fund: opened(event, await call(fetch, readFund, { query: { fundId: ledger.fundId } })),
    filter: { ...filter, fundId: ledger.fundId },
    paged: before !== undefined,
    mayExport: mayUse(me, exportLedger),
  };
};
