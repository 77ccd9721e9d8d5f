-- A batch leaves only with what its awards claim now: each line's award goes with it to the bank, in the maker's hand, for
-- the amount and to the account of the line. One that was put on hold, assessed again or claimed anew since is none.
CREATE FUNCTION guard_release() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE stale integer;
BEGIN
  SELECT min(item.line_no) INTO stale FROM payment_items AS item JOIN rewards AS award ON award.id = item.reward_id
  WHERE item.batch_id = NEW.id AND item.open AND (award.status, award.claim_channel, award.amount_fen,
    award.claim_document_id, award.maker_id)
    IS DISTINCT FROM ('BATCHED', 'BANK', item.amount_fen, item.claim_document_id, NEW.maker_id);
  IF stale IS NOT NULL THEN
    RAISE EXCEPTION 'line % of batch % is stale', stale, NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER a_batch_leaves_fresh AFTER UPDATE OF status ON payment_batches DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status = 'RELEASED' AND OLD.status = 'BUILT') EXECUTE FUNCTION guard_release();
--> statement-breakpoint

-- What the scanner said of a paper stays said.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON paper_verdicts FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON paper_verdicts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
