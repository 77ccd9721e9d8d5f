CREATE TABLE "emblem_pictures" (
	"size" integer PRIMARY KEY NOT NULL,
	"png" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "licence_entries" (
	"list_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL,
	"kind" text NOT NULL,
	"licence_no" text NOT NULL,
	"valid_until" date,
	CONSTRAINT "licence_entries_list_id_line_pk" PRIMARY KEY("list_id","line")
);
--> statement-breakpoint
CREATE TABLE "licence_lists" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"as_of" date NOT NULL,
	"entries" integer NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"published_by" uuid,
	"published_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "message_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"compartment_id" uuid NOT NULL,
	"store_key" text NOT NULL,
	"sealed_key" "bytea" NOT NULL,
	"sealed_facts" "bytea" NOT NULL,
	"stored_bytes" bigint NOT NULL,
	"position" integer NOT NULL,
	"scanned" boolean NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "message_files_store_key_unique" UNIQUE("store_key"),
	CONSTRAINT "message_files_erased_keep_nothing" CHECK (case when "message_files"."erased_at" is null then octet_length("message_files"."sealed_key") > 0 and octet_length("message_files"."sealed_facts") > 0
        else octet_length("message_files"."sealed_key") = 0 and octet_length("message_files"."sealed_facts") = 0
          and "message_files"."store_key" = 'erased ' || "message_files"."id"::text end)
);
--> statement-breakpoint
CREATE TABLE "reporter_contacts" (
	"lead_id" uuid PRIMARY KEY NOT NULL,
	"sealed_address" "bytea" NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "statistics_releases" (
	"period" text PRIMARY KEY NOT NULL,
	"body" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "villages" (
	"code" text PRIMARY KEY NOT NULL,
	"township_code" text NOT NULL,
	"name_zh" text NOT NULL,
	"name_en" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "compartments" DROP CONSTRAINT "compartments_kind_known";--> statement-breakpoint
ALTER TABLE "documents" DROP CONSTRAINT "documents_kind_known";--> statement-breakpoint
ALTER TABLE "counter_payments" ADD COLUMN "saw_authority" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "districts" ADD COLUMN "region_zh" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "districts" ADD COLUMN "region_en" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "districts" ADD COLUMN "lead_colour" text DEFAULT '#0b5d66' NOT NULL;--> statement-breakpoint
ALTER TABLE "districts" ADD COLUMN "emblem" text;--> statement-breakpoint
ALTER TABLE "districts" ADD COLUMN "texts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "named_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "by_duty" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "proxy_tag" "bytea";--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "claim_reminded" integer;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "appealed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "appeal_document_id" uuid;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "appeal_answered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "rewards" ADD COLUMN "appeal_reason" text;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "short_zh" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "units" ADD COLUMN "short_en" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "licence_entries" ADD CONSTRAINT "licence_entries_list_id_licence_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."licence_lists"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_lists" ADD CONSTRAINT "licence_lists_uploaded_by_staff_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "licence_lists" ADD CONSTRAINT "licence_lists_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_compartment_id_compartments_id_fk" FOREIGN KEY ("compartment_id") REFERENCES "public"."compartments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reporter_contacts" ADD CONSTRAINT "reporter_contacts_lead_id_leads_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."leads"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "villages" ADD CONSTRAINT "villages_township_code_townships_code_fk" FOREIGN KEY ("township_code") REFERENCES "public"."townships"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_files_by_compartment" ON "message_files" USING btree ("compartment_id");--> statement-breakpoint
CREATE INDEX "villages_township" ON "villages" USING btree ("township_code");--> statement-breakpoint
ALTER TABLE "rewards" ADD CONSTRAINT "rewards_appeal_document_id_documents_id_fk" FOREIGN KEY ("appeal_document_id") REFERENCES "public"."documents"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "compartments" ADD CONSTRAINT "compartments_kind_known" CHECK ("compartments"."kind" in ('raw', 'brief', 'identity', 'payment', 'talk', 'findings', 'access', 'appeal'));--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_kind_known" CHECK ("documents"."kind" in ('REPORT', 'BRIEF', 'PERSON', 'CLAIM', 'MESSAGE', 'FINDING', 'DETERMINATION', 'NOTE', 'PURPOSE', 'ANSWER', 'APPEAL'));--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_named_later" CHECK ("leads"."named_at" is null or "leads"."identity_mode" = 'NAMED');