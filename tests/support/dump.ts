import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Place } from './spellings.ts';

/** Every row of every table in every schema: as the text that a dump would hold, and each of its byte strings raw. */
export async function dumpOf(adminUrl: string): Promise<Place[]> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
    );
    const places: Place[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(
        `select t::text as "as text", t.* from ${name} t`,
      );
      for (const row of rows) {
        for (const [column, value] of Object.entries(row)) {
          if (Buffer.isBuffer(value)) places.push({ where: `${name}.${column}`, bytes: value });
          else if (column === 'as text')
            places.push({ where: name, bytes: Buffer.from(String(value), 'utf8') });
        }
      }
    }
    return places;
  } finally {
    await client.end();
  }
}

/** Every file in a folder, by name and by content. */
export async function filesOf(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return { where: path, bytes: Buffer.concat([Buffer.from(path), await readFile(path)]) };
      }),
  );
}
