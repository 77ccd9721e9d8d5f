-- What the tables of need-to-know hold to by themselves.

-- Custody: a file's trail is the log's entries that name it.
CREATE INDEX audit_entries_by_evidence ON audit_entries ((facts ->> 'evidenceId'), id) WHERE facts ? 'evidenceId';
