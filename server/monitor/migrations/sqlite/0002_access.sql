-- Who is there and who may do what.

create table access_organization (
    organization_id text primary key,
    name text not null,
    -- Folded: unique without regard to case; the id once it is deleted.
    name_key text not null unique,
    -- Ukrainian collation key in hexadecimal: its order is equal on every engine.
    name_sort text not null,
    created_at bigint not null,
    changed_at bigint,
    changed_by text,
    -- Set when it is deleted: deleted users keep where they issued from.
    deleted_at bigint,
    version bigint not null
);

create table access_user (
    user_id text primary key,
    login text not null,
    -- Lower case. Stays when the user is deleted: a login is never reused.
    login_key text not null unique,
    full_name text not null,
    full_name_sort text not null,
    organization_id text not null references access_organization,
    position text not null,
    position_sort text not null,
    licence_number text,
    -- Full name and login, folded, to search in: all that whoever picks a
    -- person may search by.
    search text not null,
    position_search text not null,
    created_at bigint not null,
    changed_at bigint,
    changed_by text,
    -- Set when the user is deleted: name and licence stay on what they issued.
    deleted_at bigint,
    version bigint not null
);
create index access_user_name on access_user (full_name_sort, user_id);
create index access_user_organization on access_user (organization_id);

create table access_role (
    role_id text primary key,
    name text not null,
    -- The code of a shipped role until somebody renames it.
    shipped text,
    created_at bigint not null,
    changed_at bigint,
    changed_by text,
    version bigint not null
);

-- Every name a role goes by, folded: unique without regard to case. A shipped
-- role has one in each language while it is translated.
create table access_role_name (
    name_key text primary key,
    role_id text not null references access_role
);
create index access_role_name_role on access_role_name (role_id);

-- What a role says of a permission. No row: undefined.
create table access_role_permission (
    role_id text not null references access_role,
    permission text not null,
    allowed boolean not null,
    primary key (role_id, permission)
);

create table access_assignment (
    assignment_id text primary key,
    user_id text not null references access_user,
    role_id text not null references access_role,
    given_at bigint not null,
    given_by text,
    unique (user_id, role_id)
);
create index access_assignment_role on access_assignment (role_id);
