import type { LeadFilter } from '../../contract/lead-filter.ts';
import type { Tx } from '../../db/connection.ts';
import { UNKNOWN_TOWNSHIP } from '../../domain/code-lists.ts';
import { type FieldError, refuse } from '../../domain/errors.ts';
import { daysBetween, dueWindow } from '../../domain/lead-filter.ts';
import { referencePart } from '../../domain/lead-search.ts';
import { ROLES } from '../../domain/role-list.ts';
import type { DistrictStore } from '../district/district.store.ts';
import type { Narrowed } from '../queue/narrowed-queue.store.ts';

const isRole = (code: string) => ROLES.some((role) => role === code);
type Asked = LeadFilter & { q?: string };
type List = (tx: Tx, active: boolean) => PromiseLike<readonly { code: string }[]>;

/** Reads a filter against the district's lists; those that were retired still narrow old leads. */
export function makeLeadNarrowing({ district }: { district: DistrictStore }) {
  async function unknown(tx: Tx, { sector, township, unit }: Asked): Promise<FieldError[]> {
    const known = async (path: string, code: string | undefined, list: List) => {
      if (code === undefined) return [];
      const codes = [...(await list(tx, true)), ...(await list(tx, false))].map((item) => item.code);
      return codes.includes(code) ? [] : [{ path, code: 'NOT_IN_LIST' as const }];
    };
    const elsewhere = township === UNKNOWN_TOWNSHIP.code;
    const listed = [
      await known('sector', sector, district.sectors),
      await known('township', elsewhere ? undefined : township, district.townships),
      await known('unit', unit !== undefined && isRole(unit) ? undefined : unit, district.units),
    ];
    return listed.flat();
  }

  /** Undefined where nothing narrows. @throws Refusal BAD_REQUEST naming every field that can't be followed */
  return async function narrow(
    tx: Tx,
    asked: Asked,
    { staffId, now }: { staffId: string; now: Date },
  ): Promise<Narrowed | undefined> {
    const { status, sector, township, mode, amount, channel, from, to, due, unit, assignee, target, q } =
      asked;
    const fields = await unknown(tx, asked);
    if (from !== undefined && to !== undefined && to < from)
      fields.push({ path: 'to', code: 'OUT_OF_RANGE' });
    const reference = q === undefined ? undefined : (referencePart(q) ?? undefined);
    if (q !== undefined && reference === undefined) fields.push({ path: 'q', code: 'BAD_FORMAT' });
    if (fields.length) refuse('BAD_REQUEST', fields);
    const narrowed: Narrowed = {
      status,
      sector,
      townshipCode: township,
      mode,
      amountBand: amount,
      channel,
      received: from === undefined && to === undefined ? undefined : daysBetween(from, to),
      due: due && { ...dueWindow(due, now), now },
      unit,
      officer: assignee === 'mine' ? staffId : assignee,
      target,
      reference,
    };
    return Object.values(narrowed).some((part) => part !== undefined) ? narrowed : undefined;
  };
}
export type LeadNarrowing = ReturnType<typeof makeLeadNarrowing>;
