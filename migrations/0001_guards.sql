-- What the database holds to by itself, whatever the program does.

-- 1. Books and logs only grow.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
DO $$
DECLARE each_table text;
BEGIN
  FOREACH each_table IN ARRAY ARRAY['audit_entries', 'lead_steps', 'reward_steps', 'journal_entries', 'journal_lines'] LOOP
    EXECUTE format('CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', each_table);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', each_table);
  END LOOP;
END $$;
--> statement-breakpoint

-- 2. An account stands at the sum of its lines; nothing else writes there. The check on account_balances then keeps
--    the fund from going below zero, and the row's lock makes concurrent approvals take turns.
-- PostgreSQL checks the row that an upsert proposes before it looks for the one that is there, and a line that takes
-- from AVAILABLE would propose a negative one. So: update first, and insert only an account's very first line.
CREATE FUNCTION post_line() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE fund uuid;
BEGIN
  SELECT entry.fund_id INTO fund FROM journal_entries AS entry WHERE entry.id = NEW.entry_id;
  UPDATE account_balances SET balance_fen = balance_fen + NEW.debit_fen - NEW.credit_fen
  WHERE fund_id = fund AND ledger = NEW.ledger AND account = NEW.account;
  IF NOT FOUND THEN
    INSERT INTO account_balances (fund_id, ledger, account, balance_fen)
    VALUES (fund, NEW.ledger, NEW.account, NEW.debit_fen - NEW.credit_fen)
    ON CONFLICT (fund_id, ledger, account)
    DO UPDATE SET balance_fen = account_balances.balance_fen + EXCLUDED.balance_fen;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER post_line AFTER INSERT ON journal_lines FOR EACH ROW EXECUTE FUNCTION post_line();
--> statement-breakpoint
CREATE FUNCTION refuse_direct_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 THEN
    RAISE EXCEPTION 'account_balances follow the journal' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER follow_the_journal BEFORE INSERT OR UPDATE OR DELETE ON account_balances FOR EACH ROW EXECUTE FUNCTION refuse_direct_balance();
--> statement-breakpoint

-- 3. At commit each entry balances in each ledger.
CREATE FUNCTION refuse_unbalanced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM journal_lines WHERE entry_id = NEW.id) THEN
    RAISE EXCEPTION 'entry % has no lines', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM journal_lines WHERE entry_id = NEW.id GROUP BY ledger HAVING sum(debit_fen) <> sum(credit_fen)
  ) THEN
    RAISE EXCEPTION 'entry % does not balance', NEW.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER entries_balance AFTER INSERT ON journal_entries
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced();
--> statement-breakpoint
CREATE FUNCTION refuse_unbalanced_line() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM journal_lines WHERE entry_id = NEW.entry_id GROUP BY ledger HAVING sum(debit_fen) <> sum(credit_fen)
  ) THEN
    RAISE EXCEPTION 'entry % does not balance', NEW.entry_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- The same seen from a line, so that nobody adds one to an old entry.
CREATE CONSTRAINT TRIGGER lines_balance AFTER INSERT ON journal_lines
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_unbalanced_line();
