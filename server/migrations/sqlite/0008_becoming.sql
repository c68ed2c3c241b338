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
