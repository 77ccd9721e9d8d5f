-- PostgreSQL checks the row that an upsert proposes before it looks for the one that is there. A line that takes from
-- AVAILABLE proposes a negative row, so every lock of money was refused however much there was. So: update first, and
-- insert only an account's very first line, for which a negative balance is refused rightly.
CREATE OR REPLACE FUNCTION post_line() RETURNS trigger LANGUAGE plpgsql AS $$
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
