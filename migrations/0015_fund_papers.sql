CREATE TABLE "paper_verdicts" (
	"paper_id" uuid PRIMARY KEY NOT NULL,
	"verdict" text NOT NULL,
	"signature" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "paper_verdicts_known" CHECK ("paper_verdicts"."verdict" in ('CLEAN', 'INFECTED'))
);
