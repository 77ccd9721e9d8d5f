ALTER TABLE "leads" ADD COLUMN "joint" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "leads_by_status_and_sector" ON "leads" USING btree ("status","sector");--> statement-breakpoint
CREATE INDEX "leads_by_status_and_township" ON "leads" USING btree ("status","township_code");--> statement-breakpoint
CREATE INDEX "leads_by_status_and_mode" ON "leads" USING btree ("status","mode");--> statement-breakpoint
CREATE INDEX "leads_by_status_and_amount" ON "leads" USING btree ("status","amount_band");--> statement-breakpoint
CREATE INDEX "leads_by_status_and_channel" ON "leads" USING btree ("status","channel");