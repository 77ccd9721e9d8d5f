CREATE TABLE "server_keys" (
	"generation" integer PRIMARY KEY NOT NULL,
	"proof" "bytea" NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
