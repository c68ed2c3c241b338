-- Four eyes outlast the second pair by so much time in which the server runs: a clock that
-- is ahead, when it ran or when it begins, takes none of it. Where it began already, it
-- begins anew: 14 days.
alter table authenticator_four_eyes add column left_ms bigint not null default 1209600000;
alter table authenticator_four_eyes drop column held_at;
