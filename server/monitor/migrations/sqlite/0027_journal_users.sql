-- Whom a line concerns beside its subject: whoever was acted upon finds it by their name.
create table journal_user (
    user_id text not null,
    record_id bigint not null references journal_record,
    primary key (user_id, record_id)
);

-- A damaged line hides no other.
insert into journal_user (user_id, record_id)
select distinct json_extract(also.value, '$.id'), j.record_id
from journal_record j,
    json_each(case when json_valid(j.notes) then j.notes else '{}' end, '$.also') also
where j.notes like '%"kind":"user"%' and json_extract(also.value, '$.kind') = 'user'
    and json_extract(also.value, '$.id') is not null;

-- Of tokens that were deleted until now, only the record says whose they were.
insert into journal_user (user_id, record_id)
select t.user_id, j.record_id
from journal_record j join authenticator_token t on t.token_id = substr(j.subject, 7)
where j.operation = 'delete_token' and j.outcome = 'done' and j.subject like 'token %'
on conflict do nothing;
