-- A fingerprint of the whole journal each day, published: who rewrites the past cannot rewrite what others have kept of it.
create table journal_print (
  day date not null,
  last_seq bigint not null,
  events bigint not null,
  hash bytea not null,
  constraint one_print_a_day primary key (day)
);
comment on table journal_print is 'The fingerprint of the journal up to the end of a day: SHA-256 over the fingerprint before and the hashes of the new events in order. Published; never changed.';

grant select on journal_print to papier_web, papier_read;
grant select, insert on journal_print to papier_worker;
