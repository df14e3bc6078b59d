-- What is told of a driver whom nobody knows yet: kept aside, sealed, until the driver is known or the law orders its erasure.

create table fact_aside (
  -- The id that the fact will have in the record.
  id uuid primary key,
  client_id text not null,
  kind text not null,
  reference text not null,
  revision int not null,
  -- Keyed hash of the NEPH: who appears finds what waits for them, and nobody reads it here.
  who bytea not null,
  told_at timestamptz not null,
  -- The next day on which it is compared again with the drivers who are known.
  look_on date not null,
  erase_on date not null,
  -- The driver whom it nearly names: an agent decides.
  near_driver uuid,
  sealed bytea not null,
  constraint aside_of_a_client foreign key (client_id) references door_client (id),
  constraint aside_near_a_known_driver foreign key (near_driver) references driver (id) on delete set null,
  constraint one_aside_a_revision unique (client_id, kind, reference, revision)
);
create index fact_aside_by_who on fact_aside (who);
create index fact_aside_by_day on fact_aside (look_on);
create index fact_aside_to_erase on fact_aside (erase_on);
create index fact_aside_near on fact_aside (near_driver) where near_driver is not null;
comment on table fact_aside is 'A fact told of a driver whom nobody knows, sealed with whom it names. It is heard when the driver is known.';

create table fact_aside_key (
  aside_id uuid primary key,
  master text not null,
  wrapped bytea not null,
  constraint key_of_an_aside foreign key (aside_id) references fact_aside (id) on delete cascade
);
comment on table fact_aside_key is 'The key of each fact kept aside. Without this row no copy of it opens any more.';

create table aside_decision (
  id uuid primary key,
  aside_id uuid not null,
  driver_id uuid not null,
  same boolean not null,
  decided_at timestamptz not null,
  decided_by text not null,
  reason text not null,
  constraint decision_on_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint one_decision_a_driver unique (aside_id, driver_id)
);
comment on table aside_decision is 'What an agent decided of a fact that nearly names a driver: the same person, or not; with the reason.';

grant select, insert, update, delete on fact_aside to papier_web;
grant select, update, delete on fact_aside to papier_worker;
grant select, insert on fact_aside_key to papier_web;
grant select on fact_aside_key to papier_worker;
grant update (master, wrapped) on fact_aside_key to papier_worker;
grant select, insert on aside_decision to papier_web;
grant select on aside_decision to papier_worker;
grant select (id, teller) on door_client to papier_worker;
grant select, delete on fact_aside, fact_aside_key to papier_purge;
