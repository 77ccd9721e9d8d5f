import { asc, eq, sql } from 'drizzle-orm';
import type { Tx } from '../../db/connection.ts';
import {
  calendarDays,
  channels,
  desks,
  districts,
  routingRules,
  sectors,
  townships,
  units,
} from '../../db/tables/index.ts';

/** The district's own data: one row of settings, and the lists that people choose from. */
export const districtStore = {
  async find(tx: Tx) {
    const rows = await tx.select().from(districts);
    return rows[0];
  },
  /** Whoever replaces one of its lists goes first or waits. */
  lock: (tx: Tx) => tx.select({ id: districts.id }).from(districts).for('update'),
  add: (tx: Tx, row: typeof districts.$inferInsert) => tx.insert(districts).values(row),
  /** Saves over the version that was read; false where somebody was faster. */
  async save(tx: Tx, version: number, changes: Partial<typeof districts.$inferInsert>): Promise<boolean> {
    const rows = await tx
      .update(districts)
      .set({ ...changes, version: version + 1 })
      .where(eq(districts.version, version))
      .returning({ id: districts.id });
    return rows.length === 1;
  },

  /** The lists that people choose from; with `active` false, what was retired from them. */
  sectors: (tx: Tx, active = true) =>
    tx.select().from(sectors).where(eq(sectors.active, active)).orderBy(asc(sectors.position)),
  townships: (tx: Tx, active = true) =>
    tx.select().from(townships).where(eq(townships.active, active)).orderBy(asc(townships.position)),
  units: (tx: Tx, active = true) =>
    tx.select().from(units).where(eq(units.active, active)).orderBy(asc(units.kind), asc(units.code)),
  channels: (tx: Tx) =>
    tx
      .select({ channel: channels, unitZh: units.nameZh, unitEn: units.nameEn })
      .from(channels)
      .innerJoin(units, eq(units.code, channels.unitCode))
      .orderBy(asc(channels.position)),
  calendarDays: (tx: Tx) => tx.select().from(calendarDays),
  routingRules: (tx: Tx) => tx.select().from(routingRules).orderBy(asc(routingRules.position)),
  async replaceRoutingRules(tx: Tx, rows: (typeof routingRules.$inferInsert)[]): Promise<void> {
    await tx.delete(routingRules);
    if (rows.length) await tx.insert(routingRules).values(rows);
  },
  async replaceCalendarDays(tx: Tx, rows: (typeof calendarDays.$inferInsert)[]): Promise<void> {
    await tx.delete(calendarDays);
    if (rows.length) await tx.insert(calendarDays).values(rows);
  },
  async replaceChannels(tx: Tx, rows: (typeof channels.$inferInsert)[]): Promise<void> {
    await tx.delete(channels);
    if (rows.length) await tx.insert(channels).values(rows);
  },

  addUnits: (tx: Tx, rows: (typeof units.$inferInsert)[]) => tx.insert(units).values(rows),
  addSectors: (tx: Tx, rows: (typeof sectors.$inferInsert)[]) => tx.insert(sectors).values(rows),
  addTownships: (tx: Tx, rows: (typeof townships.$inferInsert)[]) => tx.insert(townships).values(rows),
  addChannels: (tx: Tx, rows: (typeof channels.$inferInsert)[]) => tx.insert(channels).values(rows),
  addDesks: (tx: Tx, rows: (typeof desks.$inferInsert)[]) => tx.insert(desks).values(rows),

  async desk(tx: Tx, code: string) {
    const rows = await tx.select().from(desks).where(eq(desks.code, code));
    return rows[0];
  },
  desks: (tx: Tx) => tx.select().from(desks).orderBy(asc(desks.code)),
  async unkeyedAmong(tx: Tx, codes: readonly string[]): Promise<string[]> {
    const rows = await tx
      .select({ code: desks.code })
      .from(desks)
      .where(sql`${desks.publicKey} is not null`);
    const keyed = new Set(rows.map((row) => row.code));
    return codes.filter((code) => !keyed.has(code));
  },
};
export type DistrictStore = typeof districtStore;
