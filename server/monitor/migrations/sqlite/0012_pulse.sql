-- Whether anything can be written is found out by writing.
create table monitor_pulse (
    pulse_id integer primary key,
    -- When it was last written.
    at bigint not null,
    -- Takes up room, for a moment.
    room blob
);
insert into monitor_pulse (pulse_id, at) values (1, 0);
