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
--> statement-breakpoint
UPDATE leads SET case_status = (SELECT status FROM disposition_cases WHERE lead_id = leads.id)
WHERE id IN (SELECT lead_id FROM disposition_cases);
--> statement-breakpoint

-- The queue: a line for each desk that holds a key to a lead's brief and each tray in which the lead lies. Lines follow
-- the grants and `leads.trays` here, so that no program can forget one; who may open a lead is not asked of them.
CREATE FUNCTION queue_lines_by_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO queue_lines (lead_id, desk_id, tray, urgent, by_at, received_seq)
  SELECT l.id, a.desk_id, t.tray, l.urgency = 'URGENT',
    CASE WHEN t.tray LIKE 'LATER %' THEN l.turn_later_at ELSE l.due_at END, l.received_seq
  FROM added a JOIN compartments c ON c.id = a.compartment_id AND c.kind = 'brief'
    JOIN leads l ON l.id = c.lead_id CROSS JOIN LATERAL unnest(l.trays) AS t(tray)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER queue_lines AFTER INSERT ON grants REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION queue_lines_by_grant();
--> statement-breakpoint
CREATE FUNCTION queue_lines_without_grant() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM queue_lines q USING removed r, compartments c
  WHERE c.id = r.compartment_id AND c.kind = 'brief' AND q.lead_id = c.lead_id AND q.desk_id = r.desk_id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER queue_lines_end AFTER DELETE ON grants REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION queue_lines_without_grant();
--> statement-breakpoint
CREATE FUNCTION queue_lines_by_lead() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM queue_lines WHERE lead_id = NEW.id;
  INSERT INTO queue_lines (lead_id, desk_id, tray, urgent, by_at, received_seq)
  SELECT NEW.id, g.desk_id, t.tray, NEW.urgency = 'URGENT',
    CASE WHEN t.tray LIKE 'LATER %' THEN NEW.turn_later_at ELSE NEW.due_at END, NEW.received_seq
  FROM compartments c JOIN grants g ON g.compartment_id = c.id CROSS JOIN LATERAL unnest(NEW.trays) AS t(tray)
  WHERE c.lead_id = NEW.id AND c.kind = 'brief';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER queue_lines AFTER UPDATE ON leads FOR EACH ROW
WHEN ((OLD.trays, OLD.urgency, OLD.due_at, OLD.turn_later_at) IS DISTINCT FROM (NEW.trays, NEW.urgency, NEW.due_at, NEW.turn_later_at))
EXECUTE FUNCTION queue_lines_by_lead();
--> statement-breakpoint
CREATE INDEX queue_lines_in_order ON queue_lines (desk_id, tray, urgent, by_at, received_seq DESC) INCLUDE (lead_id);
--> statement-breakpoint
-- What a queue is narrowed by, each in the order in which it is shown.
CREATE INDEX leads_in_order ON leads (urgency DESC, due_at, received_seq DESC);
--> statement-breakpoint
CREATE INDEX leads_by_sector ON leads (sector, urgency DESC, due_at, received_seq DESC);
--> statement-breakpoint
CREATE INDEX leads_by_township ON leads (township_code, urgency DESC, due_at, received_seq DESC);
--> statement-breakpoint
CREATE INDEX leads_by_mode ON leads (mode, urgency DESC, due_at, received_seq DESC);
--> statement-breakpoint
CREATE INDEX leads_by_amount ON leads (amount_band, urgency DESC, due_at, received_seq DESC);
--> statement-breakpoint
CREATE INDEX leads_by_channel ON leads (channel, urgency DESC, due_at, received_seq DESC);
--> statement-breakpoint
CREATE INDEX leads_by_turn ON leads USING gin (turn);
--> statement-breakpoint
CREATE INDEX leads_by_assisting ON leads USING gin (assist_units);
--> statement-breakpoint
CREATE INDEX tasks_by_officer ON tasks USING gin (officers jsonb_path_ops);
--> statement-breakpoint
-- A reference is found by how it begins or ends, typed without its dash.
CREATE INDEX leads_by_reference ON leads (replace(reference, '-', '') text_pattern_ops);
--> statement-breakpoint
CREATE INDEX leads_by_reference_end ON leads (reverse(replace(reference, '-', '')) text_pattern_ops);
--> statement-breakpoint
CREATE INDEX search_words_by_tag ON search_words USING gin (tags) WITH (fastupdate = off);
--> statement-breakpoint

-- Targets: who put a lead to a target, and took it off, stays on record. The pairs of characters of names are found
-- through `search_words` now; what stood for them here finds nothing any more.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON target_steps FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON target_steps FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- Leads from before are found by their targets at once; by words of a brief from when intake releases them.
INSERT INTO search_words (lead_id, tags)
SELECT lead_id, array_agg(DISTINCT ('x' || encode(substring(tag FROM 1 FOR 4), 'hex'))::bit(32)::integer)
FROM blind_index WHERE kind IN ('bigram', 'credit_code', 'phone', 'url') GROUP BY lead_id;
--> statement-breakpoint

-- Monthly reports: each making is a version of its own, and what was issued stays issued.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON monthly_reports FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON monthly_reports FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON monthly_report_issues FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON monthly_report_issues FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

DELETE FROM blind_index WHERE kind = 'bigram';
--> statement-breakpoint

-- The board of what is due reads this index alone: leads with a date of the office's own, by that date.
CREATE INDEX leads_owed ON leads (due_at) INCLUDE (turn, id) WHERE 'OWED' = ANY (trays);
--> statement-breakpoint

CREATE INDEX leads_by_proposer ON leads (proposal_by) WHERE proposal_by IS NOT NULL;
--> statement-breakpoint

-- Whose work went to whom stays on record.
CREATE TRIGGER append_only_rows BEFORE UPDATE OR DELETE ON successions FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON successions FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
