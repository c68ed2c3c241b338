-- For how long a one-time code or an initial password is kept yet, in milliseconds that the
-- server lives through: one that a clock gave which was ahead does not begin to work when its
-- days come. A minute longer than it works, for time is counted about twice a minute. Null where
-- it was given before this was counted.
alter table authenticator_credential add column left_ms bigint;
