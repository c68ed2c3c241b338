-- Who is able to sign in is judged by what happened, and an enrolment link by
-- whoever made it.

-- Which key has signed whom in. A key that is replaced knows nobody.
create table authenticator_signed_in (
    user_id text not null,
    -- RFC 7638 thumbprint of the workstation's key.
    thumbprint text not null,
    -- The latest time.
    at bigint not null,
    primary key (user_id, thumbprint)
);

-- What the journal still tells of the time before, since each present key was
-- enrolled, and the sessions that are open.
insert into authenticator_signed_in (user_id, thumbprint, at)
select c.user_id, w.thumbprint, max(j.at)
from journal_record j
join authenticator_credential c on j.subject = 'user ' || c.user_id
join authenticator_workstation w on w.workstation_id = j.workstation_id
where j.operation = 'authenticate' and j.outcome = 'done'
and w.thumbprint is not null and w.enrolled_at <= j.at
group by c.user_id, w.thumbprint;

insert into authenticator_signed_in (user_id, thumbprint, at)
select s.user_id, w.thumbprint, max(s.started_at)
from authenticator_session s
join authenticator_workstation w on w.workstation_id = s.workstation_id
where w.thumbprint is not null and not exists (
    select 1 from authenticator_signed_in k
    where k.user_id = s.user_id and k.thumbprint = w.thumbprint
)
group by s.user_id, w.thumbprint;

-- Who made the link; absent for the command line. Of open links nobody knows
-- who made them, so they end: they would have worked for a quarter of an hour.
alter table authenticator_enrolment add column made_by text;
delete from authenticator_enrolment;
