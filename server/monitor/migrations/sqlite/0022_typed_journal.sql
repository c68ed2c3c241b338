-- What a line says beside who, what and when is typed, and names its patients itself.

-- For which organization, as whoever asked belonged to it then.
alter table journal_record add column organization_id text;
-- What else it concerned, whose data it showed or touched, which fields changed and
-- what was special: `shared::journal::Notes` as JSON.
alter table journal_record add column notes text;
-- Why it was refused or failed: a code.
alter table journal_record add column reason text;
-- The beginning of the digest of the policy's lines, by which it was decided.
alter table journal_record add column policy text;
-- The request that asked for it, as the server's log names it.
alter table journal_record add column request_id text;

update journal_record set reason = detail where outcome in ('refused', 'failed');

-- A card stands for a requisition, which is what its check was about.
update journal_record set subject = (select 'requisition ' || c.requisition_id
    from referrals_card c where c.rid = substr(journal_record.detail, 6))
where detail like 'card %' and subject is null;

-- Everything else that was said, word by word; of lists of patients the table of
-- patients has them all.
create table journal_word (
    record_id bigint not null,
    place bigint not null,
    word text not null,
    primary key (record_id, place)
);
with recursive word (record_id, place, word, rest) as (
    select record_id, 0, '',
        replace(replace(replace(detail, ', sent before', ' sent-before'), ';', ''), ',', '') || ' '
    from journal_record
    where outcome in ('done', 'delivered') and detail <> '' and detail not like 'patients %'
    union all
    select record_id, place + 1, substr(rest, 1, instr(rest, ' ') - 1),
        substr(rest, instr(rest, ' ') + 1)
    from word where rest <> ''
)
insert into journal_word select record_id, place, word from word where 0 < place;

-- Whom lines about requisitions and referrals concern, and those that found them.
insert into journal_patient (patient_id, record_id)
select q.patient_id, j.record_id
from journal_record j join referrals_requisition q on q.requisition_id = substr(j.subject, 13)
where j.subject like 'requisition %'
union select q.patient_id, j.record_id
from journal_record j join referrals_referral r on r.referral_id = substr(j.subject, 10)
join referrals_requisition q on q.requisition_id = r.requisition_id
where j.subject like 'referral %'
union select q.patient_id, w.record_id
from journal_word w join journal_record j on j.record_id = w.record_id
join referrals_referral r on r.referral_id = w.word
join referrals_requisition q on q.requisition_id = r.requisition_id
where j.operation = 'find_referrals'
on conflict do nothing;

-- A draft that was thrown away is known from what was said of it before.
insert into journal_patient (patient_id, record_id)
select distinct k.patient_id, j.record_id
from journal_record j join journal_record o on o.subject = j.subject
join journal_patient k on k.record_id = o.record_id
where j.operation = 'delete_draft' and j.outcome = 'done' and o.record_id < j.record_id
on conflict do nothing;

create table journal_note (
    record_id bigint not null,
    part text not null,
    place bigint not null,
    value text not null,
    primary key (record_id, part, place)
);

insert into journal_note (record_id, part, place, value)
select record_id, 'patients', row_number() over (partition by record_id order by patient_id),
    json_quote(patient_id)
from journal_patient;

insert into journal_note (record_id, part, place, value)
select w.record_id, 'also', w.place, json_object('kind', k.word, 'id', w.word)
from journal_word w join journal_record j on j.record_id = w.record_id
join journal_word k on k.record_id = w.record_id and k.place = w.place - 1
-- What a recovery says has names of accounts, which may be any of these words.
where j.operation <> 'recover' and k.word in ('user', 'token', 'session', 'workstation', 'requisition', 'key');

insert into journal_note (record_id, part, place, value)
select w.record_id, 'also', w.place, json_object('kind', 'referral', 'id', w.word)
from journal_word w join journal_record j on j.record_id = w.record_id
where j.operation = 'find_referrals' and w.word <> 'referrals';

insert into journal_note (record_id, part, place, value)
select w.record_id, 'changed', w.place, json_quote(w.word)
from journal_word w join journal_record j on j.record_id = w.record_id
where (j.operation = 'update_user'
    and w.word in ('full_name', 'organization_id', 'position', 'licence_number'))
or (j.operation = 'update_role' and w.word = 'name');

