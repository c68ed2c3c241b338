-- Four eyes outlast the second pair: whoever made themselves the only one who
-- can set a password and make a token still needs another for a while.
create table authenticator_four_eyes (
    four_eyes_id integer primary key,
    -- When two people could last do the two acts.
    held_at bigint not null
);
