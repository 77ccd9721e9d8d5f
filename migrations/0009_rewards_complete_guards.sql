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
-- What the log holds to of a payment is now its place in the file, whether it is open, and the bank's answer too.
CREATE OR REPLACE FUNCTION payment_digest(item uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    p.id, p.batch_id, p.reward_id, p.amount_fen, p.claim_document_id, p.outcome, p.bank_reference, p.checked_by,
    extract(epoch FROM p.checked_at), p.line_no, p.open, p.return_id
  )::text, 'UTF8')), 'hex')
  FROM payment_items AS p WHERE p.id = item
$$;
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
--> statement-breakpoint

-- The fund. What stood in the books before months and several funds were known gets its month and its fund.
ALTER TABLE journal_entries DISABLE TRIGGER append_only_rows;
--> statement-breakpoint
UPDATE journal_entries SET period = to_char(at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM');
--> statement-breakpoint
ALTER TABLE journal_entries ENABLE TRIGGER append_only_rows;
--> statement-breakpoint
ALTER TABLE journal_entries ADD CONSTRAINT journal_entries_month CHECK (period ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
--> statement-breakpoint
UPDATE rewards SET fund_id = (
  SELECT id FROM funds WHERE fiscal_year = rewards.fund_year ORDER BY opened_at LIMIT 1
) WHERE fund_year IS NOT NULL;
--> statement-breakpoint

-- An entry's digest takes in what is new only where it says something: those from before keep theirs.
CREATE OR REPLACE FUNCTION entry_digest(entry bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to((
    jsonb_build_array(e.id, e.fund_id, e.event, e.reward_id, e.document_no, e.staff_id, extract(epoch FROM e.at))
    || coalesce((
      SELECT jsonb_agg(jsonb_build_array(l.id, l.ledger, l.account, l.debit_fen, l.credit_fen) ORDER BY l.id)
      FROM journal_lines AS l WHERE l.entry_id = e.id
    ), '[]'::jsonb)
    || CASE WHEN e.period = to_char(e.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AND e.order_id IS NULL
        AND e.reverses_id IS NULL THEN '[]'::jsonb
      ELSE jsonb_build_array(e.period, e.order_id, e.reverses_id) END
  )::text, 'UTF8')), 'hex')
  FROM journal_entries AS e WHERE e.id = entry
$$;
--> statement-breakpoint

-- Months. Whoever books holds the books together with others; whoever closes a month holds them alone. An entry whose
-- month is closed goes into the first open one, and none gets into a closed one.
CREATE FUNCTION book_in_open_period() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last text; own text;
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('tipward books'));
  SELECT max(period) INTO last FROM closed_periods;
  IF NEW.period = '' THEN
    own := to_char(NEW.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM');
    NEW.period := CASE WHEN own <= last
      THEN to_char((last || '-01')::date + interval '1 month', 'YYYY-MM') ELSE own END;
  ELSIF NEW.period <= last THEN
    RAISE EXCEPTION 'period % is closed', NEW.period USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.event IN ('APPROPRIATED', 'REDUCED', 'LOCKED', 'CLAIMED', 'PAID', 'CARRIED_IN', 'LOCK_CARRIED_IN', 'REVERSED')
    AND EXISTS (SELECT 1 FROM fund_closings WHERE fund_id = NEW.fund_id) THEN
    RAISE EXCEPTION 'the year of fund % is closed', NEW.fund_id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER book_in_open_period BEFORE INSERT ON journal_entries FOR EACH ROW EXECUTE FUNCTION book_in_open_period();
--> statement-breakpoint
CREATE FUNCTION period_digest(month text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(entry_digest(id), '' ORDER BY id), ''), 'UTF8')), 'hex')
  FROM journal_entries WHERE period = month
