-- Which master key the database lies under: a rotation adds its row and takes none away.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON server_keys FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON server_keys FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
