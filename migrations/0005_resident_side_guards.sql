-- The office's files to reporters: none goes into an erased drawer, and what is erased stays so.
CREATE TRIGGER drawer_not_erased BEFORE INSERT ON message_files FOR EACH ROW EXECUTE FUNCTION refuse_in_erased_drawer();
--> statement-breakpoint
CREATE TRIGGER stays_erased BEFORE UPDATE ON message_files FOR EACH ROW EXECUTE FUNCTION refuse_unerasing();
--> statement-breakpoint

-- Statistics: what was published stays as it was. A list of institutions can be thrown away only before it is published.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON statistics_releases FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON statistics_releases FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER published_is_fixed BEFORE UPDATE OR DELETE ON licence_lists
  FOR EACH ROW WHEN (OLD.published_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_published_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM licence_lists WHERE id = OLD.list_id AND published_at IS NOT NULL) THEN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
--> statement-breakpoint
CREATE TRIGGER published_is_fixed BEFORE UPDATE OR DELETE ON licence_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_published_entry();
--> statement-breakpoint

-- Desks of those who confirm and hand out money: nobody acts there whom a colleague has not let in.
INSERT INTO desks (id, code, kind, unit_code)
SELECT gen_random_uuid(), code, code, 'FINANCE' FROM (VALUES ('FUND'), ('COUNTER')) AS fresh (code)
WHERE EXISTS (SELECT 1 FROM districts) ON CONFLICT (code) DO NOTHING;
