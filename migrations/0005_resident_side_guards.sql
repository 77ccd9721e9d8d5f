-- The office's files to reporters: none goes into an erased drawer, and what is erased stays so.
CREATE TRIGGER drawer_not_erased BEFORE INSERT ON message_files FOR EACH ROW EXECUTE FUNCTION refuse_in_erased_drawer();
--> statement-breakpoint
CREATE TRIGGER stays_erased BEFORE UPDATE ON message_files FOR EACH ROW EXECUTE FUNCTION refuse_unerasing();
