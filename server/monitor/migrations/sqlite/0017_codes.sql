-- Nobody chooses another's password: its owner sets it, with a code that works once.

-- Whether `password` is the digest of such a code.
alter table authenticator_credential add column one_time boolean not null default false;
-- From when on what somebody else gave works no more; absent for a password of one's own.
alter table authenticator_credential add column lapses_at bigint;
-- When a code opened its session.
alter table authenticator_credential add column used_at bigint;

-- What was given before gets a week from now, so that nobody is cut off unwarned.
update authenticator_credential
set lapses_at = (unixepoch() + 7 * 24 * 60 * 60) * 1000
where change_required;
