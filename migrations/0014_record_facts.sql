-- What is told of drivers: each fact in a row of its own, sealed with a key of its own, erased with it.

drop table ban;

create table record_fact (
  id uuid primary key,
  driver_id uuid not null,
  kind text not null,
  source text not null,
  reference text not null,
  revision int not null,
  told_at timestamptz not null,
  -- The day the record learnt it, and the day it was taken back.
  known_on date not null,
  taken_back_on date,
  -- Told, but not by two people yet: it does not count.
  proposed boolean not null default false,
  -- The first day on which the law orders its erasure; nothing while none is known.
  erase_on date,
  salt bytea not null,
  sealed bytea not null,
  constraint fact_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint one_fact_a_revision unique (source, kind, reference, revision)
);
create index record_fact_by_driver on record_fact (driver_id);
create index record_fact_to_erase on record_fact (erase_on) where erase_on is not null;
comment on table record_fact is 'One thing told of a driver, sealed. The event in the journal knows its id and a salted commitment; once the row is erased the record folds without it.';

create table record_key (
  fact_id uuid primary key references record_fact (id) on delete cascade,
  master text not null,
  wrapped bytea not null
);
create index record_key_by_master on record_key (master);
comment on table record_key is 'The key of each fact. Without this row no copy of the fact opens any more.';

grant select, insert on record_fact, record_key to papier_web, papier_worker;
grant update (known_on, taken_back_on, proposed, erase_on) on record_fact to papier_web, papier_worker;
grant update (master, wrapped) on record_key to papier_worker;
grant select, delete on record_fact, record_key to papier_purge;
