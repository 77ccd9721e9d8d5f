import { randomBytes, randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';

/** A batch of these awards in bare SQL, after the batch that paid a model award: built, released, answered and settled. */
export function aBareBatch(model: string, awards: readonly string[]) {
  const [batchId, returnId] = [randomUUID(), randomUUID()];
  const ofModel = `(select b as row, i.checked_by, i.checked_at from payment_batches b
    join payment_items i on i.batch_id = b.id where i.reward_id = '${model}') as model`;

  return {
    async released(client: PoolClient): Promise<void> {
      await client.query(
        `insert into payment_batches overriding user value select made.* from ${ofModel},
           (select count(*) as items, sum(amount_fen) as fen from rewards where id = any($2::uuid[])) as all_of_it,
           jsonb_populate_record(model.row, jsonb_build_object('id', $1::uuid, 'status', 'BUILT', 'item_count', items,
             'total_fen', fen, 'released_by', null, 'released_at', null, 'file_digest', null, 'file_bytes', null,
             'settled_at', null)) as made`,
        [batchId, awards],
      );
      await client.query(
        `insert into payment_items (id, batch_id, reward_id, line_no, amount_fen, claim_document_id, open)
         select gen_random_uuid(), $1, id, row_number() over (order by id), amount_fen, claim_document_id, true
         from rewards where id = any($2::uuid[])`,
        [batchId, awards],
      );
      await client.query(
        `update payment_batches set status = 'RELEASED', released_by = (model.row).released_by,
           released_at = (model.row).released_at, file_digest = (model.row).file_digest,
           file_bytes = (model.row).file_bytes from ${ofModel} where id = $1`,
        [batchId],
      );
    },
    async answered(client: PoolClient): Promise<void> {
      await client.query(
        `insert into bank_returns (id, batch_id, kind, status, file_digest, imported_by, imported_at)
         select $2, id, 'FILE', 'OPEN', $3, maker_id, made_at from payment_batches where id = $1`,
        [batchId, returnId, randomBytes(32).toString('hex')],
      );
      await client.query(
        `insert into bank_return_lines (return_id, line, item_id, outcome, bank_reference)
         select $2, line_no, id, 'PAID', 'HD-' || line_no from payment_items where batch_id = $1`,
        [batchId, returnId],
      );
      await client.query(
        `update bank_returns set status = 'CONFIRMED', decided_by = model.checked_by, decided_at = model.checked_at
         from ${ofModel} where id = $1`,
        [returnId],
      );
      await client.query(
        `update payment_items as item set open = false, outcome = line.outcome, bank_reference = line.bank_reference,
           return_id = line.return_id, checked_by = model.checked_by, checked_at = model.checked_at
         from bank_return_lines as line, ${ofModel} where line.return_id = $1 and line.item_id = item.id`,
        [returnId],
      );
    },
    async settled(client: PoolClient): Promise<void> {
      await client.query(
        `update payment_batches set status = 'SETTLED', settled_at = made_at where id = $1`,
        [batchId],
      );
    },
  };
}
