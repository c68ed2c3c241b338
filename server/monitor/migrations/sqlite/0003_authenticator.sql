-- Who is who: passwords, workstations, tokens, sessions.

-- One per user; goes when the user goes.
create table authenticator_credential (
    user_id text primary key,
    login_key text not null unique,
    -- Argon2id, as a PHC string.
    password text not null,
    password_set_at bigint not null,
    -- Somebody else set the password: it must be changed before anything else.
    change_required boolean not null,
    last_sign_in_at bigint
);

create table authenticator_workstation (
    workstation_id text primary key,
    name text not null,
    name_key text not null unique,
    name_sort text not null,
    place text not null,
    inventory_label text not null,
    -- RFC 7638 thumbprint of the enrolled key; absent until enrolled.
    thumbprint text unique,
    enrolled_at bigint,
    created_at bigint not null,
    changed_at bigint,
    changed_by text,
    version bigint not null
);

-- The one open enrolment link of a workstation. Only the code's digest is kept.
create table authenticator_enrolment (
    workstation_id text primary key references authenticator_workstation,
    code_sha256 text not null unique,
    expires_at bigint not null
);

create table authenticator_token (
    token_id text primary key,
    user_id text not null,
    workstation_id text not null,
    -- Of the token as issued; the token itself is not kept.
    sha256 text not null,
    job_title text not null,
    -- Minutes since midnight.
    start_work bigint not null,
    end_work bigint not null,
    valid_from bigint not null,
    last_day text not null,
    -- The instant the last shift is over.
    expires_at bigint not null,
    session_hours bigint,
    created_at bigint not null,
    created_by text,
    -- Deleted tokens stay as tombstones, so that their owner can be told.
    deleted_at bigint
);
create index authenticator_token_user on authenticator_token (user_id);
create index authenticator_token_workstation on authenticator_token (workstation_id);

create table authenticator_session (
    session_id text primary key,
    -- Of the cookie's value; the value itself is not kept.
    secret_sha256 text not null unique,
    user_id text not null,
    token_id text not null references authenticator_token,
    workstation_id text not null references authenticator_workstation,
    started_at bigint not null,
    last_seen_at bigint not null,
    ends_at bigint not null,
    ends_by text not null
);
create index authenticator_session_user on authenticator_session (user_id);
