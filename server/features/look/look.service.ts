import type { Clock } from '../../adapters/clock.ts';
import type { DistrictLook } from '../../contract/look.ts';
import type { InTransaction } from '../../db/transaction.ts';
import type { Colour } from '../../domain/contrast.ts';
import { refuse } from '../../domain/errors.ts';
import { checkLead } from '../../domain/look.ts';
import { isText, problemWhere } from '../../domain/shape.ts';
import type { AuditStore } from '../audit/audit.store.ts';
import type { Caller } from '../caller.ts';
import type { DistrictStore } from '../district/district.store.ts';
import { drawnEmblem } from './drawn-emblem.ts';
import type { EmblemStore } from './emblem.store.ts';

type Deps = {
  inTransaction: InTransaction;
  clock: Clock;
  district: DistrictStore;
  emblems: EmblemStore;
  audit: AuditStore;
};

const NAMES = ['nameZh', 'nameEn', 'cityZh', 'cityEn'] as const;

/** The district's name, leading colour and emblem. They share the district's version with its settings. */
export function makeLookService({ inTransaction, clock, district, emblems, audit }: Deps) {
  return {
    read: () =>
      inTransaction(async (tx) => {
        const row = (await district.find(tx)) ?? refuse('NOT_FOUND');
        const { nameZh, nameEn, cityZh, cityEn, regionZh, regionEn, leadColour } = row;
        const look = { nameZh, nameEn, cityZh, cityEn, regionZh, regionEn, leadColour };
        return { version: row.version, code: row.code, look, emblem: row.emblem };
      }),

    /** @throws Refusal BAD_REQUEST (`look.leadColour` OUT_OF_RANGE: too light to be read), STALE_VERSION */
    save: (caller: Caller, version: number, typed: DistrictLook): Promise<void> =>
      inTransaction(async (tx) => {
        const look = Object.fromEntries(
          Object.entries(typed).map(([name, value]) => [name, value.trim()]),
        ) as DistrictLook;
        const leadColour = look.leadColour.toLowerCase() as Colour;
        const fields = [
          ...NAMES.flatMap((name) => problemWhere(!isText(look[name]), `look.${name}`, 'REQUIRED')),
          ...checkLead(leadColour, 'look.leadColour'),
        ];
        if (fields.length) refuse('BAD_REQUEST', fields);
        if (!(await district.save(tx, version, { ...look, leadColour }))) refuse('STALE_VERSION');
        await audit.append(tx, {
          actor: caller.actor,
          act: 'look.save',
          subject: { kind: 'SETTINGS', id: 'look' },
          facts: { nameZh: look.nameZh, nameEn: look.nameEn, leadColour },
          at: clock.now(),
        });
      }),

    /** `picture`: an SVG or PNG in base64; null for the neutral seal. @throws Refusal BAD_REQUEST, STALE_VERSION */
    async saveEmblem(caller: Caller, version: number, picture: string | null): Promise<void> {
      const drawn = picture === null ? null : await drawnEmblem(Buffer.from(picture, 'base64'), 'picture');
      await inTransaction(async (tx) => {
        if (!(await district.save(tx, version, { emblem: drawn?.digest ?? null }))) refuse('STALE_VERSION');
        await emblems.replace(tx, drawn?.pictures ?? []);
        await audit.append(tx, {
          actor: caller.actor,
          act: 'look.emblem',
          subject: { kind: 'SETTINGS', id: 'look' },
          facts: { emblem: drawn?.digest ?? null },
          at: clock.now(),
        });
      });
    },

    /** One size of the emblem of that name. @throws Refusal NOT_FOUND where another emblem took its place */
    emblem: (digest: string, size: number): Promise<Buffer> =>
      inTransaction(async (tx) => {
        if ((await district.find(tx))?.emblem !== digest) refuse('NOT_FOUND');
        return (await emblems.find(tx, size)) ?? refuse('NOT_FOUND');
      }),
  };
}
export type LookService = ReturnType<typeof makeLookService>;
