-- For how long a link is kept yet, in milliseconds that the server lives through: a clock that
-- is ahead for a while deletes none. A minute longer than it works, for time is counted about
-- twice a minute.
alter table authenticator_enrolment add column left_ms bigint not null default 960000;
