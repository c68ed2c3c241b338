-- Servers that share a database tell each other of what they change. Where the database is a
-- file, one process has it, and nothing of this is used.

-- How often a server has changed what others may know by heart: rights, tokens, workstations,
-- sessions. A row a server, so that none waits for another; what it begins with is when.
create table monitor_server (
    server_id text primary key not null,
    changes integer not null,
    at integer not null
);

-- Who writes locks it, beside others or alone. It stays empty.
create table monitor_turn (
    turn_id integer primary key
);

-- Which server keeps the house: it counts the time that passes for all, and clears away. Another
-- takes over once the beats have stood still for long.
create table monitor_steward (
    steward_id integer primary key,
    server_id text not null,
    beats integer not null
);
insert into monitor_steward (steward_id, server_id, beats) values (1, '', 0);

-- Nonces that proofs have used: none is accepted twice, by whichever server. A session and an
-- address that has proven explain a cookie that came from there without a proof just before.
create table monitor_nonce (
    nonce text primary key not null,
    at integer not null,
    session_id text,
    address text
);
create index monitor_nonce_at on monitor_nonce (at);

-- What servers know each other's nonces and receipts by.
create table monitor_secret (
    secret_id integer primary key,
    secret blob not null
);

-- What all servers count together: failures that make wait, questions in a minute. By a digest
-- of what they are counted by.
create table monitor_tally (
    tally_id text primary key not null,
    count integer not null,
    at integer not null
);
create index monitor_tally_at on monitor_tally (at);
