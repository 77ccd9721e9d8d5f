import { randomBytes, randomUUID } from 'node:crypto';
import type { TestOffice } from '../support/office.ts';

/** Where a report's rows lie, and how to find those of one lead. */
const TABLES = {
  leads: 'id = $1',
  compartments: 'lead_id = $1',
  grants: 'compartment_id in (select id from compartments where lead_id = $1)',
  documents: 'compartment_id in (select id from compartments where lead_id = $1)',
  blind_index: 'lead_id = $1',
  lead_steps: 'lead_id = $1',
  audit_entries: 'subject_id = $1::text',
  mails: `link like '%' || $1::text`,
} as const;

/**
 * The bound of a submission: the very rows of one report, written again under new ids with one insert a table in one
 * transaction, nothing checked, decided or sealed. Answers a function that writes one.
 */
export async function bareReport(office: TestOffice, reference: string): Promise<() => Promise<void>> {
  const { pool } = office.office.ground.database;
  const [lead] = await office.rows<{ id: string; receipt_tag: Buffer; submission_tag: Buffer }>(
    'select id, receipt_tag, submission_tag from leads where reference = $1',
    [reference],
  );
  if (!lead) throw new Error('no such report');
  const text: Record<string, string> = {};
  for (const [table, mine] of Object.entries(TABLES)) {
    const [row] = await office.rows<{ rows: unknown }>(
      `select jsonb_agg(t) as rows from ${table} t where ${mine}`,
      [lead.id],
    );
    text[table] = JSON.stringify(row?.rows ?? []);
  }
  const fresh = [
    lead.id,
    ...(await office.rows<{ id: string }>(`select id from compartments where lead_id = $1`, [lead.id])).map(
      (row) => row.id,
    ),
    ...idsIn(text['documents'] ?? ''),
    ...idsIn(text['mails'] ?? ''),
  ];

  return async () => {
    const swaps = new Map<string, string>(fresh.map((id) => [id, randomUUID()]));
    swaps.set(reference, randomUUID());
    for (const tag of [lead.receipt_tag, lead.submission_tag])
      swaps.set(tag.toString('hex'), randomBytes(32).toString('hex'));
    const client = await pool.connect();
    try {
      await client.query('begin');
      for (const [table, rows] of Object.entries(text)) {
        const renewed = [...swaps].reduce((all, [from, to]) => all.replaceAll(from, to), rows);
        await client.query(
          `insert into ${table} overriding user value select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
          [renewed],
        );
      }
      await client.query('commit');
    } finally {
      client.release();
    }
  };
}

/** The primary keys in rows of JSON. */
function idsIn(rows: string): string[] {
  return (JSON.parse(rows) as { id?: string }[]).flatMap((row) => (row.id ? [row.id] : []));
}
