-- What the tables of need-to-know hold to by themselves.

-- Custody: a file's trail is the log's entries that name it.
CREATE INDEX audit_entries_by_evidence ON audit_entries ((facts ->> 'evidenceId'), id) WHERE facts ? 'evidenceId';
--> statement-breakpoint

-- Desks: a key that stood before its generations were counted is its first.
INSERT INTO desk_keys (desk_id, generation, public_key, key_mac, made_at) SELECT id, 1, public_key, key_mac, keyed_at FROM desks WHERE public_key IS NOT NULL AND key_mac IS NOT NULL ON CONFLICT DO NOTHING;
--> statement-breakpoint

-- Retention: what was erased stays erased, and nothing is sealed into a drawer whose key is gone. The drawer's row is
-- locked meanwhile, so that an erasure under way is waited for.
CREATE FUNCTION refuse_in_erased_drawer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE gone timestamptz;
BEGIN
  SELECT erased_at INTO gone FROM compartments WHERE id = NEW.compartment_id FOR SHARE;
  IF gone IS NOT NULL THEN
    RAISE EXCEPTION '%: the drawer is erased', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION refuse_unerasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.erased_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
    RAISE EXCEPTION '%: what is erased stays so', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
DO $$
DECLARE each_table text;
BEGIN
  FOREACH each_table IN ARRAY ARRAY['grants', 'documents', 'evidence', 'evidence_releases'] LOOP
    EXECUTE format('CREATE TRIGGER drawer_not_erased BEFORE INSERT ON %I FOR EACH ROW EXECUTE FUNCTION refuse_in_erased_drawer()', each_table);
  END LOOP;
  FOREACH each_table IN ARRAY ARRAY['compartments', 'documents', 'evidence'] LOOP
    EXECUTE format('CREATE TRIGGER stays_erased BEFORE UPDATE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_unerasing()', each_table);
  END LOOP;
END $$;
--> statement-breakpoint
-- A drawer goes only by a run that two people decided, never while a hold stands, and never without its tombstone.
CREATE FUNCTION refuse_silent_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM erasure_items AS item JOIN erasure_runs AS run ON run.id = item.run_id
    WHERE item.lead_id = NEW.lead_id AND item.status = 'ERASED' AND NEW.kind = ANY (item.drawers)
      AND item.settled_at = NEW.erased_at AND run.status IN ('APPROVED', 'DONE')
  ) THEN
    RAISE EXCEPTION 'drawer % is in no approved run', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM legal_holds
    WHERE lead_id = NEW.lead_id AND lifted_at IS NULL AND (until IS NULL OR until >= NEW.erased_at)
  ) THEN
    RAISE EXCEPTION 'drawer % is held', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM audit_entries
    WHERE subject_id = NEW.lead_id::text AND act = 'retention.erase' AND at = NEW.erased_at
  ) THEN
    RAISE EXCEPTION 'drawer % went without a tombstone', NEW.id USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER erased_by_two AFTER UPDATE ON compartments DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL) EXECUTE FUNCTION refuse_silent_erasure();
--> statement-breakpoint
-- A run's list is fixed with its proposal.
CREATE FUNCTION refuse_another_list() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.status <> 'WAITING'
    OR (NEW.run_id, NEW.lead_id, NEW.drawers) IS DISTINCT FROM (OLD.run_id, OLD.lead_id, OLD.drawers) THEN
    RAISE EXCEPTION 'a run keeps the list that was proposed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER list_is_fixed BEFORE UPDATE OR DELETE ON erasure_items FOR EACH ROW EXECUTE FUNCTION refuse_another_list();
--> statement-breakpoint

-- The log: every entry waits for its place, those of an older district too; places, tree and checkpoints only grow.
CREATE FUNCTION await_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_unsequenced (entry_id) VALUES (NEW.id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER await_place AFTER INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION await_place();
--> statement-breakpoint
INSERT INTO audit_unsequenced (entry_id) SELECT id FROM audit_entries;
--> statement-breakpoint
DO $$
DECLARE each_table text;
BEGIN
  FOREACH each_table IN ARRAY ARRAY['audit_links', 'merkle_nodes', 'checkpoints'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', each_table);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', each_table);
  END LOOP;
END $$;
--> statement-breakpoint

-- Books: each entry and each payment leaves its digest in the log, in its own transaction. Who changes a row afterwards
-- would have to change the log too, which its chain shows.
CREATE FUNCTION entry_digest(entry bigint) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to((
    jsonb_build_array(e.id, e.fund_id, e.event, e.reward_id, e.document_no, e.staff_id, extract(epoch FROM e.at))
    || coalesce((
      SELECT jsonb_agg(jsonb_build_array(l.id, l.ledger, l.account, l.debit_fen, l.credit_fen) ORDER BY l.id)
      FROM journal_lines AS l WHERE l.entry_id = e.id
    ), '[]'::jsonb)
  )::text, 'UTF8')), 'hex')
  FROM journal_entries AS e WHERE e.id = entry
$$;
--> statement-breakpoint
CREATE FUNCTION payment_digest(item uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    p.id, p.batch_id, p.reward_id, p.amount_fen, p.claim_document_id, p.outcome, p.bank_reference, p.checked_by,
    extract(epoch FROM p.checked_at)
  )::text, 'UTF8')), 'hex')
  FROM payment_items AS p WHERE p.id = item
$$;
--> statement-breakpoint
CREATE FUNCTION log_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
  VALUES (NEW.at, 'SYSTEM', 'fund.post', 'FUND', NEW.fund_id::text,
    jsonb_build_object('entry', NEW.id, 'digest', entry_digest(NEW.id)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION log_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
  SELECT coalesce(NEW.checked_at, made_at), 'SYSTEM', 'payment.record', 'BATCH', NEW.batch_id::text,
    jsonb_build_object('payment', NEW.id, 'digest', payment_digest(NEW.id))
  FROM payment_batches WHERE id = NEW.batch_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER entries_are_logged AFTER INSERT ON journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER payments_are_logged AFTER INSERT OR UPDATE ON payment_items
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION log_payment();
--> statement-breakpoint
-- What stood in the books before is vouched for as it stands now.
INSERT INTO audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
SELECT now(), 'SYSTEM', 'fund.post', 'FUND', fund_id::text, jsonb_build_object('entry', id, 'digest', entry_digest(id))
FROM journal_entries ORDER BY id;
--> statement-breakpoint
INSERT INTO audit_entries (at, actor_kind, act, subject_kind, subject_id, facts)
SELECT now(), 'SYSTEM', 'payment.record', 'BATCH', batch_id::text, jsonb_build_object('payment', id, 'digest', payment_digest(id))
FROM payment_items ORDER BY id;
--> statement-breakpoint

-- Readers: whoever keeps away from a lead keeps away for good; whom its reporter keeps out stays out; an unseal that is
-- over is never opened again.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON recusals FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON recusals FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER avoid_is_fixed BEFORE UPDATE ON leads
  FOR EACH ROW WHEN (OLD.avoid IS DISTINCT FROM NEW.avoid) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER over_is_over BEFORE UPDATE ON unseals
  FOR EACH ROW WHEN (OLD.status IN ('REFUSED', 'WITHDRAWN', 'ENDED')) EXECUTE FUNCTION refuse_change();
