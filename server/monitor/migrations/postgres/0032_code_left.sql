-- As SQLite's of this number.
alter table authenticator_credential add column left_ms bigint;
