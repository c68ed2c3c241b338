-- Who is perhaps on record already is called a likely duplicate, in the journal too.
update journal_record set reason = 'likely-duplicate' where reason = 'likely-twin';
