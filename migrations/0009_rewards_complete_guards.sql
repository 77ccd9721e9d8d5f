-- The reward desk. Six hands in every round: whoever signed an award with one hand signs it with no other and does not
-- pay it at the counter, whatever the program does. The steps remember the rounds that the award's own columns forget.
CREATE FUNCTION reward_hand_of(transition text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN transition IN ('R02', 'R04') THEN 'clerk'
    WHEN transition = 'R05' THEN 'reviewer'
    WHEN transition = 'R07' THEN 'approver'
    WHEN transition = 'R10' THEN 'finance'
    WHEN transition = 'R15' THEN 'maker'
    WHEN transition IN ('R17', 'R18', 'R35') THEN 'checker'
    WHEN transition = 'R16' THEN 'counter'
  END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_second_hand() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE hand text := reward_hand_of(NEW.transition);
BEGIN
  IF hand IS NULL THEN
    RETURN NEW;
  END IF;
  IF NEW.staff_id = NEW.second_staff_id THEN
    RAISE EXCEPTION 'one person is two hands of award %', NEW.reward_id USING ERRCODE = 'check_violation';
  END IF;
  -- Two who sign at once take turns; the portal holds this lock already.
  PERFORM 1 FROM rewards WHERE id = NEW.reward_id FOR UPDATE;
  IF EXISTS (
    SELECT 1 FROM reward_steps AS step
    WHERE step.reward_id = NEW.reward_id AND reward_hand_of(step.transition) <> hand
      AND (step.staff_id IN (NEW.staff_id, NEW.second_staff_id)
        OR step.second_staff_id IN (NEW.staff_id, NEW.second_staff_id))
  ) OR EXISTS (
    SELECT 1 FROM rewards AS award, LATERAL (VALUES
      ('clerk', award.clerk_id), ('reviewer', award.reviewer_id), ('approver', award.approver_id),
      ('finance', award.finance_id), ('maker', award.maker_id), ('checker', award.checker_id)
    ) AS signed (name, person)
    WHERE award.id = NEW.reward_id AND signed.name <> hand AND signed.person IN (NEW.staff_id, NEW.second_staff_id)
  ) THEN
    RAISE EXCEPTION 'one person is two hands of award %', NEW.reward_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER six_hands BEFORE INSERT ON reward_steps FOR EACH ROW EXECUTE FUNCTION refuse_second_hand();
--> statement-breakpoint
CREATE FUNCTION refuse_former_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM reward_steps AS step, LATERAL (VALUES
      ('clerk', NEW.clerk_id), ('reviewer', NEW.reviewer_id), ('approver', NEW.approver_id),
      ('finance', NEW.finance_id), ('maker', NEW.maker_id), ('checker', NEW.checker_id)
    ) AS signed (name, person)
    WHERE step.reward_id = NEW.id AND reward_hand_of(step.transition) <> signed.name
      AND signed.person IN (step.staff_id, step.second_staff_id)
  ) THEN
    RAISE EXCEPTION 'one person is two hands of award %', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER six_hands BEFORE INSERT OR UPDATE OF clerk_id, reviewer_id, approver_id, finance_id, maker_id, checker_id
  ON rewards FOR EACH ROW EXECUTE FUNCTION refuse_former_hand();
