-- As SQLite's of this number.
create table monitor_server (
    server_id text collate "C" primary key,
    changes bigint not null,
    at bigint not null
);

create table monitor_turn (
    turn_id bigint primary key
);

create table monitor_steward (
    steward_id bigint primary key,
    server_id text collate "C" not null,
    beats bigint not null
);
insert into monitor_steward (steward_id, server_id, beats) values (1, '', 0);

create table monitor_nonce (
    nonce text collate "C" primary key,
    at bigint not null,
    session_id text collate "C",
    address text collate "C"
);
create index monitor_nonce_at on monitor_nonce (at);

create table monitor_secret (
    secret_id bigint primary key,
    secret bytea not null
);

create table monitor_tally (
    tally_id text collate "C" primary key,
    count bigint not null,
    at bigint not null
);
create index monitor_tally_at on monitor_tally (at);