$$;
--> statement-breakpoint
CREATE FUNCTION close_period() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tipward books'));
  IF EXISTS (SELECT 1 FROM closed_periods WHERE period >= NEW.period)
    OR EXISTS (SELECT 1 FROM journal_entries AS e WHERE e.period < NEW.period
      AND NOT EXISTS (SELECT 1 FROM closed_periods AS c WHERE c.period = e.period)) THEN
    RAISE EXCEPTION 'months close in their order' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT count(*) INTO NEW.entries FROM journal_entries WHERE period = NEW.period;
  NEW.digest := period_digest(NEW.period);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER close_period BEFORE INSERT ON closed_periods FOR EACH ROW EXECUTE FUNCTION close_period();
--> statement-breakpoint

-- Two people. Budget comes, goes and is taken back only by an order that a second person confirmed, once, and for as
-- much as it says; a reversal mirrors its entry line by line.
CREATE FUNCTION refuse_unordered() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ordered fund_orders%ROWTYPE;
BEGIN
  SELECT * INTO ordered FROM fund_orders WHERE id = NEW.order_id;
  IF ordered.outcome IS DISTINCT FROM 'CONFIRMED' OR ordered.fund_id <> NEW.fund_id
    OR ordered.kind <> (CASE NEW.event WHEN 'APPROPRIATED' THEN 'APPROPRIATE' WHEN 'REDUCED' THEN 'REDUCE' ELSE 'REVERSE' END)
    OR ordered.entry_id IS DISTINCT FROM NEW.reverses_id THEN
    RAISE EXCEPTION 'entry % follows no order of two people', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.event <> 'REVERSED' AND ordered.amount_fen IS DISTINCT FROM (
    SELECT sum(debit_fen) FROM journal_lines WHERE entry_id = NEW.id
  ) THEN
    RAISE EXCEPTION 'entry % differs from its order', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.event = 'REVERSED' AND (
    NOT EXISTS (SELECT 1 FROM journal_entries AS e WHERE e.id = NEW.reverses_id AND e.fund_id = NEW.fund_id
      AND e.event IN ('APPROPRIATED', 'REDUCED'))
    OR (SELECT jsonb_agg(jsonb_build_array(ledger, account, debit_fen, credit_fen) ORDER BY ledger, account, debit_fen)
      FROM journal_lines WHERE entry_id = NEW.id) IS DISTINCT FROM
      (SELECT jsonb_agg(jsonb_build_array(ledger, account, credit_fen, debit_fen) ORDER BY ledger, account, credit_fen)
      FROM journal_lines WHERE entry_id = NEW.reverses_id)
  ) THEN
    RAISE EXCEPTION 'entry % mirrors none that may be taken back', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER two_people_ordered AFTER INSERT ON journal_entries DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW.event IN ('APPROPRIATED', 'REDUCED', 'REVERSED')) EXECUTE FUNCTION refuse_unordered();
--> statement-breakpoint
CREATE UNIQUE INDEX journal_entries_one_an_order ON journal_entries (order_id) WHERE event IN ('APPROPRIATED', 'REDUCED', 'REVERSED');
--> statement-breakpoint
CREATE FUNCTION keep_fund_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.outcome IS NOT NULL OR (to_jsonb(OLD) - ARRAY['outcome', 'decided_by', 'decided_at'])
    <> (to_jsonb(NEW) - ARRAY['outcome', 'decided_by', 'decided_at']) THEN
    RAISE EXCEPTION 'fund_orders stay as they were asked and decided' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER keep_fund_order BEFORE UPDATE ON fund_orders FOR EACH ROW EXECUTE FUNCTION keep_fund_order();
