CREATE TABLE "bank_return_lines" (
	"return_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"item_id" uuid,
	"outcome" text NOT NULL,
	"bank_reference" text,
	"problem" text,
	CONSTRAINT "bank_return_lines_return_id_line_pk" PRIMARY KEY("return_id","line"),
	CONSTRAINT "bank_return_lines_outcome_known" CHECK ("bank_return_lines"."outcome" in ('PAID', 'RETURNED', 'UNKNOWN')),
	CONSTRAINT "bank_return_lines_problem_known" CHECK ("bank_return_lines"."problem" in ('UNREADABLE', 'OTHER_BATCH', 'NOT_IN_BATCH', 'ACCOUNT_DIFFERS', 'AMOUNT_DIFFERS', 'AMBIGUOUS', 'TWICE', 'NO_RESULT', 'NO_REFERENCE', 'ALREADY'))
);
--> statement-breakpoint
CREATE TABLE "bank_returns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"batch_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"file_digest" text,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "bank_returns_kind_known" CHECK ("bank_returns"."kind" in ('FILE', 'LINE')),
	CONSTRAINT "bank_returns_status_known" CHECK ("bank_returns"."status" in ('OPEN', 'CONFIRMED', 'DROPPED'))
);
--> statement-breakpoint
CREATE TABLE "bank_statement_lines" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bank_statement_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"statement_id" uuid NOT NULL,
	"booked_on" date NOT NULL,
	"direction" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"reference" text NOT NULL,
	CONSTRAINT "bank_statement_lines_direction_known" CHECK ("bank_statement_lines"."direction" in ('OUT', 'IN')),
	CONSTRAINT "bank_statement_lines_amount_positive" CHECK ("bank_statement_lines"."amount_fen" > 0)
);
--> statement-breakpoint
CREATE TABLE "bank_statements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"lines" integer NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bank_statements_once" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "closed_periods" (
	"period" text PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL,
	"digest" text NOT NULL,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "closed_periods_month" CHECK ("closed_periods"."period" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
CREATE TABLE "disclosure_holds" (
	"lead_id" uuid PRIMARY KEY NOT NULL,
	"held_by" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"reminded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "exclusion_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"lead_id" uuid,
	"people" integer NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exclusion_lists_kind_known" CHECK ("exclusion_lists"."kind" in ('STAFF', 'CASE')),
	CONSTRAINT "exclusion_lists_of_a_case" CHECK (("exclusion_lists"."kind" = 'CASE') = ("exclusion_lists"."lead_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "exclusion_tags" (
	"list_id" uuid NOT NULL,
	"tag" "bytea" NOT NULL,
	CONSTRAINT "exclusion_tags_list_id_tag_pk" PRIMARY KEY("list_id","tag")
);
--> statement-breakpoint
CREATE TABLE "fund_closings" (
	"fund_id" uuid PRIMARY KEY NOT NULL,
	"order_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"successor_id" uuid NOT NULL,
	"available_fen" bigint NOT NULL,
	"locked_fen" bigint NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fund_closings_order_id_unique" UNIQUE("order_id"),
	CONSTRAINT "fund_closings_decision_known" CHECK ("fund_closings"."decision" in ('CARRY', 'LAPSE'))
);
--> statement-breakpoint
CREATE TABLE "fund_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "fund_documents_digest" CHECK ("fund_documents"."sha256" = encode(sha256("fund_documents"."content"), 'hex')),
	CONSTRAINT "fund_documents_size" CHECK ("fund_documents"."size" = length("fund_documents"."content"))
);
--> statement-breakpoint
CREATE TABLE "fund_orders" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"fund_id" uuid NOT NULL,
	"amount_fen" bigint,
	"decision" text,
	"entry_id" bigint,
	"document_no" text NOT NULL,
	"document_id" uuid,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "fund_orders_kind_known" CHECK ("fund_orders"."kind" in ('APPROPRIATE', 'REDUCE', 'REVERSE', 'CLOSE_YEAR')),
	CONSTRAINT "fund_orders_outcome_known" CHECK ("fund_orders"."outcome" in ('CONFIRMED', 'REFUSED', 'WITHDRAWN')),
	CONSTRAINT "fund_orders_decision_known" CHECK ("fund_orders"."decision" in ('CARRY', 'LAPSE')),
	CONSTRAINT "fund_orders_amount" CHECK (("fund_orders"."kind" in ('APPROPRIATE', 'REDUCE')) = ("fund_orders"."amount_fen" is not null) and coalesce("fund_orders"."amount_fen" > 0, true)),
	CONSTRAINT "fund_orders_decision" CHECK (("fund_orders"."kind" = 'CLOSE_YEAR') = ("fund_orders"."decision" is not null)),
	CONSTRAINT "fund_orders_entry" CHECK (("fund_orders"."kind" = 'REVERSE') = ("fund_orders"."entry_id" is not null)),
	CONSTRAINT "fund_orders_two_persons" CHECK (("fund_orders"."outcome" is null) = ("fund_orders"."decided_by" is null) and ("fund_orders"."outcome" is null) = ("fund_orders"."decided_at" is null)
        and coalesce(("fund_orders"."outcome" = 'WITHDRAWN') = ("fund_orders"."decided_by" = "fund_orders"."proposed_by"), true))
);
--> statement-breakpoint
CREATE TABLE "identity_checks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reward_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	"listed" boolean,
	"year_fen" bigint,
	CONSTRAINT "identity_checks_answered_whole" CHECK (num_nulls("identity_checks"."answered_by", "identity_checks"."answered_at", "identity_checks"."listed", "identity_checks"."year_fen") in (0, 4)),
	CONSTRAINT "identity_checks_answered_by_another" CHECK (("identity_checks"."asked_by" is null or coalesce("identity_checks"."asked_by" not in ("identity_checks"."answered_by"), true)))
);
--> statement-breakpoint
CREATE TABLE "later_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reward_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"confirmed_by" uuid,
	"confirmed_at" timestamp (3) with time zone,
	"award_id" uuid,
	CONSTRAINT "later_reports_once" UNIQUE("reward_id","lead_id"),
	CONSTRAINT "later_reports_verdict_known" CHECK ("later_reports"."verdict" in ('HELPFUL', 'NOT_HELPFUL', 'JOINT')),
	CONSTRAINT "later_reports_two_people" CHECK (("later_reports"."proposed_by" is null or coalesce("later_reports"."proposed_by" not in ("later_reports"."confirmed_by"), true))),
	CONSTRAINT "later_reports_confirmed_whole" CHECK (("later_reports"."confirmed_by" is null) = ("later_reports"."confirmed_at" is null)),
	CONSTRAINT "later_reports_award_of_a_helpful_one" CHECK ("later_reports"."award_id" is null or "later_reports"."verdict" = 'HELPFUL')
);
--> statement-breakpoint
CREATE TABLE "ledger_checks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "ledger_checks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"entries" integer NOT NULL,
	"breaches" text[] NOT NULL,
	"by_staff" uuid
);
--> statement-breakpoint
CREATE TABLE "payment_templates" (
	"code" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"version" integer NOT NULL,
	"saved_by" uuid NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"period" text PRIMARY KEY NOT NULL,
	"book_fen" bigint NOT NULL,
	"bank_fen" bigint NOT NULL,
	"matched" integer NOT NULL,
	"open_in_books" integer NOT NULL,
	"open_at_bank" integer NOT NULL,
	"reason" text,
	"signed_by" uuid NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reconciliations_reason_known" CHECK ("reconciliations"."reason" in ('IN_TRANSIT', 'NOT_BOOKED_YET', 'BANK_OWN', 'BANK_ERROR')),
	CONSTRAINT "reconciliations_month" CHECK ("reconciliations"."period" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$'),
	CONSTRAINT "reconciliations_reasoned" CHECK (("reconciliations"."open_in_books" + "reconciliations"."open_at_bank" = 0) = ("reconciliations"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "reward_exclusions" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reward_exclusions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"reward_id" uuid NOT NULL,
	"code" text NOT NULL,
	"answer" text NOT NULL,
	"ground" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reward_exclusions_code_known" CHECK ("reward_exclusions"."code" in ('STAFF_OR_RELATIVE', 'STATUTORY_DUTY', 'REPORTER_SUSPECT', 'ALREADY_IN_PROCESS', 'MEDIA_DISCLOSED', 'MERIT_ALREADY_RECOGNISED', 'INTERESTED_PARTY', 'PAID_REPORTER', 'WITHDRAWN_OR_OBSTRUCTED', 'UNREACHABLE')),
	CONSTRAINT "reward_exclusions_answer_known" CHECK ("reward_exclusions"."answer" in ('NO', 'YES', 'UNKNOWN')),
	CONSTRAINT "reward_exclusions_ground_known" CHECK ("reward_exclusions"."ground" in ('CASE_FILE', 'IDENTITY_CHECK', 'ASKED_UNITS', 'PUBLIC_SOURCES', 'DECLARATION', 'ANONYMOUS', 'SEE_PAPER_FILE'))
);
--> statement-breakpoint
CREATE TABLE "scheme_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "scheme_documents_digest" CHECK ("scheme_documents"."sha256" = encode(sha256("scheme_documents"."content"), 'hex')),
	CONSTRAINT "scheme_documents_size" CHECK ("scheme_documents"."size" = length("scheme_documents"."content"))
);
--> statement-breakpoint
CREATE TABLE "server_keys" (
	"generation" integer PRIMARY KEY NOT NULL,
	"proof" "bytea" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "window_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "window_lists_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"closed_by" uuid,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "window_lists_number_unique" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "window_vouchers" (
	"voucher_no" text PRIMARY KEY NOT NULL,
	"list_id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"code_tail" text NOT NULL,
	"result" text
);
--> statement-breakpoint
ALTER TABLE "journal_entries" DROP CONSTRAINT "journal_entries_event_known";--> statement-breakpoint
DROP INDEX "payment_items_by_batch";--> statement-breakpoint
ALTER TABLE "calendar_changes" ALTER COLUMN "staff_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "funds" ADD COLUMN "source" text DEFAULT 'DISTRICT' NOT NULL;--> statement-breakpoint
ALTER TABLE "funds" ADD COLUMN "previous_id" uuid;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD COLUMN "period" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD COLUMN "order_id" uuid;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD COLUMN "reverses_id" bigint;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "acceptance_left" integer;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "template" jsonb;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "released_by" uuid;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "released_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "file_digest" text;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "file_bytes" integer;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "cancelled_by" uuid;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "cancelled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "payment_items" ADD COLUMN "line_no" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_items" ADD COLUMN "open" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_items" ADD COLUMN "return_id" uuid;--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "moved" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "recusals" ADD COLUMN "moved_to" uuid;--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD COLUMN "drafted_by" uuid;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "approvals" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "share_of_id" uuid;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "claim_code_tail" text;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "fund_id" uuid;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "payee_tag" "bytea";--> statement-breakpoint
ALTER TABLE "bank_return_lines" ADD CONSTRAINT "bank_return_lines_return_id_bank_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."bank_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_returns" ADD CONSTRAINT "bank_returns_batch_id_payment_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payment_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_returns" ADD CONSTRAINT "bank_returns_imported_by_staff_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_returns" ADD CONSTRAINT "bank_returns_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statement_lines" ADD CONSTRAINT "bank_statement_lines_statement_id_bank_statements_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."bank_statements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bank_statements" ADD CONSTRAINT "bank_statements_imported_by_staff_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_periods" ADD CONSTRAINT "closed_periods_closed_by_staff_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_holds" ADD CONSTRAINT "disclosure_holds_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_holds" ADD CONSTRAINT "disclosure_holds_held_by_staff_id_fk" FOREIGN KEY ("held_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure_holds" ADD CONSTRAINT "disclosure_holds_reviewer_id_staff_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusion_lists" ADD CONSTRAINT "exclusion_lists_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusion_lists" ADD CONSTRAINT "exclusion_lists_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusion_tags" ADD CONSTRAINT "exclusion_tags_list_id_exclusion_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."exclusion_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_closings" ADD CONSTRAINT "fund_closings_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_closings" ADD CONSTRAINT "fund_closings_order_id_fund_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."fund_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_closings" ADD CONSTRAINT "fund_closings_successor_id_funds_id_fk" FOREIGN KEY ("successor_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_documents" ADD CONSTRAINT "fund_documents_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_orders" ADD CONSTRAINT "fund_orders_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_orders" ADD CONSTRAINT "fund_orders_document_id_fund_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."fund_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_orders" ADD CONSTRAINT "fund_orders_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_orders" ADD CONSTRAINT "fund_orders_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_confirmed_by_staff_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_award_id_rewards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_checks" ADD CONSTRAINT "ledger_checks_by_staff_staff_id_fk" FOREIGN KEY ("by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_templates" ADD CONSTRAINT "payment_templates_saved_by_staff_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_signed_by_staff_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_exclusions" ADD CONSTRAINT "reward_exclusions_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_exclusions" ADD CONSTRAINT "reward_exclusions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheme_documents" ADD CONSTRAINT "scheme_documents_added_by_staff_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "window_lists" ADD CONSTRAINT "window_lists_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "window_lists" ADD CONSTRAINT "window_lists_closed_by_staff_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "window_vouchers" ADD CONSTRAINT "window_vouchers_list_id_window_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."window_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "window_vouchers" ADD CONSTRAINT "window_vouchers_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bank_return_lines_by_item" ON "bank_return_lines" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "bank_returns_by_batch" ON "bank_returns" USING btree ("batch_id","imported_at");--> statement-breakpoint
CREATE UNIQUE INDEX "bank_returns_one_waits" ON "bank_returns" USING btree ("batch_id") WHERE "bank_returns"."status" = 'OPEN';--> statement-breakpoint
CREATE UNIQUE INDEX "bank_returns_file_once" ON "bank_returns" USING btree ("batch_id","file_digest") WHERE "bank_returns"."status" <> 'DROPPED';--> statement-breakpoint
CREATE INDEX "bank_statement_lines_by_day" ON "bank_statement_lines" USING btree ("booked_on");--> statement-breakpoint
CREATE INDEX "fund_orders_by_fund" ON "fund_orders" USING btree ("fund_id","proposed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "fund_orders_one_open_closing" ON "fund_orders" USING btree ("fund_id") WHERE "fund_orders"."kind" = 'CLOSE_YEAR' and "fund_orders"."outcome" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "fund_orders_one_open_reversal" ON "fund_orders" USING btree ("entry_id") WHERE "fund_orders"."outcome" is null;--> statement-breakpoint
CREATE INDEX "identity_checks_by_reward" ON "identity_checks" USING btree ("reward_id","asked_at");--> statement-breakpoint
CREATE INDEX "reward_exclusions_by_reward" ON "reward_exclusions" USING btree ("reward_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "window_vouchers_one_out" ON "window_vouchers" USING btree ("reward_id") WHERE "window_vouchers"."result" is null;--> statement-breakpoint
ALTER TABLE "funds" ADD CONSTRAINT "funds_previous_id_funds_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_order_id_fund_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."fund_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_reverses_id_journal_entries_id_fk" FOREIGN KEY ("reverses_id") REFERENCES "public"."journal_entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_released_by_staff_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_cancelled_by_staff_id_fk" FOREIGN KEY ("cancelled_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_items" ADD CONSTRAINT "payment_items_return_id_bank_returns_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."bank_returns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recusals" ADD CONSTRAINT "recusals_moved_to_staff_id_fk" FOREIGN KEY ("moved_to") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD CONSTRAINT "reward_schemes_document_id_scheme_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."scheme_documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD CONSTRAINT "reward_schemes_drafted_by_staff_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_share_of_id_rewards_id_fk" FOREIGN KEY ("share_of_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_fund_id_funds_id_fk" FOREIGN KEY ("fund_id") REFERENCES "public"."funds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_entries_by_period" ON "journal_entries" USING btree ("fund_id","period","id");--> statement-breakpoint
CREATE INDEX "journal_entries_by_event" ON "journal_entries" USING btree ("fund_id","event","id");--> statement-breakpoint
CREATE INDEX "journal_lines_by_account" ON "journal_lines" USING btree ("account","entry_id");--> statement-breakpoint
CREATE INDEX "leads_held" ON "leads" USING btree ("disclosure_hold_until") WHERE "leads"."disclosure_hold_until" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_items_one_open" ON "payment_items" USING btree ("reward_id") WHERE "payment_items"."open";--> statement-breakpoint
CREATE INDEX "rewards_by_fund" ON "rewards" USING btree ("fund_id");--> statement-breakpoint
CREATE INDEX "rewards_by_payee" ON "rewards" USING btree ("payee_tag");--> statement-breakpoint
CREATE INDEX "payment_items_by_batch" ON "payment_items" USING btree ("batch_id","line_no");--> statement-breakpoint
ALTER TABLE "funds" ADD CONSTRAINT "funds_previous_id_unique" UNIQUE("previous_id");--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_reverses_id_unique" UNIQUE("reverses_id");--> statement-breakpoint
ALTER TABLE "funds" ADD CONSTRAINT "funds_source_known" CHECK ("funds"."source" in ('DISTRICT', 'CITY', 'PROVINCE', 'CENTRAL', 'OTHER'));--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_reversal" CHECK (("journal_entries"."event" = 'REVERSED') = ("journal_entries"."reverses_id" is not null));--> statement-breakpoint
ALTER TABLE "journal_entries" ADD CONSTRAINT "journal_entries_event_known" CHECK ("journal_entries"."event" in ('APPROPRIATED', 'LOCKED', 'CLAIMED', 'PAID', 'RETURNED_LATE', 'RELEASED', 'CLAIM_REVERSED', 'CLAWED_BACK', 'RECOVERED', 'WRITTEN_OFF', 'LAPSED', 'REDUCED', 'CARRIED_OUT', 'CARRIED_IN', 'LOCK_CARRIED_OUT', 'LOCK_CARRIED_IN', 'REVERSED'));--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_status_known" CHECK ("payment_batches"."status" in ('BUILT', 'RELEASED', 'SETTLED', 'CANCELLED'));--> statement-breakpoint
ALTER TABLE "payment_batches" ADD CONSTRAINT "payment_batches_two_people" CHECK ("payment_batches"."released_by" is null or "payment_batches"."released_by" <> "payment_batches"."maker_id");--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD CONSTRAINT "reward_schemes_proposer" CHECK (("reward_schemes"."proposed_by" is null or coalesce("reward_schemes"."proposed_by" not in ("reward_schemes"."drafted_by"), true)));--> statement-breakpoint
ALTER TABLE "reward_schemes" ADD CONSTRAINT "reward_schemes_activator" CHECK (("reward_schemes"."activated_by" is null or coalesce("reward_schemes"."activated_by" not in ("reward_schemes"."drafted_by", "reward_schemes"."proposed_by"), true)));