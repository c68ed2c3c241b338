-- A session knows where it was opened and when its password was last entered.

-- The network address, and the browser's short name; absent where unknown.
alter table authenticator_session add column address text;
alter table authenticator_session add column browser text;

alter table authenticator_session add column password_at bigint not null default 0;
update authenticator_session set password_at = started_at;