--> statement-breakpoint
-- What a clerk answered about an exclusion stays; what a second person answered or confirmed is not answered again.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON reward_exclusions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON reward_exclusions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answered_once BEFORE UPDATE ON identity_checks FOR EACH ROW
  WHEN (OLD.answered_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER confirmed_once BEFORE UPDATE ON later_reports FOR EACH ROW
  WHEN (OLD.confirmed_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Payments. What was sent to the bank before batches were released by a second person counts as released; what has no
-- answer yet is open. A payment leaves its digest in the log whenever it is touched, and does so now.
UPDATE payment_batches SET status = 'RELEASED', released_at = made_at WHERE status = 'BUILT';
--> statement-breakpoint
UPDATE payment_items AS item SET open = outcome IS NULL, line_no = numbered.line_no
FROM (
  SELECT p.id, row_number() OVER (PARTITION BY p.batch_id ORDER BY r.reference) AS line_no
  FROM payment_items AS p JOIN rewards AS r ON r.id = p.reward_id
) AS numbered WHERE numbered.id = item.id;
--> statement-breakpoint
SET CONSTRAINTS ALL IMMEDIATE;
--> statement-breakpoint
SET CONSTRAINTS ALL DEFERRED;
--> statement-breakpoint
CREATE UNIQUE INDEX payment_items_line_once ON payment_items (batch_id, line_no);
--> statement-breakpoint
-- A batch is built once, released once by somebody else, and then only settled; its head agrees with its payments.
CREATE FUNCTION guard_batch() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'BUILT' THEN
      RAISE EXCEPTION 'a batch begins as built' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NOT ((OLD.status = 'BUILT' AND NEW.status IN ('RELEASED', 'CANCELLED'))
      OR (OLD.status = 'RELEASED' AND NEW.status = 'SETTLED')) THEN
    RAISE EXCEPTION 'batch % is % and stays so', OLD.number, OLD.status USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.id, NEW.number, NEW.item_count, NEW.total_fen, NEW.maker_id, NEW.made_at, NEW.template)
      IS DISTINCT FROM (OLD.id, OLD.number, OLD.item_count, OLD.total_fen, OLD.maker_id, OLD.made_at, OLD.template)
    OR (OLD.status = 'RELEASED' AND (NEW.released_by, NEW.released_at, NEW.file_digest, NEW.file_bytes)
      IS DISTINCT FROM (OLD.released_by, OLD.released_at, OLD.file_digest, OLD.file_bytes)) THEN
    RAISE EXCEPTION 'batch % is not altered', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  SELECT count(*) AS items, coalesce(sum(amount_fen), 0) AS total, count(*) FILTER (WHERE open) AS open INTO found
  FROM payment_items WHERE batch_id = NEW.id;
  IF NEW.status = 'RELEASED' AND (NEW.released_by IS NULL OR NEW.file_digest IS NULL
      OR found.items <> NEW.item_count OR found.total <> NEW.total_fen OR found.open <> NEW.item_count) THEN
    RAISE EXCEPTION 'batch % is not what its head says', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = 'SETTLED' AND found.open > 0 THEN
    RAISE EXCEPTION 'batch % waits for the bank', OLD.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER a_batch_is_what_it_was BEFORE INSERT OR UPDATE ON payment_batches FOR EACH ROW EXECUTE FUNCTION guard_batch();
--> statement-breakpoint
CREATE TRIGGER a_batch_stays BEFORE DELETE ON payment_batches FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A payment is added while its batch is being built, never altered, and answered once by what a checker confirmed.
CREATE FUNCTION guard_payment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE batch record; answer record;
BEGIN
  SELECT status, maker_id INTO batch FROM payment_batches WHERE id = NEW.batch_id;
  IF TG_OP = 'INSERT' THEN
    IF batch.status <> 'BUILT' OR NOT NEW.open OR NEW.outcome IS NOT NULL OR NOT EXISTS (
      SELECT 1 FROM rewards WHERE id = NEW.reward_id AND status = 'CLAIMED' AND claim_channel = 'BANK'
        AND amount_fen = NEW.amount_fen AND claim_document_id = NEW.claim_document_id
    ) THEN
      RAISE EXCEPTION 'no such payment can be made' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.batch_id, NEW.reward_id, NEW.line_no, NEW.amount_fen, NEW.claim_document_id)
      IS DISTINCT FROM (OLD.id, OLD.batch_id, OLD.reward_id, OLD.line_no, OLD.amount_fen, OLD.claim_document_id)
    OR NOT OLD.open OR NEW.open THEN
    RAISE EXCEPTION 'payment % is not altered', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome IS NULL THEN
    IF batch.status <> 'CANCELLED' THEN
      RAISE EXCEPTION 'payment % waits for the bank', OLD.id USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  SELECT r.* INTO answer FROM bank_returns AS r
  JOIN bank_return_lines AS l ON l.return_id = r.id AND l.item_id = NEW.id AND l.problem IS NULL
    AND l.outcome = NEW.outcome AND l.bank_reference = NEW.bank_reference
  WHERE r.id = NEW.return_id AND r.batch_id = NEW.batch_id AND r.status = 'CONFIRMED';
  IF batch.status <> 'RELEASED' OR answer.id IS NULL OR answer.decided_by IS DISTINCT FROM NEW.checked_by THEN
    RAISE EXCEPTION 'no answer of the bank for payment %', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER a_payment_is_what_it_was BEFORE INSERT OR UPDATE ON payment_items FOR EACH ROW EXECUTE FUNCTION guard_payment();
