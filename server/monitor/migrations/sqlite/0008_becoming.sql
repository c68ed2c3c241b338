-- Nobody becomes a colleague: what was issued says which version of its issuer
-- it was, and a licence number is one person's.

-- The record as it was, from each version on.
create table access_user_version (
    user_id text not null references access_user,
    version bigint not null,
    full_name text not null,
    organization_id text not null references access_organization,
    -- Its name at the time.
    organization text not null,
    position text not null,
    licence_number text,
    at bigint not null,
    -- Absent for the command line.
    by_user text,
    by_name text,
    primary key (user_id, version)
);

-- What was before is not known any more: versions begin with what is on record.
insert into access_user_version
select u.user_id, u.version, u.full_name, u.organization_id, o.name, u.position,
    u.licence_number, coalesce(u.changed_at, u.created_at), u.changed_by, b.full_name
from access_user u
join access_organization o on o.organization_id = u.organization_id
left join access_user b on b.user_id = u.changed_by;

-- The licence number of an active user, unique. Where several have one already,
-- the oldest record keeps it and the others are left as they are until somebody
-- changes their number: which of them is right, no migration knows.
alter table access_user add column licence_key text;
update access_user set licence_key = licence_number
where deleted_at is null and not exists (
    select 1 from access_user o
    where o.licence_number = access_user.licence_number and o.deleted_at is null
    and o.user_id < access_user.user_id
);
create unique index access_user_licence on access_user (licence_key);

-- The version of whoever issued or acted; absent for what is older than this.
alter table referrals_requisition add column requester_version bigint;
alter table referrals_history add column by_version bigint;

-- Four eyes: who created or reset a user, until the owner has signed in with a
-- password of their own; absent for the command line.
alter table authenticator_credential add column set_by text;
update authenticator_credential set set_by = (
    select j.user_id from journal_record j
    where j.operation in ('create_user', 'reset_password') and j.outcome = 'done'
    and j.subject = 'user ' || authenticator_credential.user_id
    order by j.record_id desc limit 1
) where change_required;

-- What others did to somebody's way in, for its owner to read.
create table authenticator_notice (
    notice_id text primary key,
    user_id text not null,
    act text not null,
    at bigint not null,
    -- Absent for the command line.
    by_user text,
    by_name text,
    -- The same person set the password and made a token, because nobody else
    -- could have.
    alone boolean not null,
    -- The first sign-in since; shown from then on for a while.
    shown_from bigint
);
create index authenticator_notice_user on authenticator_notice (user_id);
