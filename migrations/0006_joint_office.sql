CREATE TABLE "assist_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"asks_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answer_id" uuid,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "assist_requests_answered_whole" CHECK (num_nonnulls("assist_requests"."answer_id", "assist_requests"."answered_by", "assist_requests"."answered_at") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "calendar_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "calendar_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"removed" boolean NOT NULL,
	"reason" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "calendar_changes_kind_known" CHECK ("calendar_changes"."kind" in ('HOLIDAY', 'WORKDAY'))
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"secret_tag" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "calendar_feeds_secret_tag_unique" UNIQUE("secret_tag")
);
--> statement-breakpoint
CREATE TABLE "daily_digests" (
	"staff_id" uuid NOT NULL,
	"day" date NOT NULL,
	"mail_id" uuid,
	"language" text NOT NULL,
	"overdue" integer NOT NULL,
	"today" integer NOT NULL,
	"week" integer NOT NULL,
	"lead_references" text[] NOT NULL,
	CONSTRAINT "daily_digests_staff_id_day_pk" PRIMARY KEY("staff_id","day")
);
--> statement-breakpoint
CREATE TABLE "disposition_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"status" text NOT NULL,
	"status_since" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone,
	"deadline" date,
	"proposal_verb" text,
	"proposal_by" uuid,
	"reported_by" uuid[] DEFAULT '{}' NOT NULL,
	"opened_by" uuid,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "disposition_cases_one_a_round" UNIQUE("lead_id","round"),
	CONSTRAINT "disposition_cases_status_known" CHECK ("disposition_cases"."status" in ('A_OPENED', 'TALKED', 'RECTIFYING', 'OVERDUE', 'RECTIFIED', 'B_OPENED', 'RESOLVING', 'RESOLVED', 'C_OPENED', 'REPORTED', 'TRANSFER_DECIDED', 'TRANSFERRED', 'DECLINED', 'RECONSIDERING', 'UPHELD', 'FILED', 'PROSECUTED', 'JUDGED', 'DISCONTINUED')),
	CONSTRAINT "disposition_cases_proposal_whole" CHECK (("disposition_cases"."proposal_verb" is null) = ("disposition_cases"."proposal_by" is null))
);
--> statement-breakpoint
CREATE TABLE "disposition_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "disposition_events_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"case_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"transition" text,
	"to_status" text,
	"happened_on" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"staff_id" uuid,
	"raised_fen" bigint,
	"recovered_fen" bigint,
	"repaid_fen" bigint,
	"participants" integer,
	"deadline" date,
	"milestones" jsonb,
	"corrects" uuid,
	CONSTRAINT "disposition_events_no_less_than_nothing" CHECK (coalesce("disposition_events"."raised_fen", 0) >= 0 and coalesce("disposition_events"."recovered_fen", 0) >= 0 and coalesce("disposition_events"."repaid_fen", 0) >= 0 and coalesce("disposition_events"."participants", 0) >= 0),
	CONSTRAINT "disposition_events_correct_one" CHECK (("disposition_events"."kind" = 'correct') = ("disposition_events"."corrects" is not null))
);
--> statement-breakpoint
CREATE TABLE "duty_days" (
	"day" date NOT NULL,
	"unit_code" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "duty_days_day_unit_code_staff_id_pk" PRIMARY KEY("day","unit_code","staff_id")
);
--> statement-breakpoint
CREATE TABLE "lead_escalations" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "lead_escalations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lead_id" uuid NOT NULL,
	"rung" text NOT NULL,
	"owed_by" text NOT NULL,
	"status" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_escalations_once" UNIQUE("lead_id","due_at","rung","owed_by"),
	CONSTRAINT "lead_escalations_rung_known" CHECK ("lead_escalations"."rung" in ('SUPERVISOR', 'HEAD', 'SCORECARD')),
	CONSTRAINT "lead_escalations_status_known" CHECK ("lead_escalations"."status" in ('SUBMITTED', 'SUPPLEMENT', 'ACCEPTED', 'REJECTED', 'REFERRED_OUT', 'MERGED', 'WITHDRAWN', 'ASSIGNED', 'VERIFYING', 'DETERMINING', 'VERIFIED', 'UNSUBSTANTIATED', 'FALSE_REPORT', 'DISPOSING', 'CLOSED', 'ARCHIVED'))
);
--> statement-breakpoint
CREATE TABLE "measure_approvals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"measure" text NOT NULL,
	"status" text NOT NULL,
	"asks_id" uuid NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answer_id" uuid,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "measure_approvals_measure_known" CHECK ("measure_approvals"."measure" in ('QUERY_ACCOUNTS', 'SEIZE', 'ORDER_RECOVERY')),
	CONSTRAINT "measure_approvals_status_known" CHECK ("measure_approvals"."status" in ('ASKED', 'APPROVED', 'REFUSED', 'USED')),
	CONSTRAINT "measure_approvals_two_people" CHECK (("measure_approvals"."decided_by" is null or coalesce("measure_approvals"."decided_by" not in ("measure_approvals"."asked_by"), true))),
	CONSTRAINT "measure_approvals_decided" CHECK (("measure_approvals"."status" = 'ASKED') = ("measure_approvals"."decided_by" is null) and ("measure_approvals"."decided_by" is null) = ("measure_approvals"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "meeting_answers" (
	"meeting_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"comes" boolean NOT NULL,
	"staff_id" uuid NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "meeting_answers_meeting_id_unit_pk" PRIMARY KEY("meeting_id","unit")
);
--> statement-breakpoint
CREATE TABLE "meetings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"status" text NOT NULL,
	"version" integer NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"call_id" uuid NOT NULL,
	"called_by" uuid NOT NULL,
	"called_at" timestamp (3) with time zone NOT NULL,
	"minutes_id" uuid,
	"attended" jsonb NOT NULL,
	"recorded_by" uuid,
	"recorded_at" timestamp (3) with time zone,
	CONSTRAINT "meetings_status_known" CHECK ("meetings"."status" in ('CALLED', 'HELD', 'CANCELLED')),
	CONSTRAINT "meetings_held_have_minutes" CHECK (("meetings"."status" = 'HELD') = ("meetings"."minutes_id" is not null)
        and num_nonnulls("meetings"."minutes_id", "meetings"."recorded_by", "meetings"."recorded_at") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "monthly_report_issues" (
	"report_id" uuid PRIMARY KEY NOT NULL,
	"document_no" text NOT NULL,
	"issued_by" uuid NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "monthly_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"month" text NOT NULL,
	"version" integer NOT NULL,
	"figures" jsonb NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "monthly_reports_one_a_version" UNIQUE("month","version"),
	CONSTRAINT "monthly_reports_month" CHECK ("monthly_reports"."month" ~ '^20[0-9]{2}-(0[1-9]|1[0-2])$')
);
--> statement-breakpoint
CREATE TABLE "queue_lines" (
	"lead_id" uuid NOT NULL,
	"desk_id" uuid NOT NULL,
	"tray" text NOT NULL,
	"urgent" boolean NOT NULL,
	"by_at" timestamp (3) with time zone,
	"received_seq" bigint NOT NULL,
	CONSTRAINT "queue_lines_lead_id_desk_id_tray_pk" PRIMARY KEY("lead_id","desk_id","tray")
);
--> statement-breakpoint
CREATE TABLE "robot_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"robot_id" uuid NOT NULL,
	"event" text NOT NULL,
	"occasion" text NOT NULL,
	"facts" jsonb NOT NULL,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"answer" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "robot_posts_once" UNIQUE("robot_id","event","occasion"),
	CONSTRAINT "robot_posts_status_known" CHECK ("robot_posts"."status" in ('WAITING', 'SENT', 'FAILED')),
	CONSTRAINT "robot_posts_event_known" CHECK ("robot_posts"."event" in ('URGENT', 'OVERDUE', 'DAILY', 'TEST'))
);
--> statement-breakpoint
CREATE TABLE "robots" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sealed_address" "bytea" NOT NULL,
	"sealed_secret" "bytea",
	"events" text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "robots_kind_known" CHECK ("robots"."kind" in ('WECOM', 'DINGTALK', 'FEISHU'))
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"staff_id" uuid NOT NULL,
	"sealed_name" "bytea" NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"lead_id" uuid PRIMARY KEY NOT NULL,
	"tags" integer[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_preferences" (
	"staff_id" uuid PRIMARY KEY NOT NULL,
	"digest" boolean DEFAULT true NOT NULL,
	"language" text DEFAULT 'zh-CN' NOT NULL,
	CONSTRAINT "staff_preferences_language_known" CHECK ("staff_preferences"."language" in ('zh-CN', 'en'))
);
--> statement-breakpoint
CREATE TABLE "successions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"from_staff" uuid NOT NULL,
	"to_staff" uuid NOT NULL,
	"by_staff" uuid NOT NULL,
	"reason" text NOT NULL,
	"what" text[] NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "successions_reason_known" CHECK ("successions"."reason" in ('LEFT', 'ILL', 'ON_LEAVE', 'MOVED', 'RECUSED', 'WORKLOAD'))
);
--> statement-breakpoint
CREATE TABLE "target_steps" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "target_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"target_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"act" text NOT NULL,
	"staff_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "target_steps_act_known" CHECK ("target_steps"."act" in ('JOIN', 'LEAVE'))
);
--> statement-breakpoint
CREATE TABLE "targets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "compartments" DROP CONSTRAINT "compartments_kind_known";--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "documents_kind_known";--> statement-breakpoint
DROP INDEX "blind_index_by_tag";--> statement-breakpoint
ALTER TABLE "determinations" ADD COLUMN "meeting_id" uuid;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "case_status" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "target_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "turn" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "turn_later" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "turn_later_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "trays" text[];--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_asks_id_documents_id_fk" FOREIGN KEY ("asks_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_answer_id_documents_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assist_requests" ADD CONSTRAINT "assist_requests_answered_by_staff_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_changes" ADD CONSTRAINT "calendar_changes_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_digests" ADD CONSTRAINT "daily_digests_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_digests" ADD CONSTRAINT "daily_digests_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_cases" ADD CONSTRAINT "disposition_cases_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_cases" ADD CONSTRAINT "disposition_cases_proposal_by_staff_id_fk" FOREIGN KEY ("proposal_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_cases" ADD CONSTRAINT "disposition_cases_opened_by_staff_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_events" ADD CONSTRAINT "disposition_events_case_id_disposition_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."disposition_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_events" ADD CONSTRAINT "disposition_events_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition_events" ADD CONSTRAINT "disposition_events_corrects" FOREIGN KEY ("corrects") REFERENCES "public"."disposition_events"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_days" ADD CONSTRAINT "duty_days_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_days" ADD CONSTRAINT "duty_days_set_by_staff_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_escalations" ADD CONSTRAINT "lead_escalations_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_approvals" ADD CONSTRAINT "measure_approvals_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_approvals" ADD CONSTRAINT "measure_approvals_asks_id_documents_id_fk" FOREIGN KEY ("asks_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_approvals" ADD CONSTRAINT "measure_approvals_asked_by_staff_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_approvals" ADD CONSTRAINT "measure_approvals_answer_id_documents_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_approvals" ADD CONSTRAINT "measure_approvals_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_answers" ADD CONSTRAINT "meeting_answers_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_answers" ADD CONSTRAINT "meeting_answers_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_call_id_documents_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_called_by_staff_id_fk" FOREIGN KEY ("called_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_minutes_id_documents_id_fk" FOREIGN KEY ("minutes_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meetings" ADD CONSTRAINT "meetings_recorded_by_staff_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_report_issues" ADD CONSTRAINT "monthly_report_issues_report_id_monthly_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."monthly_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_report_issues" ADD CONSTRAINT "monthly_report_issues_issued_by_staff_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monthly_reports" ADD CONSTRAINT "monthly_reports_made_by_staff_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_lines" ADD CONSTRAINT "queue_lines_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_lines" ADD CONSTRAINT "queue_lines_desk_id_desks_id_fk" FOREIGN KEY ("desk_id") REFERENCES "public"."desks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "robot_posts" ADD CONSTRAINT "robot_posts_robot_id_robots_id_fk" FOREIGN KEY ("robot_id") REFERENCES "public"."robots"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "robots" ADD CONSTRAINT "robots_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_preferences" ADD CONSTRAINT "staff_preferences_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successions" ADD CONSTRAINT "successions_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successions" ADD CONSTRAINT "successions_from_staff_staff_id_fk" FOREIGN KEY ("from_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successions" ADD CONSTRAINT "successions_to_staff_staff_id_fk" FOREIGN KEY ("to_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "successions" ADD CONSTRAINT "successions_by_staff_staff_id_fk" FOREIGN KEY ("by_staff") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_steps" ADD CONSTRAINT "target_steps_target_id_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_steps" ADD CONSTRAINT "target_steps_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "target_steps" ADD CONSTRAINT "target_steps_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "targets" ADD CONSTRAINT "targets_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assist_requests_by_lead" ON "assist_requests" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "assist_requests_open" ON "assist_requests" USING btree ("unit","due_at") WHERE "assist_requests"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "calendar_changes_by_time" ON "calendar_changes" USING btree ("at");--> statement-breakpoint
CREATE INDEX "daily_digests_by_mail" ON "daily_digests" USING btree ("mail_id");--> statement-breakpoint
CREATE INDEX "disposition_events_by_case" ON "disposition_events" USING btree ("case_id","seq");--> statement-breakpoint
CREATE INDEX "duty_days_by_staff" ON "duty_days" USING btree ("staff_id","day");--> statement-breakpoint
CREATE INDEX "lead_escalations_by_rung" ON "lead_escalations" USING btree ("rung","at");--> statement-breakpoint
CREATE INDEX "measure_approvals_by_lead" ON "measure_approvals" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "meetings_by_lead" ON "meetings" USING btree ("lead_id","round");--> statement-breakpoint
CREATE INDEX "robot_posts_by_robot" ON "robot_posts" USING btree ("robot_id","created_at");--> statement-breakpoint
CREATE INDEX "saved_views_by_staff" ON "saved_views" USING btree ("staff_id","created_at");--> statement-breakpoint
CREATE INDEX "successions_by_lead" ON "successions" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "successions_by_person" ON "successions" USING btree ("from_staff");--> statement-breakpoint
CREATE INDEX "target_steps_by_target" ON "target_steps" USING btree ("target_id","id");--> statement-breakpoint
ALTER TABLE "determinations" ADD CONSTRAINT "determinations_meeting_id_meetings_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meetings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_merged_into_leads_id_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_target_id_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_steps_by_time" ON "lead_steps" USING btree ("at","lead_id");--> statement-breakpoint
CREATE INDEX "leads_not_placed" ON "leads" USING btree ("id") WHERE "leads"."trays" is null;--> statement-breakpoint
CREATE INDEX "leads_by_main" ON "leads" USING btree ("merged_into") WHERE "leads"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "leads_by_target" ON "leads" USING btree ("target_id","received_seq") WHERE "leads"."target_id" is not null;--> statement-breakpoint
CREATE INDEX "blind_index_by_tag" ON "blind_index" USING btree ("tag","kind","lead_id");--> statement-breakpoint
ALTER TABLE "staff" DROP COLUMN "must_change_password";--> statement-breakpoint
ALTER TABLE "compartments" ADD CONSTRAINT "compartments_kind_known" CHECK ("compartments"."kind" in ('raw', 'brief', 'identity', 'payment', 'talk', 'findings', 'access', 'appeal', 'team', 'notes', 'approval', 'assist', 'case'));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_kind_known" CHECK ("documents"."kind" in ('REPORT', 'BRIEF', 'PERSON', 'CLAIM', 'MESSAGE', 'FINDING', 'DETERMINATION', 'NOTE', 'PURPOSE', 'ANSWER', 'APPEAL', 'MEETING', 'MINUTES', 'OFFICERS', 'MEASURE', 'EVENT', 'COLLECTED'));--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_merged_into_one" CHECK (("leads"."status" = 'MERGED') = ("leads"."merged_into" is not null));