-- What was done to whoever may read the journal is shown to those who watch, too.
alter table authenticator_notice add column auditor boolean not null default false;
