ALTER TABLE "duty_days" ALTER COLUMN "set_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "licence_lists" ALTER COLUMN "uploaded_by" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "robots" ALTER COLUMN "created_by" DROP NOT NULL;