import { asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import { desks, sectors, staff, townships, units } from '../../db/tables/index.ts';

type UnitRow = typeof units.$inferInsert;
type NamedRow = typeof sectors.$inferInsert;

/** The values of the row that could not be inserted, because its code stands already. */
const excluded = (column: string) => sql.raw(`excluded.${column}`);
const renamed = { nameZh: excluded('name_zh'), nameEn: excluded('name_en'), active: excluded('active') };

/** Sectors, townships and units, the retired ones too. No row is ever deleted: leads carry the codes. */
export const placesStore = {
  sectors: (tx: Tx) => tx.select().from(sectors).orderBy(asc(sectors.position)),
  townships: (tx: Tx) => tx.select().from(townships).orderBy(asc(townships.position)),
  units: (tx: Tx) => tx.select().from(units).orderBy(asc(units.kind), asc(units.code)),

  async putSectors(tx: Tx, rows: NamedRow[]): Promise<void> {
    const set = { ...renamed, position: excluded('position') };
    await tx.insert(sectors).values(rows).onConflictDoUpdate({ target: sectors.code, set });
  },
  async putTownships(tx: Tx, rows: NamedRow[]): Promise<void> {
    const set = { ...renamed, position: excluded('position') };
    await tx.insert(townships).values(rows).onConflictDoUpdate({ target: townships.code, set });
  },
  async putUnits(tx: Tx, rows: UnitRow[]): Promise<void> {
    const set = { ...renamed, shortZh: excluded('short_zh'), shortEn: excluded('short_en') };
    await tx.insert(units).values(rows).onConflictDoUpdate({ target: units.code, set });
  },
  /** A new unit's desk; one that has its desk keeps it, and its key. */
  async putDesks(tx: Tx, rows: (typeof desks.$inferInsert)[]): Promise<void> {
    if (rows.length) await tx.insert(desks).values(rows).onConflictDoNothing({ target: desks.code });
  },

  /** Units in which somebody who may sign in works. */
  async staffedUnits(tx: Tx): Promise<string[]> {
    const rows = await tx.selectDistinct({ code: staff.unitCode }).from(staff).where(eq(staff.active, true));
    return rows.map(({ code }) => code);
  },
};
export type PlacesStore = typeof placesStore;
