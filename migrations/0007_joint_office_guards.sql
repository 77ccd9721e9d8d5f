-- Clocks: a missed date stays on record, and so does every change of the office's own calendar.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON lead_escalations FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON lead_escalations FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON calendar_changes FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON calendar_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- Disposition cases: what happened stays as it was written down. Whoever was being dealt with already has a case too.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON disposition_events FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON disposition_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO disposition_cases (id, lead_id, round, status, status_since, opened_at)
SELECT gen_random_uuid(), leads.id,
  1 + (SELECT count(*) FROM lead_steps WHERE lead_id = leads.id AND transition IN ('L16', 'L26', 'L27', 'L28')),
  CASE WHEN (SELECT transition FROM lead_steps WHERE lead_id = leads.id AND to_status = 'VERIFIED' ORDER BY id DESC LIMIT 1) = 'L17'
    THEN 'FILED' ELSE coalesce(disposition_class, 'A') || '_OPENED' END,
  status_since, status_since
FROM leads WHERE status = 'DISPOSING'
  OR (status = 'VERIFIED' AND (SELECT transition FROM lead_steps WHERE lead_id = leads.id AND to_status = 'VERIFIED' ORDER BY id DESC LIMIT 1) = 'L17');
--> statement-breakpoint
INSERT INTO disposition_events (id, case_id, kind, transition, to_status, happened_on, at)
SELECT gen_random_uuid(), id,
  CASE status WHEN 'FILED' THEN 'openFiled' WHEN 'B_OPENED' THEN 'openB' WHEN 'C_OPENED' THEN 'openC' ELSE 'openA' END,
  CASE status WHEN 'FILED' THEN 'D04' WHEN 'B_OPENED' THEN 'D02' WHEN 'C_OPENED' THEN 'D03' ELSE 'D01' END,
  status, (opened_at AT TIME ZONE 'Asia/Shanghai')::date, opened_at
FROM disposition_cases;
