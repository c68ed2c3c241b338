-- By which folding the columns that are searched, compared and ordered by were
-- written: where it is another than the program's, they are made anew at start.
create table monitor_folding (
    folding_id integer primary key,
    version bigint not null
);
insert into monitor_folding (folding_id, version) values (1, 0);

-- Codes without what stands between their letters and digits, to be looked for
-- by; written as the above is.
alter table referrals_service add column code_key text not null default '';
alter table referrals_diagnosis add column code_key text not null default '';
create index referrals_diagnosis_key on referrals_diagnosis (system, code_key);
create index referrals_service_key on referrals_service (code_key);
