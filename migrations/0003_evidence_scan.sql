ALTER TABLE "evidence" ADD COLUMN "scan_status" text DEFAULT 'NOT_SCANNED' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "scan_key" "bytea";--> statement-breakpoint
CREATE INDEX "evidence_waiting" ON "evidence" USING btree ("received_at") WHERE "evidence"."scan_status" = 'WAITING';--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_scan_status" CHECK ("evidence"."scan_status" in ('NOT_SCANNED', 'CLEAN', 'INFECTED', 'WAITING'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_scan_key" CHECK (("evidence"."scan_key" is not null) = ("evidence"."scan_status" = 'WAITING'));