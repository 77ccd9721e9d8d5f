-- A lead's facts and trays: the lists of two of them meet here, and only leads that stand in both are read.
DROP INDEX leads_by_facts;
--> statement-breakpoint
CREATE INDEX leads_by_facts ON leads USING gin ((ARRAY['status ' || status, 'sector ' || sector,
  'township_code ' || township_code, 'mode ' || mode, 'amount_band ' || amount_band, 'channel ' || channel]
  || coalesce(trays, '{}'))) WITH (fastupdate = off);
