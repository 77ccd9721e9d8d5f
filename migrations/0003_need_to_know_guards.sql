-- What the tables of need-to-know hold to by themselves.

-- Custody: a file's trail is the log's entries that name it.
CREATE INDEX audit_entries_by_evidence ON audit_entries ((facts ->> 'evidenceId'), id) WHERE facts ? 'evidenceId';
--> statement-breakpoint

-- Desks: a key that stood before its generations were counted is its first.
INSERT INTO desk_keys (desk_id, generation, public_key, key_mac, made_at) SELECT id, 1, public_key, key_mac, keyed_at FROM desks WHERE public_key IS NOT NULL AND key_mac IS NOT NULL ON CONFLICT DO NOTHING;