--> statement-breakpoint
CREATE TRIGGER a_payment_stays BEFORE DELETE ON payment_items FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The bank's answer takes effect once, by a checker who did not make the batch; a line without a file takes two people.
CREATE FUNCTION guard_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.status <> 'OPEN' OR (NEW.kind = 'FILE' AND NEW.file_digest IS NULL) THEN
      RAISE EXCEPTION 'an answer begins open' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.status <> 'OPEN' OR NEW.status NOT IN ('CONFIRMED', 'DROPPED') OR NEW.decided_by IS NULL
    OR (NEW.id, NEW.batch_id, NEW.kind, NEW.file_digest, NEW.imported_by, NEW.imported_at)
      IS DISTINCT FROM (OLD.id, OLD.batch_id, OLD.kind, OLD.file_digest, OLD.imported_by, OLD.imported_at) THEN
    RAISE EXCEPTION 'answer % is decided once', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.status = 'CONFIRMED' AND ((NEW.kind = 'LINE' AND NEW.decided_by = NEW.imported_by)
    OR EXISTS (SELECT 1 FROM payment_batches WHERE id = NEW.batch_id AND maker_id = NEW.decided_by)) THEN
    RAISE EXCEPTION 'one person can not confirm answer %', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER an_answer_is_decided_once BEFORE INSERT OR UPDATE ON bank_returns FOR EACH ROW EXECUTE FUNCTION guard_return();
--> statement-breakpoint
CREATE TRIGGER an_answer_stays BEFORE DELETE ON bank_returns FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON bank_return_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON bank_return_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An award is on its way to the bank only in a batch that was released, and paid only by what proves it.
CREATE FUNCTION guard_award_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status = 'BATCHED' AND NOT EXISTS (
    SELECT 1 FROM payment_items AS item JOIN payment_batches AS batch ON batch.id = item.batch_id
    WHERE item.reward_id = NEW.id AND batch.status IN ('RELEASED', 'SETTLED')
  ) OR OLD.status = 'BATCHED' AND NEW.status = 'PAID' AND NOT EXISTS (
    SELECT 1 FROM payment_items WHERE reward_id = NEW.id AND outcome = 'PAID' AND checked_at = NEW.paid_at
  ) OR OLD.status = 'CLAIMED' AND NEW.status = 'PAID' AND NEW.sealed_voucher_no IS NULL THEN
    RAISE EXCEPTION 'nothing proves the payment of award %', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER a_payment_is_proved AFTER UPDATE OF status ON rewards DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.status IN ('BATCHED', 'PAID') AND OLD.status IS DISTINCT FROM NEW.status)
  EXECUTE FUNCTION guard_award_payment();
--> statement-breakpoint
-- A voucher for the bank's window comes back once.
CREATE TRIGGER a_voucher_is_out_once BEFORE UPDATE ON window_vouchers FOR EACH ROW
  WHEN (OLD.result IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER a_voucher_stays BEFORE DELETE ON window_vouchers FOR EACH ROW EXECUTE FUNCTION refuse_change();
