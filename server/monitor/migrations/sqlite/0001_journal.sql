-- What happened: every change, refusal and read of patient data, in order.
-- Written by the monitor only; nothing updates or deletes here.
create table journal_record (
    record_id integer primary key autoincrement,
    at bigint not null,
    source text not null,
    destination text not null,
    operation text not null,
    outcome text not null,
    -- Who asked: absent for strangers and the command line.
    user_id text,
    session_id text,
    workstation_id text,
    address text,
    -- What it was about, as "kind id".
    subject text,
    -- Why it was refused or what was changed: codes and ids, no entered text.
    detail text,
    -- How many events the line stands for.
    count bigint not null
);
create index journal_record_at on journal_record (at);
create index journal_record_user on journal_record (user_id, record_id);
