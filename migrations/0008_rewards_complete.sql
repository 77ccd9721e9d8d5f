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
ALTER TABLE "rewards" ADD COLUMN "approvals" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "share_of_id" uuid;--> statement-breakpoint
ALTER TABLE "exclusion_lists" ADD CONSTRAINT "exclusion_lists_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusion_lists" ADD CONSTRAINT "exclusion_lists_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exclusion_tags" ADD CONSTRAINT "exclusion_tags_list_id_exclusion_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."exclusion_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_checks" ADD CONSTRAINT "identity_checks_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_proposed_by_staff_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_confirmed_by_staff_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "later_reports" ADD CONSTRAINT "later_reports_award_id_rewards_id_fk" FOREIGN KEY ("award_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_exclusions" ADD CONSTRAINT "reward_exclusions_reward_id_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reward_exclusions" ADD CONSTRAINT "reward_exclusions_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "identity_checks_by_reward" ON "identity_checks" USING btree ("reward_id","asked_at");--> statement-breakpoint
CREATE INDEX "reward_exclusions_by_reward" ON "reward_exclusions" USING btree ("reward_id","id");--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_share_of_id_rewards_id_fk" FOREIGN KEY ("share_of_id") REFERENCES "public"."rewards"("id") ON DELETE no action ON UPDATE no action;