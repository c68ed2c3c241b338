-- The name of the key that signed a token file. Of those made before nobody wrote it down:
-- they end with the first key that others may know.
alter table authenticator_token add column kid text;

-- Those of keys that others may know work no more and must count for nothing: the first
-- key that took over after a token was made took over from the one that had signed it.
create table authenticator_rotation as
select at, coalesce(notes, '') like '%"compromised"%' as known_to_others
from journal_record where operation = 'rotate_staff_key' and outcome = 'done';

update authenticator_token set deleted_at = (select min(r.at) from authenticator_rotation r
    where r.at >= authenticator_token.created_at)
where deleted_at is null and (select r.known_to_others from authenticator_rotation r
    where r.at >= authenticator_token.created_at order by r.at limit 1);

delete from authenticator_session where token_id in
    (select token_id from authenticator_token where deleted_at is not null);

drop table authenticator_rotation;
