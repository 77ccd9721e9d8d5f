CREATE TABLE "evidence_copies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"evidence_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"page" integer NOT NULL,
	"store_key" text NOT NULL,
	"stored_bytes" bigint NOT NULL,
	"sealed_facts" "bytea" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "evidence_copies_store_key_unique" UNIQUE("store_key"),
	CONSTRAINT "evidence_copies_one_of_a_kind" UNIQUE("evidence_id","kind","page"),
	CONSTRAINT "evidence_copies_kind_known" CHECK ("evidence_copies"."kind" in ('WORKING', 'THUMB', 'PREVIEW'))
);
--> statement-breakpoint
CREATE TABLE "evidence_releases" (
	"evidence_id" uuid PRIMARY KEY NOT NULL,
	"compartment_id" uuid NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"accepts_uncleaned" boolean NOT NULL,
	"released_by" uuid NOT NULL,
	"released_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"document_no" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"sealed_passphrase" "bytea",
	"archive_sha256" text,
	"archive_bytes" bigint,
	"handed_over_at" timestamp (3) with time zone,
	CONSTRAINT "hand_overs_two_people" CHECK (("hand_overs"."approved_by" is null or coalesce("hand_overs"."approved_by" not in ("hand_overs"."asked_by"), true))),
	CONSTRAINT "hand_overs_passphrase" CHECK (("hand_overs"."sealed_passphrase" is not null) = ("hand_overs"."approved_at" is not null and "hand_overs"."handed_over_at" is null))
);
--> statement-breakpoint
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_scan_key";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "sealed_working_key" "bytea";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "copy_status" text DEFAULT 'NONE' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "unclean_reason" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "held_working_key" "bytea";--> statement-breakpoint
ALTER TABLE "evidence_copies" ADD CONSTRAINT "evidence_copies_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_releases" ADD CONSTRAINT "evidence_releases_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_releases" ADD CONSTRAINT "evidence_releases_compartment_id_compartments_id_fk" FOREIGN KEY ("compartment_id") REFERENCES "public"."compartments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_releases" ADD CONSTRAINT "evidence_releases_released_by_staff_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_approved_by_staff_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "hand_overs_by_lead" ON "hand_overs" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "evidence_unprepared" ON "evidence" USING btree ("received_at") WHERE "evidence"."copy_status" = 'WAITING';--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_copy_status" CHECK ("evidence"."copy_status" in ('NONE', 'WAITING', 'CLEANED', 'NOT_CLEANED'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_unclean_reason" CHECK ("evidence"."unclean_reason" in ('UNKNOWN_KIND', 'BROKEN', 'LOCKED', 'TOO_LARGE', 'TOO_COSTLY'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_held_keys" CHECK (("evidence"."scan_key" is not null) = ("evidence"."scan_status" = 'WAITING' or "evidence"."copy_status" = 'WAITING')
        and ("evidence"."held_working_key" is not null) = ("evidence"."copy_status" = 'WAITING'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_quarantined" CHECK ("evidence"."scan_status" <> 'INFECTED' or "evidence"."copy_status" = 'NONE');--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_reason_where_unclean" CHECK (("evidence"."unclean_reason" is not null) = ("evidence"."copy_status" = 'NOT_CLEANED'));