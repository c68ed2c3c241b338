-- Zeros before a licence number make no other number of it. Where two have the same so,
-- the oldest record keeps it, as in 0008.
update access_user set licence_key = null
where licence_key is not null and exists (
    select 1 from access_user o
    where ltrim(o.licence_key, '0') = ltrim(access_user.licence_key, '0')
    and o.user_id < access_user.user_id
);
update access_user set licence_key = ltrim(licence_key, '0') where licence_key like '0%';