insert into journal_note (record_id, part, place, value)
select w.record_id, 'marks', w.place, json_object('mark', w.word)
from journal_word w join journal_record j on j.record_id = w.record_id
where j.operation <> 'recover' and w.word in ('alone', 'four-eyes-end', 'auditor', 'sent-before', 'compromised');

insert into journal_note (record_id, part, place, value)
select w.record_id, 'marks', w.place, json_object('mark',
    case when j.operation = 'create_assignment' or g.word = 'gave'
        then 'role-given' else 'role-withdrawn' end, 'role', w.word)
from journal_word w join journal_record j on j.record_id = w.record_id
join journal_word k on k.record_id = w.record_id and k.place = w.place - 1 and k.word = 'role'
left join journal_word g on g.record_id = w.record_id and g.place = w.place - 2
where j.operation <> 'recover' or g.word in ('gave', 'withdrew');

-- `permission:+` when the role was made or deleted, `permission:+→-` when it was changed.
insert into journal_note (record_id, part, place, value)
select record_id, 'marks', place,
    json_object('mark', 'permission', 'permission', permission,
        'before', case before when '+' then 'allow' when '-' then 'deny' end,
        'after', case after when '+' then 'allow' when '-' then 'deny' end)
from (
    select w.record_id, w.place, substr(w.word, 1, instr(w.word, ':') - 1) as permission,
        case j.operation
            when 'create_role' then ''
            when 'delete_role' then substr(w.word, instr(w.word, ':') + 1)
            else substr(w.word, instr(w.word, ':') + 1, instr(w.word, '→') - instr(w.word, ':') - 1)
        end as before,
        case j.operation
            when 'create_role' then substr(w.word, instr(w.word, ':') + 1)
            when 'delete_role' then ''
            else substr(w.word, instr(w.word, '→') + 1)
        end as after
    from journal_word w join journal_record j on j.record_id = w.record_id
    where j.operation in ('create_role', 'update_role', 'delete_role') and w.word like '%:%'
) said where before <> after;

insert into journal_note (record_id, part, place, value)
select w.record_id, 'marks', w.place, case k.word
    when 'operation' then json_object('mark', 'operation', 'operation', w.word)
    else json_object('mark', k.word, 'day', w.word) end
from journal_word w join journal_record j on j.record_id = w.record_id
join journal_word k on k.record_id = w.record_id and k.place = w.place - 1
where j.operation = 'read_journal' and k.word in ('operation', 'from', 'until');

-- `service: 1 new 2 changed 3 unchanged 4 deactivated`.
insert into journal_note (record_id, part, place, value)
select k.record_id, 'marks', k.place, json_object('mark', 'imported',
    'records', substr(k.word, 1, length(k.word) - 1),
    'new', cast(a.word as integer), 'changed', cast(b.word as integer),
    'unchanged', cast(c.word as integer), 'deactivated', cast(d.word as integer))
from journal_word k join journal_record j on j.record_id = k.record_id
join journal_word a on a.record_id = k.record_id and a.place = k.place + 1
join journal_word b on b.record_id = k.record_id and b.place = k.place + 3
join journal_word c on c.record_id = k.record_id and c.place = k.place + 5
join journal_word d on d.record_id = k.record_id and d.place = k.place + 7
where j.operation = 'import_catalogue' and k.word like '%:';

insert into journal_note (record_id, part, place, value)
select w.record_id, 'marks', w.place, case
    when s.word is null then json_object('mark', 'by', 'account', w.word)
    else json_object('mark', 'by', 'account', w.word, 'sudo', s.word) end
from journal_word w join journal_record j on j.record_id = w.record_id
join journal_word k on k.record_id = w.record_id and k.place = w.place - 1 and k.word = 'os-user'
left join journal_word s on s.record_id = w.record_id and s.place = w.place + 2
    and exists (select 1 from journal_word t where t.record_id = w.record_id
        and t.place = w.place + 1 and t.word = 'sudo-user')
where j.operation = 'recover';

update journal_record set notes = (
    select json_group_object(part, json(list)) from (
        select part, json_group_array(json(value)) as list
        from (select part, value from journal_note n
            where n.record_id = journal_record.record_id order by part, place) ordered
        group by part) parts)
where record_id in (select record_id from journal_note);

drop table journal_note;
drop table journal_word;
alter table journal_record drop column detail;
