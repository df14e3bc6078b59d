-- What waits for a decision of aptitude, and who holds it: the list that an office works by.

create table awaited_aptitude (
  -- The fact of the measure.
  about uuid primary key,
  driver_id uuid not null,
  -- The préfecture that decides; empty while it is not known: every office sees it.
  office text not null,
  last_day date not null,
  held_by text not null,
  missing text[] not null,
  -- The day on which the préfecture had everything.
  complete_on date,
  constraint aptitude_of_a_known_driver foreign key (driver_id) references driver (id) on delete cascade,
  constraint holder_of_aptitude_is_known check (held_by in ('driver', 'prefecture'))
);
create index awaited_aptitude_by_office on awaited_aptitude (office, last_day);
create index awaited_aptitude_by_driver on awaited_aptitude (driver_id);
comment on table awaited_aptitude is 'Each measure that waits for the préfet’s decision of aptitude, written anew each time its record is looked at.';

grant select, insert, update, delete on awaited_aptitude to papier_worker;
grant select on awaited_aptitude to papier_web;
grant select, delete on awaited_aptitude to papier_purge;
