-- That somebody had a session's cookie without the key of its workstation: when
-- and from where last, and how often.
alter table authenticator_session add column bare_at bigint;
alter table authenticator_session add column bare_from text;
alter table authenticator_session add column bare_count bigint not null default 0;
