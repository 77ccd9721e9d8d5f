CREATE TABLE "account_helps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"code_tag" "bytea" NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "account_helps_reason_known" CHECK ("account_helps"."reason" in ('NEW', 'FORGOTTEN'))
);
--> statement-breakpoint
CREATE TABLE "audit_links" (
	"position" bigint PRIMARY KEY NOT NULL,
	"entry_id" bigint NOT NULL,
	"leaf_hash" "bytea" NOT NULL,
	"chain_hash" "bytea" NOT NULL,
	CONSTRAINT "audit_links_entry_id_unique" UNIQUE("entry_id"),
	CONSTRAINT "audit_links_from_zero" CHECK ("audit_links"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "audit_unsequenced" (
	"entry_id" bigint PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoints" (
	"day" date PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desk_keys" (
	"desk_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"public_key" "bytea" NOT NULL,
	"key_mac" "bytea" NOT NULL,
	"previous_key" "bytea",
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "desk_keys_desk_id_generation_pk" PRIMARY KEY("desk_id","generation")
);
--> statement-breakpoint
CREATE TABLE "desk_recoveries" (
	"desk_id" uuid NOT NULL,
	"generation" integer NOT NULL,
	"recovery_generation" integer NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"sealed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "desk_recoveries_desk_id_generation_recovery_generation_pk" PRIMARY KEY("desk_id","generation","recovery_generation")
);
--> statement-breakpoint
CREATE TABLE "desk_rotations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"desk_id" uuid NOT NULL,
	"from_generation" integer NOT NULL,
	"held_key" "bytea",
	"resealed" integer DEFAULT 0 NOT NULL,
	"broken" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "desk_rotations_once" UNIQUE("desk_id","from_generation")
);
--> statement-breakpoint
CREATE TABLE "erasure_items" (
	"run_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"drawers" text[] NOT NULL,
	"due_since" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"left_out" text,
	"sheets" integer NOT NULL,
	"files" integer NOT NULL,
	"file_bytes" bigint NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "erasure_items_run_id_lead_id_pk" PRIMARY KEY("run_id","lead_id"),
	CONSTRAINT "erasure_items_settled" CHECK (("erasure_items"."status" = 'WAITING') = ("erasure_items"."settled_at" is null)),
	CONSTRAINT "erasure_items_left_out" CHECK (("erasure_items"."status" = 'LEFT_OUT') = ("erasure_items"."left_out" is not null)),
	CONSTRAINT "erasure_items_status_known" CHECK ("erasure_items"."status" in ('WAITING', 'ERASED', 'LEFT_OUT'))
);
--> statement-breakpoint
CREATE TABLE "erasure_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "erasure_runs_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"status" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "erasure_runs_number_unique" UNIQUE("number"),
	CONSTRAINT "erasure_runs_status_known" CHECK ("erasure_runs"."status" in ('PROPOSED', 'APPROVED', 'REFUSED', 'DONE')),
	CONSTRAINT "erasure_runs_approved_by_another" CHECK ("erasure_runs"."status" not in ('APPROVED', 'DONE') or coalesce("erasure_runs"."decided_by" <> "erasure_runs"."proposed_by", false))
);
--> statement-breakpoint
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
CREATE TABLE "legal_holds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"until" timestamp (3) with time zone,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"lifted_by" uuid,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "legal_holds_reason_known" CHECK ("legal_holds"."reason" in ('CRIMINAL_CASE', 'LITIGATION', 'SUPERVISION', 'COMPLAINT', 'RELATED_CASE')),
	CONSTRAINT "legal_holds_lifted_by_another" CHECK ("legal_holds"."lifted_by" is null or "legal_holds"."lifted_by" <> "legal_holds"."set_by"),
	CONSTRAINT "legal_holds_lifted_whole" CHECK (("legal_holds"."lifted_by" is null) = ("legal_holds"."lifted_at" is null))
);
--> statement-breakpoint
CREATE TABLE "merkle_nodes" (
	"level" smallint NOT NULL,
	"index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "merkle_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "passkey_challenges" (
	"challenge" text PRIMARY KEY NOT NULL,
	"staff_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"key_mac" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_keys" (
	"generation" integer PRIMARY KEY NOT NULL,
	"public_key" "bytea" NOT NULL,
	"key_mac" "bytea" NOT NULL,
	"proof" "bytea" NOT NULL,
	"made_by" uuid,
	"made_at" timestamp (3) with time zone NOT NULL,
	"drilled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_shares" (
	"generation" integer NOT NULL,
	"agency" text NOT NULL,
	"keeper_id" uuid NOT NULL,
	"sealed_share" "bytea",
	"taken_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_shares_generation_agency_pk" PRIMARY KEY("generation","agency")
);
--> statement-breakpoint
CREATE TABLE "recusals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"declared_by" uuid NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recusals_once" UNIQUE("lead_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "spent_proofs" (
	"tag" "bytea" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ties" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"tag" "bytea" NOT NULL,
	"relation" text NOT NULL,
	"declared_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "ties_kind_known" CHECK ("ties"."kind" in ('name', 'credit_code'))
);
--> statement-breakpoint
CREATE TABLE "unseals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"compartment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"reason" text NOT NULL,
	"purpose_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_from" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"answer_id" uuid,
	"ends_at" timestamp (3) with time zone,
	"sealed_key" "bytea",
	"held_key" "bytea",
	CONSTRAINT "unseals_kind_known" CHECK ("unseals"."kind" in ('raw', 'identity')),
	CONSTRAINT "unseals_status_known" CHECK ("unseals"."status" in ('ASKED', 'OPEN', 'REFUSED', 'WITHDRAWN', 'ENDED')),
	CONSTRAINT "unseals_two_people" CHECK (("unseals"."decided_by" is null or coalesce("unseals"."decided_by" not in ("unseals"."asked_by"), true))),
	CONSTRAINT "unseals_key_while_open" CHECK (("unseals"."status" = 'OPEN') = ("unseals"."sealed_key" is not null)
        and ("unseals"."status" = 'OPEN') = ("unseals"."held_key" is not null)
        and ("unseals"."status" <> 'OPEN' or "unseals"."ends_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "upload_parts" (
	"upload_id" text NOT NULL,
	"position" bigint NOT NULL,
	"length" bigint NOT NULL,
	"store_key" text NOT NULL,
	CONSTRAINT "upload_parts_upload_id_position_pk" PRIMARY KEY("upload_id","position"),
	CONSTRAINT "upload_parts_store_key_unique" UNIQUE("store_key"),
	CONSTRAINT "upload_parts_length" CHECK ("upload_parts"."length" > 0 and "upload_parts"."position" >= 0)
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"length" bigint NOT NULL,
	"received" bigint NOT NULL,
	"state" text NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"sealed_facts" "bytea" NOT NULL,
	"writer" uuid,
	"store_key" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "uploads_store_key_unique" UNIQUE("store_key"),
	CONSTRAINT "uploads_state" CHECK ("uploads"."state" in ('RECEIVING', 'READY', 'TAKEN')),
	CONSTRAINT "uploads_received" CHECK ("uploads"."received" between 0 and "uploads"."length"),
	CONSTRAINT "uploads_whole" CHECK ("uploads"."state" = 'RECEIVING' or "uploads"."received" = "uploads"."length"),
	CONSTRAINT "uploads_store_key" CHECK (("uploads"."store_key" is not null) = ("uploads"."state" = 'READY'))
);
--> statement-breakpoint
ALTER TABLE "compartments" DROP CONSTRAINT "compartments_kind_known";--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "documents_kind_known";--> statement-breakpoint
ALTER TABLE "evidence" DROP CONSTRAINT "evidence_scan_key";--> statement-breakpoint
ALTER TABLE "compartments" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "desks" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "desks" ADD COLUMN "rotation_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "documents" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "sealed_working_key" "bytea";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "position" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "copy_status" text DEFAULT 'NONE' NOT NULL;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "unclean_reason" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "held_working_key" "bytea";--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "grants" ADD COLUMN "generation" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "screening" text DEFAULT 'VERIFIED' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "avoid" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "staff" ADD COLUMN "enrolled" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "account_helps" ADD CONSTRAINT "account_helps_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_helps" ADD CONSTRAINT "account_helps_started_by_staff_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_helps" ADD CONSTRAINT "account_helps_confirmed_by_staff_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_links" ADD CONSTRAINT "audit_links_entry_id_audit_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."audit_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_keys" ADD CONSTRAINT "desk_keys_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_recoveries" ADD CONSTRAINT "desk_recoveries_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_recoveries" ADD CONSTRAINT "desk_recoveries_recovery_generation_recovery_keys_generation_fk" FOREIGN KEY ("recovery_generation") REFERENCES "public"."recovery_keys"("generation") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_rotations" ADD CONSTRAINT "desk_rotations_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_items" ADD CONSTRAINT "erasure_items_run_id_erasure_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."erasure_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_items" ADD CONSTRAINT "erasure_items_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_runs" ADD CONSTRAINT "erasure_runs_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_runs" ADD CONSTRAINT "erasure_runs_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_copies" ADD CONSTRAINT "evidence_copies_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_releases" ADD CONSTRAINT "evidence_releases_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_releases" ADD CONSTRAINT "evidence_releases_compartment_id_compartments_id_fk" FOREIGN KEY ("compartment_id") REFERENCES "public"."compartments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_releases" ADD CONSTRAINT "evidence_releases_released_by_staff_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_approved_by_staff_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_set_by_staff_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "legal_holds" ADD CONSTRAINT "legal_holds_lifted_by_staff_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkey_challenges" ADD CONSTRAINT "passkey_challenges_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_keys" ADD CONSTRAINT "recovery_keys_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_shares" ADD CONSTRAINT "recovery_shares_generation_recovery_keys_generation_fk" FOREIGN KEY ("generation") REFERENCES "public"."recovery_keys"("generation") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_shares" ADD CONSTRAINT "recovery_shares_keeper_id_staff_id_fk" FOREIGN KEY ("keeper_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_declared_by_staff_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ties" ADD CONSTRAINT "ties_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unseals" ADD CONSTRAINT "unseals_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unseals" ADD CONSTRAINT "unseals_compartment_id_compartments_id_fk" FOREIGN KEY ("compartment_id") REFERENCES "public"."compartments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unseals" ADD CONSTRAINT "unseals_purpose_id_documents_id_fk" FOREIGN KEY ("purpose_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unseals" ADD CONSTRAINT "unseals_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unseals" ADD CONSTRAINT "unseals_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unseals" ADD CONSTRAINT "unseals_answer_id_documents_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_parts" ADD CONSTRAINT "upload_parts_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_helps_one_open" ON "account_helps" USING btree ("staff_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "desk_rotations_open" ON "desk_rotations" USING btree ("started_at") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "erasure_items_by_lead" ON "erasure_items" USING btree ("lead_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_items_one_run_at_a_time" ON "erasure_items" USING btree ("lead_id") WHERE "erasure_items"."status" = 'WAITING';--> statement-breakpoint
CREATE INDEX "hand_overs_by_lead" ON "hand_overs" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "legal_holds_by_lead" ON "legal_holds" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "passkey_challenges_by_expiry" ON "passkey_challenges" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "passkeys_by_staff" ON "passkeys" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "recusals_by_staff" ON "recusals" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "spent_proofs_by_expiry" ON "spent_proofs" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "ties_by_staff" ON "ties" USING btree ("staff_id","tag");--> statement-breakpoint
CREATE INDEX "unseals_by_status" ON "unseals" USING btree ("status","ends_at");--> statement-breakpoint
CREATE INDEX "unseals_by_lead" ON "unseals" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "unseals_by_asker" ON "unseals" USING btree ("asked_by");--> statement-breakpoint
CREATE INDEX "uploads_by_expiry" ON "uploads" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "evidence_unprepared" ON "evidence" USING btree ("received_at") WHERE "evidence"."copy_status" = 'WAITING';--> statement-breakpoint
CREATE INDEX "grants_by_generation" ON "grants" USING btree ("desk_id","generation","compartment_id");--> statement-breakpoint
CREATE INDEX "leads_unverified" ON "leads" USING btree ("received_at") WHERE "leads"."screening" <> 'VERIFIED';--> statement-breakpoint
ALTER TABLE "compartments" ADD CONSTRAINT "compartments_erased_keep_no_key" CHECK ("compartments"."erased_at" is null or ("compartments"."receipt_grant" is null and "compartments"."held_key" is null));--> statement-breakpoint
ALTER TABLE "compartments" ADD CONSTRAINT "compartments_kind_known" CHECK ("compartments"."kind" in ('raw', 'brief', 'identity', 'payment', 'talk', 'findings', 'access'));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_empty_when_erased" CHECK (("documents"."erased_at" is null) = (octet_length("documents"."body") > 0));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_kind_known" CHECK ("documents"."kind" in ('REPORT', 'BRIEF', 'PERSON', 'CLAIM', 'MESSAGE', 'FINDING', 'DETERMINATION', 'NOTE', 'PURPOSE', 'ANSWER'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_copy_status" CHECK ("evidence"."copy_status" in ('NONE', 'WAITING', 'CLEANED', 'NOT_CLEANED'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_unclean_reason" CHECK ("evidence"."unclean_reason" in ('UNKNOWN_KIND', 'BROKEN', 'LOCKED', 'TOO_LARGE', 'TOO_COSTLY'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_held_keys" CHECK (("evidence"."scan_key" is not null) = ("evidence"."scan_status" = 'WAITING' or "evidence"."copy_status" = 'WAITING')
        and ("evidence"."held_working_key" is not null) = ("evidence"."copy_status" = 'WAITING'));--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_erased_keep_nothing" CHECK (case when "evidence"."erased_at" is null then octet_length("evidence"."sealed_key") > 0 and octet_length("evidence"."sealed_facts") > 0
        else octet_length("evidence"."sealed_key") = 0 and octet_length("evidence"."sealed_facts") = 0
          and num_nonnulls("evidence"."sealed_working_key", "evidence"."scan_key", "evidence"."held_working_key") = 0
          and "evidence"."store_key" = 'erased ' || "evidence"."id"::text end);--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_quarantined" CHECK ("evidence"."scan_status" <> 'INFECTED' or "evidence"."copy_status" = 'NONE');--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_reason_where_unclean" CHECK (("evidence"."unclean_reason" is not null) = ("evidence"."copy_status" = 'NOT_CLEANED'));--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_screening_known" CHECK ("leads"."screening" in ('VERIFIED', 'UNVERIFIED', 'CLEARED'));