--> statement-breakpoint
CREATE TRIGGER keep_fund_orders BEFORE DELETE ON fund_orders FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- A fund stays what it is; one whose year is closed holds nothing any more, whatever is still booked in it.
CREATE TRIGGER funds_stay BEFORE UPDATE OR DELETE ON funds FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_leftover() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM fund_closings WHERE fund_id = NEW.fund_id) AND EXISTS (
    SELECT 1 FROM account_balances WHERE fund_id = NEW.fund_id
      AND account IN ('AVAILABLE', 'LOCKED', 'REWARD_PAYABLE') AND balance_fen <> 0
  ) THEN
    RAISE EXCEPTION 'the closed fund % holds money', NEW.fund_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER closed_funds_hold_nothing AFTER INSERT ON fund_closings
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_leftover();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER closed_funds_hold_nothing AFTER INSERT ON journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_leftover();
--> statement-breakpoint
DO $$
DECLARE each_table text;
BEGIN
  FOREACH each_table IN ARRAY ARRAY['fund_documents', 'fund_closings', 'closed_periods', 'bank_statements',
    'bank_statement_lines', 'reconciliations', 'ledger_checks'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', each_table);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', each_table);
  END LOOP;
END $$;
--> statement-breakpoint

-- Two facts of a lead at once: their lists meet here, and only leads that have both are read.
CREATE INDEX leads_by_facts ON leads USING gin ((ARRAY['status ' || status, 'sector ' || sector,
  'township_code ' || township_code, 'mode ' || mode, 'amount_band ' || amount_band, 'channel ' || channel])) WITH (fastupdate = off);
--> statement-breakpoint

-- The leads of one status in the queue's order; by NULLS LAST the queue asks for this index and no other.
CREATE INDEX leads_by_status_in_order ON leads (status, urgency DESC NULLS LAST, due_at, received_seq DESC);
--> statement-breakpoint

-- Reward measures. One comes into force only on its paper and by two people who didn't write it; what it says is never
-- altered, and none goes back or away. Its paper only grows.
CREATE FUNCTION guard_measure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'measure % stays on record', OLD.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.id, NEW.scheme_id, NEW.version, NEW.created_at, NEW.body - 'status')
        IS DISTINCT FROM (OLD.id, OLD.scheme_id, OLD.version, OLD.created_at, OLD.body - 'status')
      OR NEW.drafted_by IS DISTINCT FROM OLD.drafted_by
      OR (OLD.status <> 'DRAFT' AND (NEW.document_no, NEW.document_id, NEW.proposed_by, NEW.activated_by, NEW.activated_at)
        IS DISTINCT FROM (OLD.document_no, OLD.document_id, OLD.proposed_by, OLD.activated_by, OLD.activated_at)) THEN
      RAISE EXCEPTION 'measure % is not altered', OLD.id USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (('DRAFT', 'ACTIVE'), ('ACTIVE', 'RETIRED')) THEN
      RAISE EXCEPTION 'measure % does not go from % to %', OLD.id, OLD.status, NEW.status USING ERRCODE = 'restrict_violation';
    END IF;
    IF NEW.status = OLD.status THEN
      RETURN NEW;
    END IF;
  END IF;
  IF NEW.status = 'ACTIVE' AND (NEW.document_no IS NULL OR NEW.document_id IS NULL OR NEW.proposed_by IS NULL
    OR NEW.activated_by IS NULL OR NEW.activated_at IS NULL) THEN
    RAISE EXCEPTION 'measure % lacks its paper or its two people', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_measure BEFORE INSERT OR UPDATE OR DELETE ON reward_schemes FOR EACH ROW EXECUTE FUNCTION guard_measure();
--> statement-breakpoint
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON scheme_documents FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON scheme_documents FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- Whether the office owes a date on a lead that waits for its reporter or has ended hangs on proposals and reviews too:
-- those leads are placed anew at the next start, as any that has no trays.
UPDATE leads SET trays = NULL WHERE status IN ('SUPPLEMENT', 'UNSUBSTANTIATED', 'REJECTED', 'MERGED')
  AND (proposal_verb IS NOT NULL OR review_requested_at IS NOT NULL);
--> statement-breakpoint

-- Which master key the database lies under: a rotation adds its row and takes none away.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON server_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON server_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
