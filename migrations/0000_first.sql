CREATE TABLE "account_balances" (
	"fund_id" uuid NOT NULL,
	"ledger" text NOT NULL,
	"account" text NOT NULL,
	"balance_fen" bigint NOT NULL,
	CONSTRAINT "account_balances_fund_id_ledger_account_pk" PRIMARY KEY("fund_id","ledger","account"),
	CONSTRAINT "account_balances_never_negative" CHECK ("account_balances"."account" not in ('AVAILABLE', 'LOCKED', 'SPENT') or "account_balances"."balance_fen" >= 0),
	CONSTRAINT "account_balances_within_limit" CHECK (abs("account_balances"."balance_fen") <= 9000000000000)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"staff_id" uuid,
	"act" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"facts" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blind_index" (
	"lead_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"tag" "bytea" NOT NULL,
	CONSTRAINT "blind_index_lead_id_kind_tag_pk" PRIMARY KEY("lead_id","kind","tag")
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	CONSTRAINT "calendar_days_kind_known" CHECK ("calendar_days"."kind" in ('HOLIDAY', 'WORKDAY'))
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"hours_zh" text NOT NULL,
	"hours_en" text NOT NULL,
	"unit_code" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "channels_kind_known" CHECK ("channels"."kind" in ('PHONE', 'EMAIL', 'ADDRESS', 'WEB', 'OTHER'))
);
--> statement-breakpoint
CREATE TABLE "compartments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"desk_id" uuid,
	"suite" integer NOT NULL,
	"receipt_grant" "bytea",
	"held_key" "bytea",
	"released_at" timestamp (3) with time zone,
	CONSTRAINT "compartments_one_of_a_kind" UNIQUE NULLS NOT DISTINCT("lead_id","kind","desk_id"),
	CONSTRAINT "compartments_kind_known" CHECK ("compartments"."kind" in ('raw', 'brief', 'identity', 'payment', 'talk', 'findings'))
);
--> statement-breakpoint
CREATE TABLE "counter_payments" (
	"reward_id" uuid PRIMARY KEY NOT NULL,
	"first_officer_id" uuid NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "desks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"unit_code" text NOT NULL,
	"public_key" "bytea",
	"key_mac" "bytea",
	"keyed_at" timestamp (3) with time zone,
	CONSTRAINT "desks_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "determination_signatures" (
	"determination_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"dissents" boolean DEFAULT false NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "determination_signatures_determination_id_unit_pk" PRIMARY KEY("determination_id","unit")
);
--> statement-breakpoint
CREATE TABLE "determinations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"outcome" text NOT NULL,
	"lead_grade" integer,
	"disposition_class" text,
	"legal_review" boolean DEFAULT false NOT NULL,
	"reasons_id" uuid NOT NULL,
	"drafted_by" uuid NOT NULL,
	"drafted_at" timestamp (3) with time zone NOT NULL,
	"issued_by" uuid,
	"issued_at" timestamp (3) with time zone,
	CONSTRAINT "determinations_one_a_round" UNIQUE("lead_id","round"),
	CONSTRAINT "determinations_outcome_known" CHECK ("determinations"."outcome" in ('SUBSTANTIATED', 'UNSUBSTANTIATED', 'FALSE_REPORT'))
);
--> statement-breakpoint
CREATE TABLE "districts" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"city_zh" text NOT NULL,
	"city_en" text NOT NULL,
	"demo" boolean NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"set_up_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "districts_only_one" CHECK ("districts"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "documents_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"compartment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"author" text NOT NULL,
	"staff_id" uuid,
	"body" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "documents_kind_known" CHECK ("documents"."kind" in ('REPORT', 'BRIEF', 'PERSON', 'CLAIM', 'MESSAGE', 'FINDING', 'DETERMINATION', 'NOTE'))
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"compartment_id" uuid NOT NULL,
	"store_key" text NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"sealed_facts" "bytea" NOT NULL,
	"stored_bytes" bigint NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"scan_status" text DEFAULT 'NOT_SCANNED' NOT NULL,
	"scan_key" "bytea",
	CONSTRAINT "evidence_store_key_unique" UNIQUE("store_key"),
	CONSTRAINT "evidence_scan_status" CHECK ("evidence"."scan_status" in ('NOT_SCANNED', 'CLEAN', 'INFECTED', 'WAITING')),
	CONSTRAINT "evidence_scan_key" CHECK (("evidence"."scan_key" is not null) = ("evidence"."scan_status" = 'WAITING'))
);
--> statement-breakpoint
CREATE TABLE "funds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fiscal_year" integer NOT NULL,
	"budget_line" text NOT NULL,
	"title" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "funds_one_a_line_and_year" UNIQUE("fiscal_year","budget_line")
);
--> statement-breakpoint
CREATE TABLE "grants" (
	"compartment_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"held" boolean DEFAULT false NOT NULL,
	"granted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "grants_compartment_id_desk_id_pk" PRIMARY KEY("compartment_id","desk_id")
);
--> statement-breakpoint
CREATE TABLE "journal_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"fund_id" uuid NOT NULL,
	"event" text NOT NULL,
	"reward_id" uuid,
	"document_no" text,
	"staff_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "journal_entries_event_known" CHECK ("journal_entries"."event" in ('APPROPRIATED', 'LOCKED', 'CLAIMED', 'PAID', 'RETURNED_LATE', 'RELEASED', 'CLAIM_REVERSED', 'CLAWED_BACK', 'RECOVERED', 'WRITTEN_OFF', 'LAPSED'))
);
--> statement-breakpoint
CREATE TABLE "journal_lines" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "journal_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"entry_id" bigint NOT NULL,
	"ledger" text NOT NULL,
	"account" text NOT NULL,
	"debit_fen" bigint NOT NULL,
	"credit_fen" bigint NOT NULL,
	CONSTRAINT "journal_lines_ledger_known" CHECK ("journal_lines"."ledger" in ('BUDGET', 'FINANCIAL')),
	CONSTRAINT "journal_lines_account_known" CHECK ("journal_lines"."account" in ('AVAILABLE', 'APPROVED', 'LOCKED', 'SPENT', 'REWARD_EXPENSE', 'REWARD_PAYABLE', 'TREASURY_PAYMENT', 'CLAWBACK_RECEIVABLE', 'TREASURY', 'DUE_TO_FINANCE')),
	CONSTRAINT "journal_lines_one_side" CHECK ("journal_lines"."debit_fen" >= 0 and "journal_lines"."credit_fen" >= 0 and ("journal_lines"."debit_fen" = 0) <> ("journal_lines"."credit_fen" = 0))
);
--> statement-breakpoint
CREATE TABLE "lead_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lead_id" uuid NOT NULL,
	"transition" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_kind" text NOT NULL,
	"staff_id" uuid,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"received_seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "leads_received_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"received_at" timestamp (3) with time zone NOT NULL,
	"channel" text NOT NULL,
	"submission_tag" "bytea" NOT NULL,
	"receipt_tag" "bytea" NOT NULL,
	"status" text NOT NULL,
	"status_since" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"urgency" text NOT NULL,
	"identity_mode" text NOT NULL,
	"reward_waived" boolean NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"target_kind" text NOT NULL,
	"sector" text NOT NULL,
	"mode" text NOT NULL,
	"township_code" text NOT NULL,
	"amount_band" text NOT NULL,
	"people_band" text NOT NULL,
	"still_raising" text NOT NULL,
	"evidence_count" integer NOT NULL,
	"lead_unit" text NOT NULL,
	"assist_units" text[] NOT NULL,
	"routing_trace" jsonb NOT NULL,
	"supplements_asked" integer DEFAULT 0 NOT NULL,
	"supplement_due_at" timestamp (3) with time zone,
	"returned_for_proof" boolean DEFAULT false NOT NULL,
	"extension_used" boolean DEFAULT false NOT NULL,
	"proposal_verb" text,
	"proposal_by" uuid,
	"proposal_reason" text,
	"refused_by" uuid,
	"refusal_reason" text,
	"referred_to" text,
	"grade" integer,
	"disposition_class" text,
	"review_requested_at" timestamp (3) with time zone,
	"police_consent" boolean DEFAULT false NOT NULL,
	"disclosure_hold_since" timestamp (3) with time zone,
	"disclosure_hold_until" timestamp (3) with time zone,
	"scheme_id" uuid,
	CONSTRAINT "leads_reference_unique" UNIQUE("reference"),
	CONSTRAINT "leads_received_seq_unique" UNIQUE("received_seq"),
	CONSTRAINT "leads_submission_tag_unique" UNIQUE("submission_tag"),
	CONSTRAINT "leads_receipt_tag_unique" UNIQUE("receipt_tag"),
	CONSTRAINT "leads_status_known" CHECK ("leads"."status" in ('SUBMITTED', 'SUPPLEMENT', 'ACCEPTED', 'REJECTED', 'REFERRED_OUT', 'MERGED', 'WITHDRAWN', 'ASSIGNED', 'VERIFYING', 'DETERMINING', 'VERIFIED', 'UNSUBSTANTIATED', 'FALSE_REPORT', 'DISPOSING', 'CLOSED', 'ARCHIVED')),
	CONSTRAINT "leads_grade_range" CHECK ("leads"."grade" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"template" text NOT NULL,
	"link" text NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_status_known" CHECK ("mails"."status" in ('WAITING', 'SENT', 'FAILED'))
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"desk_id" uuid NOT NULL,
	"staff_id" uuid NOT NULL,
	"sealed_desk_key" "bytea",
	"asked_at" timestamp (3) with time zone NOT NULL,
	"admitted_by" uuid,
	"admitted_at" timestamp (3) with time zone,
	CONSTRAINT "memberships_desk_id_staff_id_pk" PRIMARY KEY("desk_id","staff_id")
);
--> statement-breakpoint
CREATE TABLE "payment_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "payment_batches_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"status" text NOT NULL,
	"item_count" integer NOT NULL,
	"total_fen" bigint NOT NULL,
	"maker_id" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "payment_batches_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "payment_items" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"claim_document_id" uuid NOT NULL,
	"outcome" text,
	"bank_reference" text,
	"checked_by" uuid,
	"checked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reward_schemes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"scheme_id" text NOT NULL,
	"version" integer NOT NULL,
	"status" text NOT NULL,
	"body" jsonb NOT NULL,
	"document_no" text,
	"proposed_by" uuid,
	"activated_by" uuid,
	"activated_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reward_schemes_version" UNIQUE("scheme_id","version"),
	CONSTRAINT "reward_schemes_status_known" CHECK ("reward_schemes"."status" in ('DRAFT', 'ACTIVE', 'RETIRED'))
);
--> statement-breakpoint
CREATE TABLE "reward_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reward_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reward_id" uuid NOT NULL,
	"transition" text NOT NULL,
	"from_status" text,
	"to_status" text NOT NULL,
	"actor_kind" text NOT NULL,
	"staff_id" uuid,
	"second_staff_id" uuid,
	"reason" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rewards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"scheme_id" uuid NOT NULL,
	"stage_id" text NOT NULL,
	"status" text NOT NULL,
	"status_since" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"low_fen" bigint NOT NULL,
	"high_fen" bigint,
	"trace" jsonb NOT NULL,
	"amount_fen" bigint,
	"discretion_reason" text,
	"locked_fen" bigint DEFAULT 0 NOT NULL,
	"claimed" boolean DEFAULT false NOT NULL,
	"clerk_id" uuid,
	"reviewer_id" uuid,
	"approver_id" uuid,
	"finance_id" uuid,
	"maker_id" uuid,
	"checker_id" uuid,
	"proposal_verb" text,
	"proposal_by" uuid,
	"reason" text,
	"minutes_reference" text,
	"notified_at" timestamp (3) with time zone,
	"claim_until" timestamp (3) with time zone,
	"claim_channel" text,
	"claim_document_id" uuid,
	"claim_code_tag" "bytea",
	"claim_code_until" timestamp (3) with time zone,
	"sealed_voucher_no" text,
	"fund_year" integer,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rewards_reference_unique" UNIQUE("reference"),
	CONSTRAINT "rewards_claim_code_tag_unique" UNIQUE("claim_code_tag"),
	CONSTRAINT "rewards_sealed_voucher_no_unique" UNIQUE("sealed_voucher_no"),
	CONSTRAINT "rewards_one_a_stage" UNIQUE("lead_id","stage_id"),
	CONSTRAINT "rewards_status_known" CHECK ("rewards"."status" in ('CANDIDATE', 'ELIGIBILITY', 'INELIGIBLE', 'PROPOSED', 'REVIEWED', 'APPROVED', 'FUNDED', 'NOTIFIED', 'CLAIMED', 'BATCHED', 'PAY_FAILED', 'PAID', 'FORFEITED', 'WAIVED', 'ON_HOLD', 'REVOKED', 'CLAWBACK', 'RECOVERED', 'WRITTEN_OFF')),
	CONSTRAINT "rewards_amount_positive" CHECK ("rewards"."amount_fen" > 0),
	CONSTRAINT "rewards_amount_in_span" CHECK ("rewards"."amount_fen" between "rewards"."low_fen" and coalesce("rewards"."high_fen", "rewards"."amount_fen")),
	CONSTRAINT "rewards_clerk_differs" CHECK (("rewards"."clerk_id" is null or coalesce("rewards"."clerk_id" not in ("rewards"."reviewer_id", "rewards"."approver_id", "rewards"."finance_id", "rewards"."maker_id", "rewards"."checker_id"), true))),
	CONSTRAINT "rewards_reviewer_differs" CHECK (("rewards"."reviewer_id" is null or coalesce("rewards"."reviewer_id" not in ("rewards"."approver_id", "rewards"."finance_id", "rewards"."maker_id", "rewards"."checker_id"), true))),
	CONSTRAINT "rewards_approver_differs" CHECK (("rewards"."approver_id" is null or coalesce("rewards"."approver_id" not in ("rewards"."finance_id", "rewards"."maker_id", "rewards"."checker_id"), true))),
	CONSTRAINT "rewards_finance_differs" CHECK (("rewards"."finance_id" is null or coalesce("rewards"."finance_id" not in ("rewards"."maker_id", "rewards"."checker_id"), true))),
	CONSTRAINT "rewards_maker_differs" CHECK (("rewards"."maker_id" is null or coalesce("rewards"."maker_id" not in ("rewards"."checker_id"), true)))
);
--> statement-breakpoint
CREATE TABLE "routing_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"when" jsonb NOT NULL,
	"then" jsonb NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sectors" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"wrapped_private_key" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "setup_links" (
	"token_digest" "bytea" PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"name_tag" "bytea" PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_failed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"unit_code" text NOT NULL,
	"roles" text[] NOT NULL,
	"certificate_no" text,
	"public_key" "bytea" NOT NULL,
	"key_mac" "bytea" NOT NULL,
	"locked_private_key" "bytea" NOT NULL,
	"totp_secret" "bytea" NOT NULL,
	"totp_step" integer DEFAULT 0 NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"status" text NOT NULL,
	"officers" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"signed_at" timestamp (3) with time zone,
	"signed_by" uuid,
	CONSTRAINT "tasks_one_a_unit" UNIQUE("lead_id","unit"),
	CONSTRAINT "tasks_status_known" CHECK ("tasks"."status" in ('OPEN', 'ACCEPTED', 'SIGNED', 'RETURNED'))
);
--> statement-breakpoint
CREATE TABLE "townships" (
	"code" text PRIMARY KEY NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"position" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account_balances" ADD CONSTRAINT "account_balances_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_index" ADD CONSTRAINT "blind_index_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compartments" ADD CONSTRAINT "compartments_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compartments" ADD CONSTRAINT "compartments_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_payments" ADD CONSTRAINT "counter_payments_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counter_payments" ADD CONSTRAINT "counter_payments_first_officer_id_staff_id_fk" FOREIGN KEY ("first_officer_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determination_signatures" ADD CONSTRAINT "determination_signatures_determination_id_determinations_id_fk" FOREIGN KEY ("determination_id") REFERENCES "public"."determinations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determination_signatures" ADD CONSTRAINT "determination_signatures_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determinations" ADD CONSTRAINT "determinations_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determinations" ADD CONSTRAINT "determinations_reasons_id_documents_id_fk" FOREIGN KEY ("reasons_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determinations" ADD CONSTRAINT "determinations_drafted_by_staff_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determinations" ADD CONSTRAINT "determinations_issued_by_staff_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_compartment_id_compartments_id_fk" FOREIGN KEY ("compartment_id") REFERENCES "public"."compartments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_compartment_id_compartments_id_fk" FOREIGN KEY ("compartment_id") REFERENCES "public"."compartments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_compartment_id_compartments_id_fk" FOREIGN KEY ("compartment_id") REFERENCES "public"."compartments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_entry_id_journal_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_steps" ADD CONSTRAINT "lead_steps_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_steps" ADD CONSTRAINT "lead_steps_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_proposal_by_staff_id_fk" FOREIGN KEY ("proposal_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_refused_by_staff_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_scheme_id_reward_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."reward_schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_admitted_by_staff_id_fk" FOREIGN KEY ("admitted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_maker_id_staff_id_fk" FOREIGN KEY ("maker_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_items" ADD CONSTRAINT "payment_items_batch_id_payment_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payment_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_items" ADD CONSTRAINT "payment_items_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_items" ADD CONSTRAINT "payment_items_claim_document_id_documents_id_fk" FOREIGN KEY ("claim_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_items" ADD CONSTRAINT "payment_items_checked_by_staff_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD CONSTRAINT "reward_schemes_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD CONSTRAINT "reward_schemes_activated_by_staff_id_fk" FOREIGN KEY ("activated_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_steps" ADD CONSTRAINT "reward_steps_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_steps" ADD CONSTRAINT "reward_steps_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_steps" ADD CONSTRAINT "reward_steps_second_staff_id_staff_id_fk" FOREIGN KEY ("second_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_scheme_id_reward_schemes_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."reward_schemes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_clerk_id_staff_id_fk" FOREIGN KEY ("clerk_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_reviewer_id_staff_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_approver_id_staff_id_fk" FOREIGN KEY ("approver_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_finance_id_staff_id_fk" FOREIGN KEY ("finance_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_maker_id_staff_id_fk" FOREIGN KEY ("maker_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_checker_id_staff_id_fk" FOREIGN KEY ("checker_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_proposal_by_staff_id_fk" FOREIGN KEY ("proposal_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_claim_document_id_documents_id_fk" FOREIGN KEY ("claim_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_accepted_by_staff_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_signed_by_staff_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_staff" ON "audit_entries" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "blind_index_by_tag" ON "blind_index" USING btree ("tag","kind");--> statement-breakpoint
CREATE INDEX "documents_by_compartment" ON "documents" USING btree ("compartment_id","seq");--> statement-breakpoint
CREATE INDEX "evidence_by_lead" ON "evidence" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "evidence_waiting" ON "evidence" USING btree ("received_at") WHERE "evidence"."scan_status" = 'WAITING';--> statement-breakpoint
CREATE INDEX "grants_by_desk" ON "grants" USING btree ("desk_id","compartment_id");--> statement-breakpoint
CREATE INDEX "journal_entries_by_fund" ON "journal_entries" USING btree ("fund_id","id");--> statement-breakpoint
CREATE INDEX "journal_entries_by_reward" ON "journal_entries" USING btree ("reward_id");--> statement-breakpoint
CREATE INDEX "journal_lines_by_entry" ON "journal_lines" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "lead_steps_by_lead" ON "lead_steps" USING btree ("lead_id","id");--> statement-breakpoint
CREATE INDEX "leads_by_status" ON "leads" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "leads_by_received" ON "leads" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "mails_by_status" ON "mails" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "payment_items_by_batch" ON "payment_items" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "payment_items_by_reward" ON "payment_items" USING btree ("reward_id");--> statement-breakpoint
CREATE INDEX "reward_steps_by_reward" ON "reward_steps" USING btree ("reward_id","id");--> statement-breakpoint
CREATE INDEX "rewards_by_status" ON "rewards" USING btree ("status","due_at");--> statement-breakpoint
CREATE INDEX "sessions_by_staff" ON "sessions" USING btree ("staff_id");--> statement-breakpoint
CREATE INDEX "tasks_by_unit" ON "tasks" USING btree ("unit","status");