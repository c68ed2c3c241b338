-- As SQLite's of this number.
alter table authenticator_token add column made_with text collate "C";
alter table authenticator_credential add column made_with text collate "C";
