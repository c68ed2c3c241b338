-- As SQLite's of this number.

create index access_user_position on access_user (position_sort, user_id);
create index authenticator_token_held on authenticator_token (user_id, expires_at)
    where deleted_at is null;
create index authenticator_token_day on authenticator_token (last_day, token_id) where deleted_at is null;
create index authenticator_token_created on authenticator_token (cast(created_at as text), token_id)
    where deleted_at is null;
