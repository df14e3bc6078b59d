-- Drivers and their records: who they are, the state of each stream, the days of the bans.

create table driver (
  id uuid primary key,
  neph text not null,
  birth_name text not null,
  usage_name text,
  first_names text[] not null,
  sex text not null,
  birth_day date not null,
  -- INSEE code of the commune; empty when born abroad.
  birthplace_code text not null,
  birthplace text not null,
  birth_country text not null,
  constraint one_driver_a_neph unique (neph),
  constraint sex_is_known check (sex in ('female', 'male', 'unspecified'))
);
create index driver_by_birth_day on driver (birth_day);
comment on table driver is 'Who a driver is: personal, erasable. Events know the id alone.';

create table driver_record (
  id text primary key,
  version int not null,
  state jsonb not null,
  living_title text generated always as (state -> 'title' ->> 'number') stored
);
create unique index one_driver_a_living_title on driver_record (living_title);

create table ban (
  id uuid primary key,
  driver_id uuid not null,
  kind text not null,
  from_day date not null,
  last_day date,
  needs_aptitude boolean not null,
  aptitude_on date,
  lifted_on date,
  constraint ban_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint ban_kind_is_known check (kind in (
    'suspension-administrative', 'suspension-judicial', 'retention', 'annulment', 'invalidation', 'judicial-ban', 'foreign'
  )),
  constraint ban_ends_after_it_starts check (last_day >= from_day)
);
create index ban_by_driver on ban (driver_id);
comment on table ban is 'What takes the right to drive away, and when. The event points to this row; once it is erased the record folds without it.';

grant select, insert, update on driver, driver_record, ban to papier_app;
grant select, delete on driver, ban to papier_purge;
grant select on driver_record to papier_read;
